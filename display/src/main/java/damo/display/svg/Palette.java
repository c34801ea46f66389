package damo.display.svg;

/**
 * Colours with a contrast of about 3:1 or more on both white and #111, so that a picture reads in
 * either theme even when the page's theme is not the system's. Neighbours differ in lightness as
 * well as in hue, for readers who see fewer colours.
 */
public final class Palette {
  public static final String INK = "#767d88";
  public static final String GRID = "#8a919b";

  public static final String BLUE = "#3b82c4";
  public static final String ORANGE = "#dd7a11";
  public static final String GREEN = "#1f9d78";
  public static final String PINK = "#c4569f";
  public static final String PURPLE = "#8a6fd1";
  public static final String CYAN = "#25a3ba";
  public static final String RED = "#d1493f";
  public static final String GREY = "#80868f";

  private static final String[] SERIES = {BLUE, ORANGE, GREEN, PINK, PURPLE, CYAN, RED, GREY};

  private Palette() {}

  /** The colour of the i-th series; repeats after eight. */
  public static String series(int i) {
    return SERIES[Math.floorMod(i, SERIES.length)];
  }
}
