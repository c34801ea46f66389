package damo.display.number;

import java.util.Arrays;

/**
 * How an array became another of the same shape.
 *
 * @param before Euclidean norm of the one, of its finite numbers
 * @param after of the other
 * @param differences after minus before; NaN where either is not finite
 * @param broken how many of those there are
 */
public record Change(String shape, double before, double after, double[] differences, int broken) {
  /** What changed from {@code a} to {@code b}. */
  public static Change of(Values a, Values b) {
    double[] x = a.data();
    double[] y = b.data();
    double[] differences = new double[x.length];
    int broken = 0;
    for (int i = 0; i < x.length; i++) {
      boolean finite = Double.isFinite(x[i]) && Double.isFinite(y[i]);
      differences[i] = finite ? y[i] - x[i] : Double.NaN;
      broken += finite ? 0 : 1;
    }
    return new Change(a.shapeText(), norm(x), norm(y), differences, broken);
  }

  /** Euclidean norm of the finite numbers. */
  public static double norm(double[] v) {
    return Math.sqrt(Arrays.stream(v).filter(Double::isFinite).map(a -> a * a).sum());
  }

  public double norm() {
    return norm(differences);
  }

  /** The difference by the norm there was. */
  public double relative() {
    return before > 0 ? norm() / before : Double.NaN;
  }

  /** Whether all numbers are as they were. */
  public boolean none() {
    return broken == 0 && Arrays.stream(differences).allMatch(d -> d == 0);
  }

  /** The change that is farthest from zero, with its sign. */
  public double largest() {
    int at = farthest();
    return at < 0 ? 0 : differences[at];
  }

  /** Where in the flat array that is. */
  public String where() {
    int at = farthest();
    return at < 0 ? "" : "number " + at + " of " + Fmt.count(differences.length);
  }

  private int farthest() {
    int best = -1;
    for (int i = 0; i < differences.length; i++) {
      boolean farther = best < 0 || Math.abs(differences[i]) > Math.abs(differences[best]);
      best = Double.isFinite(differences[i]) && farther ? i : best;
    }
    return best;
  }
}
