/**
 * Pictures from pixels, without AWT: {@link damo.display.png.Png} writes the file, {@link
 * damo.display.png.ColorMap} turns numbers to colours, {@link damo.display.png.Raster} places them.
 */
@NullMarked
package damo.display.png;

import org.jspecify.annotations.NullMarked;
