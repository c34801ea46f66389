package damo;

import damo.compile.Function;
import damo.compile.FunctionBuilder;
import damo.compile.JavaCode;
import damo.compile.Substitution;
import damo.compile.Updates;
import damo.graph.Variable;
import damo.inspect.Dot;
import damo.notation.Infix;
import damo.notation.Latex;
import damo.op.control.IfElse;
import damo.print.DebugPrint;
import damo.print.Informative;
import damo.print.PrintOptions;
import damo.scalar.DType;
import damo.tensor.Operands;
import damo.tensor.SharedTensor;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.value.Literals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** State, functions, loops, and looking at graphs. */
public final class Damo extends LoopFunctions {
  /** The few switches there are. */
  public static final Config config = new Config();

  private Damo() {}

  /** State with a copy of {@code value}; its dtype and rank are fixed, lengths are free. */
  public static SharedTensor shared(Object value) {
    return SharedTensor.of(Literals.read(value).value(), null);
  }

  /** As {@link #shared(Object)}, with a name. */
  public static SharedTensor shared(Object value, String name) {
    return SharedTensor.of(Literals.read(value).value(), name);
  }

  /** As {@link #shared(Object)}, with the elements converted to {@code dtype}. */
  public static SharedTensor shared(Object value, DType dtype) {
    return SharedTensor.of(Literals.read(value).value().cast(dtype), null);
  }

  /** Axes that are true in {@code broadcastable} have length 1 for good, and broadcast. */
  public static SharedTensor shared(Object value, String name, boolean... broadcastable) {
    return SharedTensor.of(Literals.read(value).value(), name, broadcastable);
  }

  /** A function of {@code inputs}; outputs: a variable, a list, or an empty list. */
  public static Function function(List<?> inputs, @Nullable Object outputs) {
    return function(inputs).outputs(outputs).build();
  }

  /**
   * As {@link #function(List, Object)}; each call also sets the shared variables of {@code
   * updates}.
   */
  public static Function function(List<?> inputs, @Nullable Object outputs, Updates updates) {
    return function(inputs).outputs(outputs).updates(updates).build();
  }

  /** Starts a function; ends with {@code build()}. */
  public static FunctionBuilder function(List<?> inputs) {
    return new FunctionBuilder(inputs);
  }

  /**
   * {@code then} if {@code condition} else {@code otherwise}, whole, in their common dtype; of one
   * rank, lengths may differ. What only the branch not taken needs is not computed, and its
   * gradient is zero.
   *
   * @param condition a scalar; true is anything but 0
   * @throws damo.error.ShapeException if the condition is no scalar, or the ranks differ
   */
  public static TensorVariable ifelse(Object condition, Object then, Object otherwise) {
    return IfElse.of(condition, then, otherwise);
  }

  /** As {@link #ifelse(Object, Object, Object)}, for each pair; as many on both sides. */
  public static List<TensorVariable> ifelse(Object condition, List<?> then, List<?> otherwise) {
    return IfElse.of(condition, then, otherwise);
  }

  /**
   * The function that {@link Function#save} wrote to a file. Its shared variables are new ones with
   * the values of then; {@code value} and {@code setValue} of the function reach them by name.
   *
   * @throws damo.error.DamoException if the file is none of a function, damaged, or of another
   *     version
   */
  public static Function loadFunction(Path path) {
    return Function.load(path);
  }

  /**
   * An op of your own, from a Java function on an array. It has no gradient.
   *
   * @param name what messages and printed graphs call it
   * @param in the types of its inputs
   * @param out the type of what it gives: {@code TensorType.of(dtype, lengths)}, −1 for unknown
   * @param code pure: of the same arrays it gives the same
   * @return the op, to be applied to variables or values
   */
  public static JavaCode.Applied op(
      String name, List<TensorType> in, TensorType out, JavaCode.One code) {
    return JavaCode.op(1, name, in, out, a -> code.compute(a.get(0)), null);
  }

  /** As {@link #op(String, List, TensorType, JavaCode.One)}, of two arrays. */
  public static JavaCode.Applied op(
      String name, List<TensorType> in, TensorType out, JavaCode.Two code) {
    return JavaCode.op(2, name, in, out, a -> code.compute(a.get(0), a.get(1)), null);
  }

  /** As {@link #op(String, List, TensorType, JavaCode.One)}, of three arrays. */
  public static JavaCode.Applied op(
      String name, List<TensorType> in, TensorType out, JavaCode.Three code) {
    return JavaCode.op(3, name, in, out, a -> code.compute(a.get(0), a.get(1), a.get(2)), null);
  }

  /**
   * An op of your own with a gradient.
   *
   * @param gradient builds, from the input and the gradient of a cost with respect to the output,
   *     that with respect to the input, in its shape
   */
  public static JavaCode.Applied op(
      String name,
      List<TensorType> in,
      TensorType out,
      JavaCode.One code,
      JavaCode.GradientOfOne gradient) {
    return JavaCode.op(
        1, name, in, out, a -> code.compute(a.get(0)), (x, g) -> gradient.build(x.get(0), g));
  }

  /**
   * As {@link #op(String, List, TensorType, JavaCode.One, JavaCode.GradientOfOne)}, of two arrays.
   */
  public static JavaCode.Applied op(
      String name,
      List<TensorType> in,
      TensorType out,
      JavaCode.Two code,
      JavaCode.GradientOfTwo gradient) {
    return JavaCode.op(
        2,
        name,
        in,
        out,
        a -> code.compute(a.get(0), a.get(1)),
        (x, g) -> gradient.build(x.get(0), x.get(1), g));
  }

  /**
   * As {@link #op(String, List, TensorType, JavaCode.One, JavaCode.GradientOfOne)}, of three
   * arrays.
   */
  public static JavaCode.Applied op(
      String name,
      List<TensorType> in,
      TensorType out,
      JavaCode.Three code,
      JavaCode.GradientOfThree gradient) {
    return JavaCode.op(
        3,
        name,
        in,
        out,
        a -> code.compute(a.get(0), a.get(1), a.get(2)),
        (x, g) -> gradient.build(x.get(0), x.get(1), x.get(2), g));
  }

  /** As {@link #op(String, List, TensorType, JavaCode.One)}, of any number of arrays, as a list. */
  public static JavaCode.Applied opList(
      String name, List<TensorType> in, TensorType out, JavaCode.Many code) {
    return JavaCode.op(name, in, out, code, null);
  }

  /** As {@link #opList(String, List, TensorType, JavaCode.Many)}, with a gradient. */
  public static JavaCode.Applied opList(
      String name,
      List<TensorType> in,
      TensorType out,
      JavaCode.Many code,
      JavaCode.GradientOfMany gradient) {
    return JavaCode.op(name, in, out, code, gradient::build);
  }

  /** A copy of {@code out} in which variables are replaced. */
  public static TensorVariable clone(Object out, Map<? extends Variable, ?> replace) {
    return clone(List.of(out), replace).getFirst();
  }

  /** As {@link #clone(Object, Map)}, of several outputs that share what they have in common. */
  public static List<TensorVariable> clone(List<?> outs, Map<? extends Variable, ?> replace) {
    Map<Variable, Variable> by = new LinkedHashMap<>();
    replace.forEach((v, r) -> by.put(v, Substitution.fitting("clone", v, r)));
    return Substitution.replace(outs.stream().map(Operands::asTensor).toList(), by).stream()
        .map(TensorVariable.class::cast)
        .toList();
  }

  /** The graph of a variable, a list of variables, or a function, as an indented tree. */
  public static String debugprint(Object what) {
    return DebugPrint.of(what, PrintOptions.of());
  }

  /** As {@link #debugprint(Object)}, with types. */
  public static String debugprint(Object what, boolean printType) {
    return DebugPrint.of(what, PrintOptions.of().types(printType));
  }

  /** As {@link #debugprint(Object)}, with what {@code options} ask for. */
  public static String debugprint(Object what, PrintOptions options) {
    return DebugPrint.of(what, options);
  }

  /**
   * Writes the text of {@link #debugprint(Object, PrintOptions)} to a file or stream.
   *
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public static void debugprint(Object what, PrintOptions options, Appendable file) {
    try {
      file.append(DebugPrint.of(what, options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The expression as a line of mathematics. */
  public static String pprint(Object variable) {
    return Infix.of(Operands.asTensor(variable));
  }

  /**
   * A short text of the graph, the same for graphs of the same ops, names and shape: for comparing.
   */
  public static String informative(Object variable) {
    return Informative.of(Operands.asTensor(variable));
  }

  /** The graph of a variable, a list of variables, or a function, for Graphviz. */
  public static String dot(Object what) {
    return Dot.of(what);
  }

  /** The expression in LaTeX. */
  public static String latex(Object variable) {
    return Latex.of(Operands.asTensor(variable));
  }
}
