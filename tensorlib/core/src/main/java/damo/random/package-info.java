/**
 * Streams of random numbers as state with default updates. Start with {@link
 * damo.random.RandomStreams}.
 */
@NullMarked
package damo.random;

import org.jspecify.annotations.NullMarked;
