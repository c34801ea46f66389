package damo.link.routine.linear;

import damo.runtime.linear.Dense;
import damo.runtime.linear.Lu;
import damo.scalar.Ints;
import java.util.List;

/**
 * The determinant, or its sign and the logarithm of its size.
 *
 * @param logarithm which of both
 */
record DeterminantKernel(boolean logarithm) implements Kernel {
  @Override
  public List<Ints> shapes(List<Ints> in) {
    Kernel.square(in.getFirst());
    return logarithm ? List.of(Ints.of(), Ints.of()) : List.of(Ints.of());
  }

  @Override
  public void compute(List<Dense> in, List<Dense> out) {
    Lu lu = Lu.of(in.getFirst());
    out.getFirst().set(0, 0, logarithm ? lu.sign() : lu.determinant());
    if (logarithm) out.getLast().set(0, 0, lu.logOfDeterminant());
  }
}
