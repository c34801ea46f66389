/**
 * Pseudo-random numbers, bit for bit those of NumPy. Start with {@link
 * damo.runtime.random.MersenneTwister}.
 */
@NullMarked
package damo.runtime.random;

import org.jspecify.annotations.NullMarked;
