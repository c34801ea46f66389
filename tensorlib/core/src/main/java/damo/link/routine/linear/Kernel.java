package damo.link.routine.linear;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.runtime.linear.Dense;
import damo.scalar.Ints;
import java.util.List;

/** What is computed of one matrix, or of one of each input. */
interface Kernel {
  /**
   * The shapes of the results, of rank 0 to 2.
   *
   * @param in the shapes of the matrices
   * @throws ShapeException if they do not fit
   */
  List<Ints> shapes(List<Ints> in);

  /**
   * Computes the results: a vector is a row.
   *
   * @param in may be written to
   * @param out holding anything
   * @throws damo.error.DamoException if there is no result
   */
  void compute(List<Dense> in, List<Dense> out);

  /** The length of both axes. */
  static int square(Ints matrix) {
    if (matrix.get(0) != matrix.get(1))
      throw new ShapeException("expected a square matrix, got shape " + Geometry.text(matrix));
    return matrix.get(0);
  }

  /** Checks that a matrix on the right has as many rows as the one on the left. */
  static void sameRows(Ints a, Ints b) {
    if (a.get(0) != b.get(0))
      throw new ShapeException("the first has " + a.get(0) + " rows, the second has " + b.get(0));
  }

  static int lesser(Ints matrix) {
    return Math.min(matrix.get(0), matrix.get(1));
  }
}
