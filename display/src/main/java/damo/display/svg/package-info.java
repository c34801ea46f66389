/**
 * Writes SVG by hand: text stays text, numbers are short, colours read on white and on near-black.
 * {@link damo.display.svg.Svg} is the pen, {@link damo.display.svg.Palette} the colours. Uses no
 * AWT, so it works on a machine without fonts.
 */
@NullMarked
package damo.display.svg;

import org.jspecify.annotations.NullMarked;
