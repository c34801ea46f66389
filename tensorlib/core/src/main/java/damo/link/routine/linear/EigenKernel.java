package damo.link.routine.linear;

import damo.error.DamoException;
import damo.runtime.linear.Dense;
import damo.runtime.linear.SymmetricEigen;
import damo.scalar.Ints;
import java.util.List;

/** Eigenvalues, and eigenvectors if there is a second output; the lower triangle is read. */
record EigenKernel(boolean vectors) implements Kernel {
  @Override
  public List<Ints> shapes(List<Ints> in) {
    int n = Kernel.square(in.getFirst());
    return vectors ? List.of(Ints.of(n), Ints.of(n, n)) : List.of(Ints.of(n));
  }

  @Override
  public void compute(List<Dense> in, List<Dense> out) {
    Dense a = in.getFirst();
    if (!a.isFinite()) {
      for (Dense o : out) o.fill(Double.NaN);
      return;
    }
    Dense v = vectors ? out.getLast() : Dense.zeros(a.rows(), a.rows());
    if (!SymmetricEigen.of(a, out.getFirst(), v))
      throw new DamoException("the eigenvalues did not converge");
  }
}
