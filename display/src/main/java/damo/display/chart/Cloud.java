package damo.display.chart;

import damo.display.part.Image;
import damo.display.png.Png;
import damo.display.svg.Palette;

/**
 * Many points as pixels, where each would be an element of a drawing. A pixel is of the class drawn
 * last on it, and the stronger the more often it was hit.
 */
final class Cloud {
  private static final int LEVELS = 3;
  private static final int[] ALPHA = {0x90, 0xc8, 0xff};

  private final int width;
  private final int height;
  private final int classes;
  private final byte[] pixels;

  /** Sizes in pixels; {@code classes} are the colours that differ. */
  Cloud(int width, int height, int classes) {
    this.width = width;
    this.height = height;
    this.classes = Math.min(classes, 16);
    this.pixels = new byte[width * height];
  }

  void add(int cls, double x, double y, double r) {
    Mark mark = Mark.of(cls);
    double reach = 1.3 * r;
    for (int row = (int) Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row++) {
      for (int column = (int) Math.max(0, x - reach);
          column <= Math.min(width - 1, x + reach);
          column++) {
        if (mark.covers(column + 0.5 - x, row + 0.5 - y, r)) {
          hit(row * width + column, cls % classes);
        }
      }
    }
  }

  private void hit(int pixel, int cls) {
    int first = 1 + cls * LEVELS;
    int now = pixels[pixel];
    boolean own = now >= first && now < first + LEVELS;
    pixels[pixel] = (byte) (own ? Math.min(now + 1, first + LEVELS - 1) : first);
  }

  Image.Png image() {
    int[] palette = new int[1 + classes * LEVELS];
    for (int cls = 0; cls < classes; cls++) {
      int rgb = Integer.parseInt(Palette.series(cls).substring(1), 16);
      for (int level = 0; level < LEVELS; level++) {
        palette[1 + cls * LEVELS + level] = ALPHA[level] << 24 | rgb;
      }
    }
    return new Image.Png(Png.indexed(pixels, width, height, palette), width, height);
  }
}
