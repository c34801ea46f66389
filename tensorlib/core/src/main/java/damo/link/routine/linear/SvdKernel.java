package damo.link.routine.linear;

import damo.error.DamoException;
import damo.runtime.linear.Dense;
import damo.runtime.linear.Svd;
import damo.scalar.Ints;
import java.util.List;

/**
 * U, s and Vᵀ, or s alone.
 *
 * @param full whether U and V are square
 */
record SvdKernel(boolean full, boolean vectors) implements Kernel {
  @Override
  public List<Ints> shapes(List<Ints> in) {
    int m = in.getFirst().get(0);
    int n = in.getFirst().get(1);
    int k = Math.min(m, n);
    if (!vectors) return List.of(Ints.of(k));
    return List.of(Ints.of(m, full ? m : k), Ints.of(k), Ints.of(full ? n : k, n));
  }

  @Override
  public void compute(List<Dense> in, List<Dense> out) {
    if (!in.getFirst().isFinite()) {
      for (Dense o : out) o.fill(Double.NaN);
      return;
    }
    Svd svd = decompose(in.getFirst(), full);
    out.get(vectors ? 1 : 0).copyFrom(svd.s());
    if (!vectors) return;
    out.get(0).copyFrom(svd.u());
    out.get(2).copyFrom(svd.vt());
  }

  static Svd decompose(Dense a, boolean full) {
    Svd svd = Svd.of(a, full);
    if (svd == null) throw new DamoException("the singular values did not converge");
    return svd;
  }
}
