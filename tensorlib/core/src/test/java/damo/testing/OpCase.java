package damo.testing;

import damo.GradientFunctions.TernaryOperator;
import damo.grad.VerifyGrad;
import damo.op.shape.Lengths;
import damo.op.shape.Reshape;
import damo.scalar.DType;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * An expression over inputs, and what is known of it.
 *
 * @param name what is tried
 * @param expression from one variable per input
 * @param inputs their values
 * @param expected the elements and shape of the result, from elsewhere; null if nothing is known
 * @param smooth whether the gradient agrees with finite differences at these values
 * @param curved whether the second derivatives do, too
 * @param needsLengths whether the lengths must be known when the graph is built
 */
public record OpCase(
    String name,
    VerifyGrad.Expression expression,
    List<Value> inputs,
    Value expected,
    boolean smooth,
    boolean curved,
    boolean needsLengths) {
  public static OpCase of(String name, VerifyGrad.Expression expression, Value... inputs) {
    return new OpCase(name, expression, List.of(inputs), null, true, true, false);
  }

  public static OpCase unary(String name, UnaryOperator<TensorVariable> expression, Value x) {
    return of(name, v -> expression.apply(v.get(0)), x);
  }

  public static OpCase binary(
      String name, BinaryOperator<TensorVariable> expression, Value x, Value y) {
    return of(name, v -> expression.apply(v.get(0), v.get(1)), x, y);
  }

  public static OpCase ternary(String name, TernaryOperator expression, Value x, Value y, Value z) {
    return of(name, v -> expression.apply(v.get(0), v.get(1), v.get(2)), x, y, z);
  }

  /** With a result that was found by other means. */
  public OpCase gives(Value result) {
    return new OpCase(name, expression, inputs, result, smooth, curved, needsLengths);
  }

  /** The same of other inputs, of which the result is not known. */
  public OpCase having(List<Value> others, boolean isSmooth) {
    return new OpCase(name, expression, others, null, isSmooth, false, needsLengths);
  }

  /** Finite differences say nothing here: a kink, a step, or values without a neighbourhood. */
  public OpCase rough() {
    return new OpCase(name, expression, inputs, expected, false, false, needsLengths);
  }

  /** The gradient jumps here, or its derivatives cannot be told. */
  public OpCase once() {
    return new OpCase(name, expression, inputs, expected, smooth, false, needsLengths);
  }

  /** The expression depends on lengths that are known when the graph is built. */
  public OpCase withLengthsKnown() {
    return new OpCase(name, expression, inputs, expected, smooth, curved, true);
  }

  /** What may be known of the lengths of inputs when the graph is built. */
  public enum Declared {
    NOTHING,
    LENGTHS
  }

  /** How the inputs may be declared. */
  public List<Declared> declarations() {
    return needsLengths ? List.of(Declared.LENGTHS) : List.of(Declared.values());
  }

  /** New variables for the inputs. */
  public List<TensorVariable> variables(Declared declared) {
    List<TensorVariable> out = new ArrayList<>();
    for (Value v : inputs) {
      TensorType type =
          declared == Declared.LENGTHS
              ? new TensorType(v.dtype(), v.shape())
              : TensorType.unknown(v.dtype(), v.rank());
      out.add(type.variable("x" + out.size()));
    }
    return out;
  }

  /** Which inputs have gradients. */
  public List<Integer> floats() {
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) if (inputs.get(i).dtype().isFloat()) out.add(i);
    return out;
  }

  /** The inputs, {@code given} where they have gradients, constants elsewhere. */
  public List<TensorVariable> among(List<TensorVariable> given) {
    List<TensorVariable> out = new ArrayList<>();
    for (Value v : inputs) out.add(TensorConstant.of(v));
    for (int i = 0; i < given.size(); i++) out.set(floats().get(i), given.get(i));
    if (!needsLengths) return out;
    for (int i : floats()) out.set(i, withLengths(out.get(i), inputs.get(i)));
    return out;
  }

  private static TensorVariable withLengths(TensorVariable x, Value v) {
    return Reshape.of(x, Lengths.vector((Object) v.shape().toArray()), v.rank());
  }

  /** Whether all inputs that have gradients are float64, and there are some. */
  public boolean isDouble() {
    return !floats().isEmpty()
        && floats().stream().allMatch(i -> inputs.get(i).dtype() == DType.FLOAT64);
  }

  @Override
  public String toString() {
    return name + " of " + inputs.stream().map(v -> v.dtype() + "" + v.shape()).toList();
  }
}
