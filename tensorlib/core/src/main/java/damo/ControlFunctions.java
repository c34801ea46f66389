package damo;

import damo.op.control.Watched;
import damo.tensor.TensorVariable;

/** What tells, checks or stops while a graph runs. */
public abstract class ControlFunctions extends ProductFunctions {
  /**
   * {@code x} itself, of its shape and dtype. Whenever a call computes it, {@code message} and the
   * value are written to the standard output. Rewrites do not look past it: {@code log(1 +
   * print(x))} stays as it is. The gradient passes through.
   */
  public static TensorVariable print(Object x, String message) {
    return Watched.print(x, message);
  }

  /**
   * {@code x} itself, of its shape and dtype, if every element of every condition is true. Left out
   * only where the conditions are known to be true when the function is compiled.
   *
   * @param conditions of any shape; true is anything but 0. A call throws a {@link
   *     damo.error.DamoException} with {@code message} where one does not hold
   */
  public static TensorVariable assertion(Object x, String message, Object... conditions) {
    return Watched.check(x, message, conditions);
  }

  /**
   * A variable of the shape and dtype of {@code x}; a call that computes it fails with a {@link
   * damo.error.DamoException} that has {@code message}.
   */
  public static TensorVariable raise(Object x, String message) {
    return Watched.fail(x, message);
  }
}
