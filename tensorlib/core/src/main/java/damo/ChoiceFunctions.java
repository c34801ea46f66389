package damo;

import damo.op.elemwise.Choose;
import damo.tensor.TensorVariable;
import java.util.List;

/** Elements chosen from several tensors. */
public abstract class ChoiceFunctions extends SpecialFunctions {
  /** As {@link #choose(Object, List, String)} with {@code "raise"}. */
  public static TensorVariable choose(Object index, List<?> choices) {
    return choose(index, choices, "raise");
  }

  /**
   * At each position the element of {@code choices.get(index)}, all broadcast together.
   *
   * @param index integers or bools
   * @param choices tensors or values; the result has their common dtype
   * @param mode what a number that is no position means: {@code "raise"}: an error at run time;
   *     {@code "clip"}: the nearest one; {@code "wrap"}: the remainder
   */
  public static TensorVariable choose(Object index, List<?> choices, String mode) {
    return Choose.of(index, choices, mode);
  }
}
