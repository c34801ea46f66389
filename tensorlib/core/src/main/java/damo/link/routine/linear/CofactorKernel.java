package damo.link.routine.linear;

import damo.runtime.linear.Dense;
import damo.runtime.linear.Lu;
import damo.runtime.linear.Svd;
import damo.scalar.Ints;
import java.util.List;

/**
 * The derivatives of the determinant by each element, from singular values: right for singular
 * matrices too.
 */
record CofactorKernel() implements Kernel {
  @Override
  public List<Ints> shapes(List<Ints> in) {
    Kernel.square(in.getFirst());
    return in;
  }

  /** {@code det(U) det(V) U diag(product of the other singular values) Vᵀ}. */
  @Override
  public void compute(List<Dense> in, List<Dense> out) {
    Dense a = in.getFirst();
    Dense x = out.getFirst();
    x.fill(a.isFinite() ? 0 : Double.NaN);
    if (!a.isFinite()) return;
    Svd svd = SvdKernel.decompose(a, true);
    double sign = Lu.of(svd.u()).sign() * Lu.of(svd.vt()).sign();
    for (int k = 0; k < a.rows(); k++) {
      double factor = sign * productOfOthers(svd.s(), k);
      for (int i = 0; i < a.rows(); i++)
        for (int j = 0; j < a.rows(); j++)
          x.set(i, j, x.get(i, j) + factor * svd.u().get(i, k) * svd.vt().get(k, j));
    }
  }

  private static double productOfOthers(Dense s, int k) {
    double out = 1;
    for (int i = 0; i < s.columns(); i++) if (i != k) out *= s.get(0, i);
    return out;
  }
}
