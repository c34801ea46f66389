/**
 * Convolutions and their gradients on arrays. Start with {@link
 * damo.link.routine.conv.ConvolutionRoutine}.
 */
@NullMarked
package damo.link.routine.conv;

import org.jspecify.annotations.NullMarked;
