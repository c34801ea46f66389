package damo.link.routine.linear;

import damo.runtime.linear.Dense;
import damo.runtime.linear.Exponential;
import damo.scalar.Ints;
import java.util.List;

/** The exponential of a square matrix. */
record ExponentialKernel() implements Kernel {
  @Override
  public List<Ints> shapes(List<Ints> in) {
    Kernel.square(in.getFirst());
    return in;
  }

  @Override
  public void compute(List<Dense> in, List<Dense> out) {
    if (in.getFirst().isFinite()) out.getFirst().copyFrom(Exponential.of(in.getFirst()));
    else out.getFirst().fill(Double.NaN);
  }
}
