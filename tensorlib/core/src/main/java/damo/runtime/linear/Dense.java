package damo.runtime.linear;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A matrix of float64, row by row.
 *
 * @param elements not copied: who has the matrix may write to it
 */
public record Dense(int rows, int columns, double[] elements) {
  /** Zeros. */
  public static Dense zeros(int rows, int columns) {
    return new Dense(rows, columns, new double[rows * columns]);
  }

  /** Ones on the diagonal, zeros elsewhere. */
  public static Dense identity(int n) {
    Dense out = zeros(n, n);
    for (int i = 0; i < n; i++) out.set(i, i, 1);
    return out;
  }

  static Dense of(DMatrixRMaj m) {
    return new Dense(m.numRows, m.numCols, m.data);
  }

  /** The same elements as EJML sees them. */
  DMatrixRMaj shared() {
    return DMatrixRMaj.wrap(rows, columns, elements);
  }

  /** A copy as EJML sees it. */
  DMatrixRMaj copied() {
    return copy().shared();
  }

  /** The element in row {@code i} and column {@code j}. */
  public double get(int i, int j) {
    return elements[i * columns + j];
  }

  /** Sets the element in row {@code i} and column {@code j}. */
  public void set(int i, int j, double v) {
    elements[i * columns + j] = v;
  }

  /** One that shares no elements. */
  public Dense copy() {
    return new Dense(rows, columns, Arrays.copyOf(elements, rows * columns));
  }

  /** Takes over the elements of a matrix of the same shape. */
  public void copyFrom(Dense other) {
    System.arraycopy(other.elements, 0, elements, 0, rows * columns);
  }

  /** Sets all elements. */
  public void fill(double v) {
    Arrays.fill(elements, 0, rows * columns, v);
  }

  /** Whether no element is NaN or infinite. */
  public boolean isFinite() {
    for (int i = 0; i < rows * columns; i++) if (!Double.isFinite(elements[i])) return false;
    return true;
  }

  /** Whether it equals its transpose, exactly; of a square matrix. */
  public boolean isSymmetric() {
    for (int i = 0; i < rows; i++)
      for (int j = 0; j < i; j++) if (get(i, j) != get(j, i)) return false;
    return true;
  }

  /** A copy with rows and columns exchanged. */
  public Dense transposed() {
    Dense out = zeros(columns, rows);
    for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) out.set(j, i, get(i, j));
    return out;
  }

  /** The matrix product. */
  public Dense times(Dense b) {
    Dense out = zeros(rows, b.columns);
    if (rows > 0 && b.columns > 0 && columns > 0)
      CommonOps_DDRM.mult(shared(), b.shared(), out.shared());
    return out;
  }

  /** {@code this + factor b}, element by element. */
  Dense plus(double factor, Dense b) {
    Dense out = copy();
    for (int i = 0; i < rows * columns; i++) out.elements[i] += factor * b.elements[i];
    return out;
  }

  Dense scaled(double factor) {
    Dense out = copy();
    for (int i = 0; i < rows * columns; i++) out.elements[i] *= factor;
    return out;
  }

  /** Where row {@code i} starts. */
  int row(int i) {
    return i * columns;
  }
}
