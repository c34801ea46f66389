package damo.display.png;

/**
 * Colours for numbers on a scale. Each map rises (or falls, on either side of the middle) steadily
 * in lightness, so that it also reads in grey and for readers who see fewer hues.
 */
public enum ColorMap {
  /** Ink on paper, for digits and other pictures. */
  INK(0xf6f6f3, 0x9a9da3, 0x17191d),
  /** Dark to light, for numbers of one sign. */
  SEQUENTIAL(0x1b1b4b, 0x2f4a8c, 0x237a93, 0x35a381, 0x9ac94f, 0xf6e24b),
  /** Blue below zero, white at it, orange above. */
  DIVERGING(0x123f73, 0x3f83bd, 0xa9cde6, 0xf7f7f5, 0xf8c48d, 0xdd7a2c, 0x873607);

  static final int LEVELS = 251;
  static final byte GAP = (byte) 252;
  static final byte NAN = (byte) 253;
  static final byte NAN_HATCH = (byte) 254;

  private final int[] palette = new int[255];

  ColorMap(int... anchors) {
    for (int i = 0; i < LEVELS; i++) {
      palette[i] = 0xff000000 | between(anchors, i / (double) (LEVELS - 1));
    }
    palette[NAN & 255] = 0xffe0218a;
    palette[NAN_HATCH & 255] = 0xff5c0a36;
  }

  private static int between(int[] anchors, double at) {
    double place = at * (anchors.length - 1);
    int left = Math.min((int) place, anchors.length - 2);
    double part = place - left;
    return channel(anchors, left, part, 16)
        | channel(anchors, left, part, 8)
        | channel(anchors, left, part, 0);
  }

  private static int channel(int[] anchors, int left, double part, int shift) {
    int a = anchors[left] >> shift & 255;
    int b = anchors[left + 1] >> shift & 255;
    return (int) Math.round(a + (b - a) * part) << shift;
  }

  int[] palette() {
    return palette;
  }

  /** Index of the colour of {@code v} on the scale; clamped outside of it. */
  static byte index(double v, double min, double max) {
    if (Double.isNaN(v)) {
      return NAN;
    }
    double part = max > min ? (v - min) / (max - min) : 0.5;
    return (byte) Math.round(Math.clamp(part, 0, 1) * (LEVELS - 1));
  }

  /** The colour at a place from 0 to 1, as {@code #rrggbb}. */
  public String hex(double at) {
    int index = (int) Math.round(Math.clamp(at, 0, 1) * (LEVELS - 1));
    return "#%06x".formatted(palette[index] & 0xffffff);
  }
}
