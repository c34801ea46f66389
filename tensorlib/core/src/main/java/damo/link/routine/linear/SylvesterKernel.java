package damo.link.routine.linear;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.link.Geometry;
import damo.runtime.linear.Dense;
import damo.runtime.linear.Sylvester;
import damo.scalar.Ints;
import java.util.List;

/**
 * The x with {@code a x + x b = q}.
 *
 * @param discrete {@code x − a x b = q} instead
 */
record SylvesterKernel(boolean discrete) implements Kernel {
  @Override
  public List<Ints> shapes(List<Ints> in) {
    Ints expected = Ints.of(Kernel.square(in.get(0)), Kernel.square(in.get(1)));
    if (!in.get(2).equals(expected))
      throw new ShapeException(
          "the right-hand side must have shape "
              + Geometry.text(expected)
              + ", got "
              + Geometry.text(in.get(2)));
    return List.of(expected);
  }

  @Override
  public void compute(List<Dense> in, List<Dense> out) {
    if (!in.stream().allMatch(Dense::isFinite)) {
      out.getFirst().fill(Double.NaN);
      return;
    }
    if (!new Sylvester(discrete).solve(in.get(0), in.get(1), in.get(2), out.getFirst()))
      throw new DamoException(
          "the equation is singular: "
              + (discrete
                  ? "an eigenvalue of the first matrix is the reciprocal of one of the second"
                  : "the matrices have eigenvalues of which the sum is 0"));
  }
}
