/**
 * What makes a panel move without slowing the training that feeds it: {@link
 * damo.display.live.Series} keeps a curve of any length in a fixed space, {@link
 * damo.display.live.Pace} says when a frame is due, {@link damo.display.live.Painter} draws on a
 * thread of its own, the latest frame only. {@code damo.display.Live} is the door to it.
 */
@NullMarked
package damo.display.live;

import org.jspecify.annotations.NullMarked;
