/**
 * Routines that draw random numbers from a state that they are given. Start with {@link
 * damo.link.routine.random.Draw}.
 */
@NullMarked
package damo.link.routine.random;

import org.jspecify.annotations.NullMarked;
