package damo.scan;

import damo.compile.Updates;
import damo.error.DamoException;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a loop returns: outputs, next values of shared variables, and whether to stop.
 *
 * @param outputs the outputs of the step, in order
 * @param updates what shared variables become after each step
 * @param condition a scalar; the step in which it is true is the last one; null to go on to the end
 */
public record Step(
    List<TensorVariable> outputs, Updates updates, @Nullable TensorVariable condition) {
  public Step {
    outputs = List.copyOf(outputs);
  }

  /**
   * Outputs and updates.
   *
   * @param outputs a variable, a value, or a list of them
   */
  public static Step of(Object outputs, Updates updates) {
    return new Step(list(outputs), updates, null);
  }

  /** Outputs of a loop that ends after the step in which {@code condition} is true. */
  public static Step until(Object outputs, Object condition) {
    return until(outputs, new Updates(), condition);
  }

  /** Outputs and updates of a loop that ends after the step in which {@code condition} is true. */
  public static Step until(Object outputs, Updates updates, Object condition) {
    TensorVariable c = Operands.asTensor(condition);
    if (c.ndim() != 0)
      throw new DamoException(
          "the condition of a loop must be a scalar, " + c.label() + " is " + c.type());
    return new Step(list(outputs), updates, c);
  }

  /** What a step function returned: a step, updates alone, a variable, a value or a list. */
  static Step read(@Nullable Object returned) {
    return switch (returned) {
      case null ->
          throw new DamoException(
              "the step of a loop returned null; return its outputs, or Updates");
      case Step step -> step;
      case Updates updates -> new Step(List.of(), updates, null);
      default -> new Step(list(returned), new Updates(), null);
    };
  }

  private static List<TensorVariable> list(Object outputs) {
    List<TensorVariable> out = new ArrayList<>();
    if (outputs instanceof List<?> l) for (Object o : l) out.add(Operands.asTensor(o));
    else if (outputs instanceof Object[] a) for (Object o : a) out.add(Operands.asTensor(o));
    else out.add(Operands.asTensor(outputs));
    return out;
  }
}
