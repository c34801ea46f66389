package damo.runtime.linear;

/**
 * The unitary {@code (c, s; −s̄, c)} that takes a pair of complex numbers to {@code (r, 0)}.
 *
 * @param c real
 */
record Rotation(double c, double sRe, double sIm) {
  static Rotation of(double xRe, double xIm, double yRe, double yIm) {
    double x = Math.hypot(xRe, xIm);
    double y = Math.hypot(yRe, yIm);
    if (y == 0) return new Rotation(1, 0, 0);
    if (x == 0) return new Rotation(0, yRe / y, -yIm / y);
    double r = Math.hypot(x, y);
    double scale = 1 / x / r;
    return new Rotation(x / r, (xRe * yRe + xIm * yIm) * scale, (xIm * yRe - xRe * yIm) * scale);
  }

  /** Rows {@code i} and {@code i + 1} become their combinations. */
  void rows(ComplexMatrix a, int i) {
    for (int j = 0; j < a.columns(); j++) apply(a, a.at(i, j), a.at(i + 1, j), sRe, sIm);
  }

  /** The adjoint from the right: columns {@code j} and {@code j + 1}. */
  void columns(ComplexMatrix a, int j) {
    for (int i = 0; i < a.rows(); i++) apply(a, a.at(i, j), a.at(i, j + 1), sRe, -sIm);
  }

  private void apply(ComplexMatrix a, int p, int q, double re, double im) {
    double[] r = a.re();
    double[] m = a.im();
    double xr = r[p];
    double xm = m[p];
    double yr = r[q];
    double ym = m[q];
    r[p] = c * xr + re * yr - im * ym;
    m[p] = c * xm + re * ym + im * yr;
    r[q] = c * yr - re * xr - im * xm;
    m[q] = c * ym - re * xm + im * xr;
  }
}
