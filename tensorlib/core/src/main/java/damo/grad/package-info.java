/** Differentiation of graphs. Start with {@link damo.grad.Gradients}. */
@NullMarked
package damo.grad;

import org.jspecify.annotations.NullMarked;
