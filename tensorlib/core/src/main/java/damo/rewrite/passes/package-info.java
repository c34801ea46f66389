/** Structural rewrites, a class each. Start with {@link damo.rewrite.passes.Fusion}. */
@NullMarked
package damo.rewrite.passes;

import org.jspecify.annotations.NullMarked;
