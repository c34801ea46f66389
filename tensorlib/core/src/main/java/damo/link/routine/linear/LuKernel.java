package damo.link.routine.linear;

import damo.runtime.linear.Dense;
import damo.runtime.linear.Lu;
import damo.scalar.Ints;
import java.util.List;

/** L and U in one matrix, the row exchanges, and the order of rows that they lead to. */
record LuKernel() implements Kernel {
  @Override
  public List<Ints> shapes(List<Ints> in) {
    Ints a = in.getFirst();
    return List.of(a, Ints.of(Kernel.lesser(a)), Ints.of(a.get(0)));
  }

  @Override
  public void compute(List<Dense> in, List<Dense> out) {
    Lu lu = Lu.of(in.getFirst());
    Dense swaps = out.get(1);
    Dense order = out.get(2);
    out.getFirst().copyFrom(lu.packed());
    for (int i = 0; i < order.columns(); i++) order.set(0, i, i);
    for (int i = 0; i < swaps.columns(); i++) {
      int j = lu.swap(i);
      double kept = order.get(0, i);
      swaps.set(0, i, j);
      order.set(0, i, order.get(0, j));
      order.set(0, j, kept);
    }
  }
}
