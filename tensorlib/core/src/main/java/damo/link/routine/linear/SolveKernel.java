package damo.link.routine.linear;

import damo.error.DamoException;
import damo.runtime.linear.Cholesky;
import damo.runtime.linear.Dense;
import damo.runtime.linear.Lu;
import damo.runtime.linear.Triangular;
import damo.scalar.Ints;
import java.util.List;

/**
 * The x with {@code a x = b}.
 *
 * @param positive whether the matrix must be positive definite
 */
record SolveKernel(boolean positive) implements Kernel {
  @Override
  public List<Ints> shapes(List<Ints> in) {
    Kernel.square(in.get(0));
    Kernel.sameRows(in.get(0), in.get(1));
    return List.of(in.get(1));
  }

  @Override
  public void compute(List<Dense> in, List<Dense> out) {
    Dense a = in.get(0);
    Dense x = out.getFirst();
    x.copyFrom(in.get(1));
    if (positive && solvedByCholesky(a, x)) return;
    Lu lu = Lu.of(a);
    if (lu.isSingular()) throw singular();
    lu.solve(x);
  }

  /** Whether the matrix is symmetric, so that half the work was enough. */
  private static boolean solvedByCholesky(Dense a, Dense x) {
    Dense l = Dense.zeros(a.rows(), a.rows());
    if (!Cholesky.factor(a, l)) throw CholeskyKernel.notPositive();
    if (!a.isSymmetric()) return false;
    new Triangular(true, false).solve(l, x);
    new Triangular(false, false).solve(l.transposed(), x);
    return true;
  }

  static DamoException singular() {
    return new DamoException("the matrix is singular");
  }
}
