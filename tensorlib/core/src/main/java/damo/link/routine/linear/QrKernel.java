package damo.link.routine.linear;

import damo.runtime.linear.Dense;
import damo.runtime.linear.Qr;
import damo.scalar.Ints;
import java.util.List;

/**
 * Q and R.
 *
 * @param full whether Q is square
 * @param q whether Q is wanted
 */
record QrKernel(boolean full, boolean q) implements Kernel {
  @Override
  public List<Ints> shapes(List<Ints> in) {
    int m = in.getFirst().get(0);
    int n = in.getFirst().get(1);
    int k = full ? m : Math.min(m, n);
    Ints r = Ints.of(k, n);
    return q ? List.of(Ints.of(m, k), r) : List.of(r);
  }

  @Override
  public void compute(List<Dense> in, List<Dense> out) {
    Qr qr = Qr.of(in.getFirst());
    qr.r(out.getLast());
    if (q) qr.q(out.getFirst());
  }
}
