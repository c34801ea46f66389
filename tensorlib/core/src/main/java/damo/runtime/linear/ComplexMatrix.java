package damo.runtime.linear;

/** A matrix of complex numbers, row by row, real and imaginary parts apart. */
record ComplexMatrix(int rows, int columns, double[] re, double[] im) {
  static ComplexMatrix zeros(int rows, int columns) {
    return new ComplexMatrix(rows, columns, new double[rows * columns], new double[rows * columns]);
  }

  static ComplexMatrix of(Dense a) {
    return new ComplexMatrix(
        a.rows(), a.columns(), a.copy().elements(), new double[a.rows() * a.columns()]);
  }

  int at(int i, int j) {
    return i * columns + j;
  }

  /** The size of an element. */
  double size(int i, int j) {
    return Math.hypot(re[at(i, j)], im[at(i, j)]);
  }

  /** Transposed, with the signs of imaginary parts turned. */
  ComplexMatrix adjoint() {
    ComplexMatrix out = zeros(/* rows= */ columns, /* columns= */ rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        out.re[out.at(j, i)] = re[at(i, j)];
        out.im[out.at(j, i)] = -im[at(i, j)];
      }
    }
    return out;
  }

  ComplexMatrix times(ComplexMatrix b) {
    ComplexMatrix out = zeros(rows, b.columns);
    for (int i = 0; i < rows; i++)
      for (int k = 0; k < columns; k++) out.addRow(i, re[at(i, k)], im[at(i, k)], b, k);
    return out;
  }

  /** Adds a multiple of row {@code k} of {@code b} to row {@code i}. */
  private void addRow(int i, double x, double y, ComplexMatrix b, int k) {
    for (int j = 0, p = at(i, 0), q = b.at(k, 0); j < columns; j++, p++, q++) {
      re[p] += x * b.re[q] - y * b.im[q];
      im[p] += x * b.im[q] + y * b.re[q];
    }
  }

  /** Takes the real parts. */
  void realTo(Dense out) {
    System.arraycopy(re, 0, out.elements(), 0, rows * columns);
  }
}
