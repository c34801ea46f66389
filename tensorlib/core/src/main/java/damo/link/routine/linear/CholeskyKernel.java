package damo.link.routine.linear;

import damo.error.DamoException;
import damo.runtime.linear.Cholesky;
import damo.runtime.linear.Dense;
import damo.scalar.Ints;
import java.util.List;

/**
 * The lower triangular factor.
 *
 * @param nan whether a matrix that is not positive definite gives NaN, and is no error
 */
record CholeskyKernel(boolean nan) implements Kernel {
  @Override
  public List<Ints> shapes(List<Ints> in) {
    Kernel.square(in.getFirst());
    return in;
  }

  @Override
  public void compute(List<Dense> in, List<Dense> out) {
    if (Cholesky.factor(in.getFirst(), out.getFirst())) return;
    if (!nan) throw notPositive();
    out.getFirst().fill(Double.NaN);
  }

  static DamoException notPositive() {
    return new DamoException("the matrix is not positive definite");
  }
}
