package damo;

import damo.compile.Function;
import damo.compile.FunctionBuilder;
import damo.compile.Substitution;
import damo.compile.Updates;
import damo.graph.Variable;
import damo.print.DebugPrint;
import damo.print.Infix;
import damo.print.Latex;
import damo.scalar.DType;
import damo.tensor.Operands;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import damo.value.Literals;
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

  public static SharedTensor shared(Object value, String name) {
    return SharedTensor.of(Literals.read(value).value(), name);
  }

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

  public static Function function(List<?> inputs, @Nullable Object outputs, Updates updates) {
    return function(inputs).outputs(outputs).updates(updates).build();
  }

  /** Starts a function; ends with {@code build()}. */
  public static FunctionBuilder function(List<?> inputs) {
    return new FunctionBuilder(inputs);
  }

  /** A copy of {@code out} in which variables are replaced. */
  public static TensorVariable clone(Object out, Map<? extends Variable, ?> replace) {
    return clone(List.of(out), replace).getFirst();
  }

  public static List<TensorVariable> clone(List<?> outs, Map<? extends Variable, ?> replace) {
    Map<Variable, Variable> by = new LinkedHashMap<>();
    replace.forEach((v, r) -> by.put(v, Operands.beside(r, ((TensorVariable) v).dtype())));
    return Substitution.replace(outs.stream().map(Operands::asTensor).toList(), by).stream()
        .map(TensorVariable.class::cast)
        .toList();
  }

  /** The graph of a variable, a list of variables, or a function, as an indented tree. */
  public static String debugprint(Object what) {
    return DebugPrint.of(what, false);
  }

  /** As {@link #debugprint(Object)}, with types. */
  public static String debugprint(Object what, boolean printType) {
    return DebugPrint.of(what, printType);
  }

  /** The expression as a line of mathematics. */
  public static String pprint(Object variable) {
    return Infix.of(Operands.asTensor(variable));
  }

  /** The expression in LaTeX. */
  public static String latex(Object variable) {
    return Latex.of(Operands.asTensor(variable));
  }
}
