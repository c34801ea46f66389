package damo.op.control;

import com.google.errorprone.annotations.Immutable;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.tensor.Operands;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An op that a user wrote in Java. Two are equal that have the same code: applied to the same
 * inputs, it runs once.
 *
 * @param name what messages and graphs call it
 * @param in what it takes
 * @param out what it gives
 * @param function computes it
 * @param gradient says how gradients flow back; null if they do not
 */
@Immutable
@SuppressWarnings("Immutable") // lists are copied; code of the user is taken to be pure
public record CustomOp(
    String name,
    List<TensorType> in,
    TensorType out,
    Meaning.JavaFunction function,
    @Nullable SymbolicGradient gradient)
    implements TensorOp {
  /** The gradients of a cost with respect to inputs, from that with respect to the output. */
  @FunctionalInterface
  public interface SymbolicGradient {
    /**
     * Builds the gradients.
     *
     * @return one for each input in a list, null where the output does not depend on it; for one
     *     input it may stand by itself
     */
    @Nullable Object of(List<TensorVariable> inputs, TensorVariable outputGradient);
  }

  public CustomOp {
    in = List.copyOf(in);
  }

  /** The op applied to operands as users write them. */
  public TensorVariable of(List<?> operands) {
    if (operands.size() != in.size())
      throw new DamoException(name + " takes " + in.size() + " inputs, got " + operands.size());
    List<TensorVariable> inputs = new ArrayList<>();
    for (int i = 0; i < in.size(); i++) inputs.add(fitting(operands.get(i), i));
    return apply(inputs);
  }

  private TensorVariable fitting(@Nullable Object operand, int i) {
    TensorType type = in.get(i);
    TensorVariable v = Operands.beside(operand, type.dtype());
    if (!v.dtype().castsSafelyTo(type.dtype()))
      throw new DTypeException(expected(i, v) + "; cast it first");
    TensorVariable cast = Cast.to(v, type.dtype());
    if (!type.compatible(cast.type())) throw new ShapeException(expected(i, v));
    return cast;
  }

  private String expected(int i, TensorVariable v) {
    return name
        + " takes "
        + in.get(i)
        + " as input "
        + i
        + ", got "
        + v.label()
        + ", a "
        + v.type();
  }

  @Override
  public Set<String> implied(Apply node) {
    return Set.of("name", "in", "out");
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(out);
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Custom(function);
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    List<TensorVariable> inputs = TensorOp.tensors(node.apply().inputs());
    if (gradient == null)
      return inputs.stream()
          .map(v -> Gradient.undefined(name + " was made without a gradient"))
          .toList();
    return gradients(name, inputs, gradient.of(inputs, TensorOp.only(outputGradients)));
  }

  /**
   * What a user's function gave as gradients, checked against the inputs.
   *
   * @throws DamoException if there are not as many
   * @throws ShapeException if a rank differs from that of its input
   */
  public static List<Gradient> gradients(
      String name, List<TensorVariable> inputs, @Nullable Object given) {
    boolean bare = !(given instanceof List<?>);
    if (bare && (given == null || inputs.size() != 1))
      throw new DamoException(
          "the gradient of " + name + " is a list of " + inputs.size() + ", got " + given);
    List<?> all = given instanceof List<?> l ? l : List.of(given);
    if (all.size() != inputs.size())
      throw new DamoException(
          "the gradient of "
              + name
              + " has one entry for each input, null where there is none: expected "
              + inputs.size()
              + ", got "
              + all.size());
    List<Gradient> out = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) out.add(gradient(name, inputs.get(i), all.get(i)));
    return out;
  }

  private static Gradient gradient(String name, TensorVariable input, @Nullable Object given) {
    if (given == null)
      return Gradient.disconnected(
          "the gradient of " + name + " says that it does not depend on it");
    if (!input.dtype().isFloat()) return Gradient.zero();
    TensorVariable g = Operands.beside(given, input.dtype());
    if (g.ndim() != input.ndim())
      throw new ShapeException(
          "the gradient of "
              + name
              + " with respect to "
              + input.label()
              + " has rank "
              + g.ndim()
              + ", the input rank "
              + input.ndim());
    return Gradient.of(Cast.to(g, input.dtype()));
  }
}
