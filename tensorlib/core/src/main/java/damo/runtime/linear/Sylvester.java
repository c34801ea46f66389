package damo.runtime.linear;

import java.util.Objects;

/** Linear equations between matrices, by triangular forms (Bartels and Stewart, 1972). */
public final class Sylvester {
  private final boolean discrete;

  /**
   * Which equation to solve.
   *
   * @param discrete {@code x − a x b = q}, else {@code a x + x b = q}
   */
  public Sylvester(boolean discrete) {
    this.discrete = discrete;
  }

  /**
   * Solves for matrices of finite elements.
   *
   * @param x becomes the solution
   * @return false if there is not exactly one solution
   */
  public boolean solve(Dense a, Dense b, Dense q, Dense x) {
    Schur left = Objects.requireNonNull(Schur.of(a), "no convergence");
    Schur right = Objects.requireNonNull(Schur.of(b), "no convergence");
    ComplexMatrix y = left.u().adjoint().times(ComplexMatrix.of(q)).times(right.u());
    for (int k = 0; k < y.columns(); k++) {
      ComplexMatrix done = doneBefore(y, right.t(), k);
      add(y, k, discrete ? left.t().times(done) : done, discrete ? 1 : -1);
      int at = right.t().at(k, k);
      if (!solveColumn(left.t(), right.t().re()[at], right.t().im()[at], y, k)) return false;
    }
    left.u().times(y).times(right.u().adjoint()).realTo(x);
    return true;
  }

  /** What the columns before {@code k} contribute to it: a column. */
  private static ComplexMatrix doneBefore(ComplexMatrix y, ComplexMatrix s, int k) {
    ComplexMatrix out = ComplexMatrix.zeros(y.rows(), 1);
    for (int i = 0; i < y.rows(); i++) {
      for (int j = 0; j < k; j++) {
        int p = y.at(i, j);
        int q = s.at(j, k);
        out.re()[i] += y.re()[p] * s.re()[q] - y.im()[p] * s.im()[q];
        out.im()[i] += y.re()[p] * s.im()[q] + y.im()[p] * s.re()[q];
      }
    }
    return out;
  }

  private static void add(ComplexMatrix y, int k, ComplexMatrix column, double sign) {
    for (int i = 0; i < y.rows(); i++) {
      y.re()[y.at(i, k)] += sign * column.re()[i];
      y.im()[y.at(i, k)] += sign * column.im()[i];
    }
  }

  /** Solves {@code (p T + q I) y = f} upwards: p 1 and q the number s, or p −s and q 1. */
  private boolean solveColumn(ComplexMatrix t, double sRe, double sIm, ComplexMatrix y, int k) {
    double pRe = discrete ? -sRe : 1;
    double pIm = discrete ? -sIm : 0;
    double least = 8 * Math.ulp(1.0) * scale(t, sRe, sIm);
    for (int i = t.rows() - 1; i >= 0; i--) {
      int at = y.at(i, k);
      int diagonal = t.at(i, i);
      for (int j = i + 1; j < t.rows(); j++) {
        int e = t.at(i, j);
        int f = y.at(j, k);
        double re = pRe * t.re()[e] - pIm * t.im()[e];
        double im = pRe * t.im()[e] + pIm * t.re()[e];
        y.re()[at] -= re * y.re()[f] - im * y.im()[f];
        y.im()[at] -= re * y.im()[f] + im * y.re()[f];
      }
      double dRe = pRe * t.re()[diagonal] - pIm * t.im()[diagonal] + (discrete ? 1 : sRe);
      double dIm = pRe * t.im()[diagonal] + pIm * t.re()[diagonal] + (discrete ? 0 : sIm);
      if (Math.hypot(dRe, dIm) <= least) return false;
      divide(y, at, dRe, dIm);
    }
    return true;
  }

  private double scale(ComplexMatrix t, double sRe, double sIm) {
    double s = Math.hypot(sRe, sIm);
    double greatest = 0;
    for (int i = 0; i < t.rows(); i++) greatest = Math.max(greatest, t.size(i, i));
    return discrete ? 1 + s * greatest : s + greatest;
  }

  private static void divide(ComplexMatrix y, int at, double re, double im) {
    double size = re * re + im * im;
    double x = (y.re()[at] * re + y.im()[at] * im) / size;
    y.im()[at] = (y.im()[at] * re - y.re()[at] * im) / size;
    y.re()[at] = x;
  }
}
