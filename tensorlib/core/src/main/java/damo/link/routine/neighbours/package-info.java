/**
 * Patches of images on arrays. Start with {@link damo.link.routine.neighbours.NeighboursRoutine}.
 */
@NullMarked
package damo.link.routine.neighbours;

import org.jspecify.annotations.NullMarked;
