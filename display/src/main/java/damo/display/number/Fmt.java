package damo.display.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Short, locale-free texts of numbers, shapes, times and sizes. */
public final class Fmt {
  private Fmt() {}

  /** Four significant digits; exponents only where they are shorter. */
  public static String num(double v) {
    return num(v, 4);
  }

  public static String num(double v, int digits) {
    if (Double.isNaN(v)) {
      return "nan";
    }
    if (Double.isInfinite(v)) {
      return v > 0 ? "inf" : "-inf";
    }
    if (v == Math.rint(v) && Math.abs(v) < 1e7) {
      return Long.toString((long) v);
    }
    double size = Math.abs(v);
    return size < 1e-3 || size >= 1e6 ? exponent(v, digits) : plain(v, digits);
  }

  private static String plain(double v, int digits) {
    return new BigDecimal(v).round(new MathContext(digits)).stripTrailingZeros().toPlainString();
  }

  private static String exponent(double v, int digits) {
    String text = String.format(Locale.ROOT, "%." + (digits - 2) + "e", v);
    int e = text.indexOf('e');
    String mantissa = text.substring(0, e).replaceAll("\\.?0+$", "");
    return mantissa + "e" + Integer.parseInt(text.substring(e + 1));
  }

  /** Digits in groups of three: {@code 1,234,567}. */
  public static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** {@code (2, 3)}; {@code (3,)}; {@code ()}; −1 is an unknown length and reads {@code ?}. */
  public static String shape(long... shape) {
    String inner =
        Arrays.stream(shape)
            .mapToObj(n -> n < 0 ? "?" : Long.toString(n))
            .collect(Collectors.joining(", "));
    return "(" + inner + (shape.length == 1 ? ",)" : ")");
  }

  /**
   * Seconds as a person says them: {@code 340 ms}, {@code 12.3 s}, {@code 4:05}, {@code 1:02:03}.
   */
  public static String seconds(double s) {
    if (Double.isNaN(s) || Double.isInfinite(s)) {
      return "?";
    }
    if (s < 1) {
      return Math.round(s * 1000) + " ms";
    }
    if (s < 60) {
      return String.format(Locale.ROOT, "%.1f s", s);
    }
    long whole = Math.round(s);
    return whole < 3600
        ? "%d:%02d".formatted(whole / 60, whole % 60)
        : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
  }

  /** At most {@code max} characters, the last an ellipsis when something was cut. */
  public static String clip(String text, int max) {
    return text.length() <= max ? text : text.substring(0, Math.max(0, max - 1)) + "…";
  }
}
