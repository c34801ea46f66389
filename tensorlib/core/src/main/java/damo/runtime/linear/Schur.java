package damo.runtime.linear;

import org.jspecify.annotations.Nullable;

/**
 * A square matrix as {@code U T Uᴴ}, U unitary, T upper triangular: Hessenberg form by rotations,
 * then QR steps with Wilkinson's shifts (Golub and Van Loan, Matrix Computations, chapter 7).
 */
record Schur(ComplexMatrix u, ComplexMatrix t) {
  private static final int STEPS_FOR_EACH = 60;

  /** Null if the steps do not converge. */
  static @Nullable Schur of(Dense a) {
    Schur out = new Schur(ComplexMatrix.of(Dense.identity(a.rows())), ComplexMatrix.of(a));
    out.toHessenberg();
    return out.toTriangle() ? out : null;
  }

  private void rotate(Rotation by, int i) {
    by.rows(t, i);
    by.columns(t, i);
    by.columns(u, i);
  }

  /** Makes element (i + 1, k) zero by a rotation of rows i and i + 1. */
  private void eliminate(int i, int k) {
    int x = t.at(i, k);
    int y = t.at(i + 1, k);
    rotate(Rotation.of(t.re()[x], t.im()[x], t.re()[y], t.im()[y]), i);
    clear(y);
  }

  private void clear(int at) {
    t.re()[at] = 0;
    t.im()[at] = 0;
  }

  private void toHessenberg() {
    for (int k = 0; k < t.rows() - 2; k++) for (int i = t.rows() - 2; i > k; i--) eliminate(i, k);
  }

  private boolean toTriangle() {
    double negligible = Math.ulp(1.0) * norm();
    int last = t.rows() - 1;
    int steps = 0;
    while (last > 0) {
      int first = firstOfBlock(last, negligible);
      if (first == last) {
        last--;
        steps = 0;
      } else if (steps++ == STEPS_FOR_EACH) {
        return false;
      } else {
        step(first, last, steps % 10 == 0);
      }
    }
    return true;
  }

  /**
   * The block that ends at {@code last} starts below a subdiagonal element that is as good as 0.
   */
  private int firstOfBlock(int last, double negligible) {
    for (int i = last; i > 0; i--) {
      if (t.size(i, i - 1) <= negligible) {
        clear(t.at(i, i - 1));
        return i;
      }
    }
    return 0;
  }

  /** The root of the sum of squares; rotations do not change it. */
  private double norm() {
    double out = 0;
    for (int i = 0; i < t.rows(); i++)
      for (int j = 0; j < t.rows(); j++) out = Math.hypot(out, t.size(i, j));
    return out;
  }

  /** One implicit QR step on the rows and columns from first to last. */
  private void step(int first, int last, boolean exceptional) {
    double[] shift = exceptional ? unusual(last) : wilkinson(last);
    int x = t.at(first, first);
    int y = t.at(first + 1, first);
    rotate(Rotation.of(t.re()[x] - shift[0], t.im()[x] - shift[1], t.re()[y], t.im()[y]), first);
    for (int i = first + 1; i < last; i++) eliminate(i, i - 1);
  }

  /** For matrices that the usual shift leaves as they are. */
  private double[] unusual(int last) {
    int d = t.at(last, last);
    return new double[] {t.re()[d] + 0.75 * t.size(last, last - 1), t.im()[d]};
  }

  /** The eigenvalue of the last two rows and columns that is closer to the last element. */
  private double[] wilkinson(int last) {
    int a = t.at(last - 1, last - 1);
    int b = t.at(last - 1, last);
    int c = t.at(last, last - 1);
    int d = t.at(last, last);
    double[] re = t.re();
    double[] im = t.im();
    double halfRe = (re[a] - re[d]) / 2;
    double halfIm = (im[a] - im[d]) / 2;
    double bcRe = re[b] * re[c] - im[b] * im[c];
    double bcIm = re[b] * im[c] + im[b] * re[c];
    double[] root = root(halfRe * halfRe - halfIm * halfIm + bcRe, 2 * halfRe * halfIm + bcIm);
    double sign = halfRe * root[0] + halfIm * root[1] < 0 ? -1 : 1;
    double qRe = halfRe + sign * root[0];
    double qIm = halfIm + sign * root[1];
    double size = qRe * qRe + qIm * qIm;
    if (size == 0) return new double[] {re[d], im[d]};
    return new double[] {
      re[d] - (bcRe * qRe + bcIm * qIm) / size, im[d] - (bcIm * qRe - bcRe * qIm) / size
    };
  }

  private static double[] root(double re, double im) {
    double size = Math.sqrt(Math.hypot(re, im));
    double angle = Math.atan2(im, re) / 2;
    return new double[] {size * Math.cos(angle), size * Math.sin(angle)};
  }
}
