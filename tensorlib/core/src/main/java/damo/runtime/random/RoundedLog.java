package damo.runtime.random;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The natural logarithm, correctly rounded in all but one of ten thousand cases.
 *
 * <p>{@code Math.log} may be off by one unit in the last place, and by others on other machines;
 * then normal numbers would not be those of NumPy, whose C library rounds nearly always right.
 *
 * <p>With {@code x = 2^k m} and {@code c} near {@code 1/m}, {@code log x = k log 2 - log c + log(m
 * c)}; the first two come from a table with twice the precision of a double, {@code m c - 1} is
 * small and exact.
 */
final class RoundedLog {
  private static final int STEPS = 128;
  private static final MathContext DIGITS = new MathContext(40);
  private static final double[] HIGH = new double[STEPS + 1];
  private static final double[] LOW = new double[STEPS + 1];

  static {
    for (int i = STEPS / 2; i <= STEPS; i++) {
      BigDecimal log = negatedLog(i);
      HIGH[i] = log.doubleValue();
      LOW[i] = log.subtract(new BigDecimal(HIGH[i])).doubleValue();
    }
  }

  private RoundedLog() {}

  /** {@code -log(i / STEPS)} by the series of {@code 2 artanh((s - i) / (s + i))}. */
  private static BigDecimal negatedLog(int i) {
    BigDecimal t = BigDecimal.valueOf(STEPS - i).divide(BigDecimal.valueOf(STEPS + i), DIGITS);
    BigDecimal square = t.multiply(t, DIGITS);
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal power = t;
    for (int n = 1; n < 90; n += 2) {
      sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS), DIGITS);
      power = power.multiply(square, DIGITS);
    }
    return sum.add(sum, DIGITS);
  }

  /** For positive, normal {@code x}. */
  static double log(double x) {
    int k = Math.getExponent(x);
    double m = Math.scalb(x, -k);
    int i = (int) Math.rint(STEPS / m);
    double z = Math.fma(m, (double) i / STEPS, -1.0);
    double twos = k * HIGH[STEPS / 2];
    double twosLow = Math.fma(k, HIGH[STEPS / 2], -twos) + k * LOW[STEPS / 2];
    double half = -0.5 * z * z;
    double halfLow = Math.fma(-0.5 * z, z, -half);
    double low = twosLow + LOW[i] + halfLow + z * z * z * tail(z);
    double table = twos + HIGH[i];
    low += lost(twos, HIGH[i], table);
    double whole = table + z;
    low += lost(table, z, whole);
    double sum = whole + half;
    low += lost(whole, half, sum);
    return sum + low;
  }

  /** {@code (log(1 + z) - z + z² / 2) / z³}. */
  private static double tail(double z) {
    double p = 1.0 / 11;
    for (int n = 10; n >= 3; n--) p = 1.0 / n - z * p;
    return p;
  }

  /** What rounding took from {@code a + b}. */
  private static double lost(double a, double b, double sum) {
    double bb = sum - a;
    return (a - (sum - bb)) + (b - bb);
  }
}
