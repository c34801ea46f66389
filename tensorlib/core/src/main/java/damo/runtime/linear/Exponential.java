package damo.runtime.linear;

/**
 * The exponential of a matrix by scaling, a Padé approximant of degree 3 to 13, and squaring:
 * Higham, The scaling and squaring method for the matrix exponential revisited (2005).
 */
public final class Exponential {
  /** Below which 1-norm an approximant of this degree is exact to rounding. */
  private static final double[] BOUNDS = {
    1.495585217958292e-2,
    2.539398330063230e-1,
    9.504178996162932e-1,
    2.097847961257068,
    5.371920351148152
  };

  private static final int[] DEGREES = {3, 5, 7, 9, 13};

  private Exponential() {}

  /** The exponential of a square matrix of finite elements. */
  public static Dense of(Dense a) {
    double norm = norm(a);
    for (int i = 0; i < DEGREES.length; i++)
      if (norm <= BOUNDS[i]) return approximant(a, DEGREES[i]);
    int squarings = Math.max(0, Math.getExponent(norm / BOUNDS[BOUNDS.length - 1]) + 1);
    Dense out = approximant(a.scaled(Math.scalb(1.0, -squarings)), 13);
    for (int i = 0; i < squarings; i++) out = out.times(out);
    return out;
  }

  /** The greatest sum of a column. */
  private static double norm(Dense a) {
    double out = 0;
    for (int j = 0; j < a.columns(); j++) {
      double sum = 0;
      for (int i = 0; i < a.rows(); i++) sum += Math.abs(a.get(i, j));
      out = Math.max(out, sum);
    }
    return out;
  }

  /** {@code (V − U)⁻¹ (V + U)}: V has the even powers of the numerator, U the odd ones. */
  private static Dense approximant(Dense a, int degree) {
    double[] c = coefficients(degree);
    Dense square = a.times(a);
    Dense power = Dense.identity(a.rows());
    Dense even = Dense.zeros(a.rows(), a.rows());
    Dense odd = Dense.zeros(a.rows(), a.rows());
    for (int i = 0; i <= degree; i += 2) {
      even = even.plus(c[i], power);
      odd = odd.plus(c[i + 1], power);
      if (i + 1 < degree) power = power.times(square);
    }
    Dense u = a.times(odd);
    Dense out = even.plus(1, u);
    Lu.of(even.plus(-1, u)).solve(out);
    return out;
  }

  /** Of the numerator, the least one 1: {@code (2q − j)! q! / ((2q)! (q − j)! j!)}. */
  private static double[] coefficients(int q) {
    double[] out = new double[q + 1];
    out[0] = 1;
    for (int j = 1; j <= q; j++) out[j] = out[j - 1] * (q - j + 1) / ((2.0 * q - j + 1) * j);
    return out;
  }
}
