/** Reductions of what need not be computed in full. Start with {@link ReductionOfReduction}. */
@NullMarked
package damo.rewrite.passes.reduce;

import org.jspecify.annotations.NullMarked;
