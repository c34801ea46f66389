package damo.op.index;

import damo.error.DamoException;
import damo.op.reduce.Reduced;
import damo.op.shape.Length;
import damo.scalar.DType;
import damo.tensor.Operands;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;

/** Parts of an array at positions along one axis, as {@code numpy.take}. */
public final class Taking {
  private Taking() {}

  /**
   * The parts of {@code x} at {@code indices} of an axis.
   *
   * @param mode what becomes of an index out of range: an error ({@code "raise"}), the nearest
   *     ({@code "clip"}; negative ones are 0), or the remainder ({@code "wrap"})
   */
  public static TensorVariable of(TensorVariable x, Object indices, int axis, String mode) {
    int at = Reduced.axis("take", x, axis);
    TensorVariable i = Along.integers(Operands.asTensor(indices));
    TensorVariable n = Length.of(x, at);
    return Along.pick(
        x,
        switch (mode) {
          case "raise" -> i;
          case "clip" -> i.maximum(0).minimum(n.sub(TensorConstant.scalar(DType.INT64, 1)));
          case "wrap" -> i.mod(n);
          default ->
              throw new DamoException(
                  "expected the mode \"raise\", \"clip\" or \"wrap\", got \"" + mode + "\"");
        },
        at);
  }
}
