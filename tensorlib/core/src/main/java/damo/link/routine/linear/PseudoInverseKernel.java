package damo.link.routine.linear;

import damo.runtime.linear.Dense;
import damo.runtime.linear.Svd;
import damo.scalar.Ints;
import java.util.List;

/**
 * The pseudo-inverse.
 *
 * @param single whether the elements are known to the precision of float32
 */
record PseudoInverseKernel(boolean single) implements Kernel {
  @Override
  public List<Ints> shapes(List<Ints> in) {
    return List.of(Ints.of(in.getFirst().get(1), in.getFirst().get(0)));
  }

  @Override
  public void compute(List<Dense> in, List<Dense> out) {
    Dense a = in.getFirst();
    Dense x = out.getFirst();
    x.fill(a.isFinite() ? 0 : Double.NaN);
    if (!a.isFinite()) return;
    Svd svd = SvdKernel.decompose(a, false);
    double precision = single ? Math.ulp(1f) : Math.ulp(1.0);
    double relative = Math.max(1e-15, Math.max(a.rows(), a.columns()) * precision);
    for (int k = 0; k < svd.s().columns(); k++)
      if (svd.s().get(0, k) > relative * svd.s().get(0, 0)) add(svd, k, x);
  }

  private static void add(Svd svd, int k, Dense x) {
    for (int i = 0; i < x.rows(); i++) {
      double v = svd.vt().get(k, i) / svd.s().get(0, k);
      for (int j = 0; j < x.columns(); j++) x.set(i, j, x.get(i, j) + v * svd.u().get(j, k));
    }
  }
}
