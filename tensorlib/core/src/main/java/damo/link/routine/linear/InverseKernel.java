package damo.link.routine.linear;

import damo.runtime.linear.Dense;
import damo.runtime.linear.Lu;
import damo.scalar.Ints;
import java.util.List;

/** The inverse. */
record InverseKernel() implements Kernel {
  @Override
  public List<Ints> shapes(List<Ints> in) {
    Kernel.square(in.getFirst());
    return in;
  }

  @Override
  public void compute(List<Dense> in, List<Dense> out) {
    Lu lu = Lu.of(in.getFirst());
    if (lu.isSingular()) throw SolveKernel.singular();
    out.getFirst().copyFrom(Dense.identity(in.getFirst().rows()));
    lu.solve(out.getFirst());
  }
}
