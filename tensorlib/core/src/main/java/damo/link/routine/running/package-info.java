/**
 * What is accumulated along an axis. Start with {@link damo.link.routine.running.Running}; what it
 * needs of arrays is in {@link damo.link.routine}.
 */
@NullMarked
package damo.link.routine.running;

import org.jspecify.annotations.NullMarked;
