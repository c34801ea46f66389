package damo.display.svg;

/**
 * How wide text will be, without a font: widths of a common sans-serif, on the wide side, so that
 * boxes are roomy rather than tight.
 */
public final class TextWidth {
  private static final String NARROW = "iIjl.,:;'|!()[]{}ftr ";
  private static final String WIDE = "mwMW@%—";

  private TextWidth() {}

  /** Pixels of a line of text at a font size. */
  public static double of(String text, double fontSize) {
    return text.codePoints().mapToDouble(TextWidth::em).sum() * fontSize;
  }

  private static double em(int c) {
    if (NARROW.indexOf(c) >= 0) {
      return 0.36;
    }
    if (WIDE.indexOf(c) >= 0) {
      return 0.9;
    }
    if (Character.isUpperCase(c)) {
      return 0.68;
    }
    return c > 0x2e80 ? 1.05 : 0.59;
  }
}
