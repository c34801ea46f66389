/**
 * Sums, products, powers and choices as trees of nodes, where lines of a table do not reach. Start
 * with {@link damo.rewrite.passes.algebra.TermTree}.
 */
@NullMarked
package damo.rewrite.passes.algebra;

import org.jspecify.annotations.NullMarked;
