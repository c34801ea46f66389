package damo.scan;

import damo.error.DamoException;
import damo.scalar.Ints;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;

/**
 * A sequence that a loop walks, and which of its elements each step sees.
 *
 * @param input the sequence, along axis 0
 * @param taps offsets from the current step: −1 is the element before
 */
public record Seq(TensorVariable input, Ints taps) {
  /** A sequence of which each step sees the current element. */
  public static Seq of(Object input) {
    TensorVariable v = Operands.asTensor(input);
    if (v.ndim() == 0)
      throw new DamoException("a loop walks along axis 0, " + v.label() + " is a scalar");
    return new Seq(v, Ints.of(0));
  }

  /** The offsets that each step sees, in the order of the step's arguments. */
  public Seq taps(int... offsets) {
    return new Seq(input, Ints.of(offsets));
  }
}
