package damo.display.number;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;

/**
 * How the numbers of one column are written, so that their points stand below each other.
 *
 * @param places digits behind the point; −1 when the numbers are too far apart to share any
 */
public record Decimals(int places) {
  private static final int DIGITS = 4;
  private static final double FAR = 1e5;

  /** As few places as show all exactly, and no more than four digits of the largest. */
  public static Decimals of(double... column) {
    double[] sizes =
        Arrays.stream(column).filter(v -> Double.isFinite(v) && v != 0).map(Math::abs).toArray();
    double most = Arrays.stream(sizes).max().orElse(1);
    double least = Arrays.stream(sizes).min().orElse(1);
    if (most >= 1e9 || least < 1e-6 || (most / least > FAR && exact(sizes) > DIGITS)) {
      return new Decimals(-1);
    }
    int enough = Math.clamp(DIGITS - 1 - (int) Math.floor(Math.log10(most)), 0, 9);
    int exact = exact(sizes);
    return new Decimals(exact <= DIGITS ? Math.min(exact, Math.max(enough, DIGITS)) : enough);
  }

  private static int exact(double[] sizes) {
    return Arrays.stream(sizes)
        .mapToInt(v -> Math.max(0, BigDecimal.valueOf(v).stripTrailingZeros().scale()))
        .max()
        .orElse(0);
  }

  /** {@code 0.9712}; {@code nan} and {@code inf} as words. */
  public String text(double v) {
    return places < 0 || !Double.isFinite(v)
        ? Fmt.num(v)
        : String.format(Locale.ROOT, "%." + places + "f", v);
  }
}
