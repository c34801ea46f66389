/** Graphs for all elements of a batch at once. Start with {@link damo.grad.batch.Lifting}. */
@NullMarked
package damo.grad.batch;

import org.jspecify.annotations.NullMarked;
