package damo.random;

import damo.op.elemwise.Elemwise;
import damo.op.index.Along;
import damo.op.index.Nonzero;
import damo.op.index.Subtensor;
import damo.op.shape.Join;
import damo.op.shape.Length;
import damo.op.shape.Lengths;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.List;

/**
 * Pairs of normal numbers from pairs of uniform ones.
 *
 * <p>Source: Box and Muller, "A note on the generation of random normal deviates", Annals of
 * Mathematical Statistics 29 (1958).
 */
final class BoxMuller {
  /** The standard deviation of what {@link #truncated} gives: that of a normal cut off at ±2. */
  static final double TRUNCATED_STD = 0.8796256610342398;

  private static final double BOUND = 2;

  /** The chance that a normal number is not farther than 2 from 0. */
  private static final double CHANCE_NEAR = 0.9544997361036416;

  private final TensorVariable uniform;
  private final TensorVariable first;
  private final TensorVariable second;
  private final TensorVariable firstOut;
  private final TensorVariable secondOut;

  /** From a vector of an even number of uniform numbers: distances, then angles. */
  BoxMuller(TensorVariable uniform) {
    this.uniform = uniform;
    TensorVariable n = Length.of(uniform, 0);
    TensorVariable half = n.floorDiv(2);
    TensorVariable distances = distance(Subtensor.along(uniform, 0, Lengths.constant(0), half));
    TensorVariable turns = Subtensor.along(uniform, 0, half, n);
    TensorVariable angles = turns.mul(literal(2 * Math.PI));
    first = distances.mul(angles.cos());
    second = distances.mul(angles.sin());
    firstOut = positions(first.abs().gt(BOUND));
    secondOut = positions(second.abs().gt(BOUND));
  }

  private static TensorVariable distance(TensorVariable u) {
    return u.log().mul(-2).sqrt();
  }

  private static TensorVariable positions(TensorVariable condition) {
    return Nonzero.of(condition).getFirst();
  }

  private TensorVariable literal(double v) {
    return TensorConstant.scalar(uniform.dtype(), v);
  }

  TensorVariable uniform() {
    return uniform;
  }

  /** Normal numbers: the cosines', then the sines'. */
  TensorVariable normal() {
    return Join.of(0, List.of(first, second));
  }

  /** How many are farther than 2 from 0. */
  TensorVariable outside() {
    return Length.of(firstOut, 0).add(Length.of(secondOut, 0)).astype(DType.INT64);
  }

  /**
   * Normal numbers none of which is farther than 2 from 0: of each half those that are near, then
   * others instead of those that are not, by the inverse of the distribution function. (Their
   * angles cannot be used again: they are those of numbers far from 0.)
   *
   * @param again {@link #outside} uniform numbers
   */
  TensorVariable truncated(TensorVariable again) {
    TensorVariable instead =
        Elemwise.of(Prim.ERFINV, again.mul(2).sub(1).mul(literal(CHANCE_NEAR)))
            .mul(literal(Math.sqrt(2)));
    TensorVariable middle = Length.of(firstOut, 0);
    return Join.of(
        0,
        List.of(
            inside(first),
            Subtensor.along(instead, 0, Lengths.constant(0), middle),
            inside(second),
            Subtensor.along(instead, 0, middle, Length.of(instead, 0))));
  }

  private static TensorVariable inside(TensorVariable x) {
    return Along.pick(x, positions(x.abs().le(BOUND)), 0);
  }
}
