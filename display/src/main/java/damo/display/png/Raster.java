package damo.display.png;

import damo.display.part.Image;
import java.util.Arrays;

/**
 * A picture under construction: matrices are placed on it, each number a square of whole pixels.
 */
public final class Raster {
  private final int width;
  private final int height;
  private final int scale;
  private final ColorMap colors;
  private final byte[] pixels;

  /** An empty (transparent) picture; sizes in pixels. */
  public Raster(int width, int height, int scale, ColorMap colors) {
    this.width = width;
    this.height = height;
    this.scale = scale;
    this.colors = colors;
    this.pixels = new byte[width * height];
    Arrays.fill(pixels, ColorMap.GAP);
  }

  /** Draws a matrix with its top left number at pixel (x0, y0). */
  public Raster place(double[][] matrix, int x0, int y0, double min, double max) {
    for (int r = 0; r < matrix.length; r++) {
      for (int c = 0; c < matrix[r].length; c++) {
        square(x0 + c * scale, y0 + r * scale, ColorMap.index(matrix[r][c], min, max));
      }
    }
    return this;
  }

  private void square(int x0, int y0, byte index) {
    for (int y = y0; y < Math.min(height, y0 + scale); y++) {
      for (int x = x0; x < Math.min(width, x0 + scale); x++) {
        boolean hatch = index == ColorMap.NAN && scale > 2 && (x + y) % 4 == 0;
        pixels[y * width + x] = hatch ? ColorMap.NAN_HATCH : index;
      }
    }
  }

  public Image.Png image() {
    return new Image.Png(Png.indexed(pixels, width, height, colors.palette()), width, height);
  }
}
