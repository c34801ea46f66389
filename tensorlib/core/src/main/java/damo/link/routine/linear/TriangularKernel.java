package damo.link.routine.linear;

import damo.runtime.linear.Dense;
import damo.runtime.linear.Triangular;
import damo.scalar.Ints;
import java.util.List;

/**
 * The x with {@code a x = b}, a triangular.
 *
 * @param unit whether the diagonal is taken for ones
 */
record TriangularKernel(boolean lower, boolean unit) implements Kernel {
  @Override
  public List<Ints> shapes(List<Ints> in) {
    Kernel.square(in.get(0));
    Kernel.sameRows(in.get(0), in.get(1));
    return List.of(in.get(1));
  }

  @Override
  public void compute(List<Dense> in, List<Dense> out) {
    Dense x = out.getFirst();
    x.copyFrom(in.get(1));
    if (!new Triangular(lower, unit).solve(in.get(0), x)) throw SolveKernel.singular();
  }
}
