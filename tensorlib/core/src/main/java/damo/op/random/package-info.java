/** Draws of random numbers. Start with {@link damo.op.random.RandomDraw}. */
@NullMarked
package damo.op.random;

import org.jspecify.annotations.NullMarked;
