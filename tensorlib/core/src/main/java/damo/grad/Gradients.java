package damo.grad;

import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.DisconnectedInputException;
import damo.error.NullGradientException;
import damo.error.ShapeException;
import damo.graph.Variable;
import damo.op.elemwise.Cast;
import damo.tensor.Operands;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Symbolic gradients by reverse accumulation. */
public final class Gradients {
  private Gradients() {}

  /**
   * The gradient of {@code cost}, a float scalar, with respect to each of {@code wrt}, in its shape
   * and dtype.
   *
   * @param cost null if {@code options} has known gradients to start from
   * @throws DisconnectedInputException if the cost does not depend on a variable, unless options
   *     say otherwise
   * @throws NullGradientException if the gradient passes through an op that has none
   */
  public static List<TensorVariable> grad(
      @Nullable Object cost, List<? extends Variable> wrt, GradOptions options) {
    Map<Variable, TensorVariable> known = starts(cost, options);
    for (Variable v : wrt) checkFloat(v);
    Flow flow = Flow.back(known, new HashSet<>(options.considerConstant()));
    List<TensorVariable> out = new ArrayList<>();
    for (Variable v : wrt) out.add(result(flow, (TensorVariable) v, options));
    for (int i = 0; i < out.size(); i++) {
      TensorVariable g = out.get(i);
      boolean own = java.util.Collections.frequency(out, g) == 1 && !known.containsValue(g);
      if (own) named(g, cost, wrt.get(i), options);
    }
    return out;
  }

  /** Where the gradients of a cost start: at itself with 1, and at those that are known. */
  static Map<Variable, TensorVariable> starts(@Nullable Object cost, GradOptions options) {
    Map<Variable, TensorVariable> known = new LinkedHashMap<>();
    options
        .knownGrads()
        .forEach((v, g) -> known.put(v, Operands.beside(g, ((TensorVariable) v).dtype())));
    if (cost == null) {
      if (known.isEmpty())
        throw new DamoException(
            "a gradient needs a cost, or knownGrads to start from; got neither");
      return known;
    }
    TensorVariable c = Operands.asTensor(cost);
    if (c.ndim() != 0) {
      throw new ShapeException(
          "the cost must be a scalar, "
              + c.label()
              + " has rank "
              + c.ndim()
              + " ("
              + c.type()
              + ", made at "
              + c.origin()
              + "); take its sum or mean");
    }
    if (!c.dtype().isFloat())
      throw new DTypeException(
          "the cost must be a float scalar, "
              + c.label()
              + " is "
              + c.type()
              + " and depends on "
              + damo.graph.Traversal.leaves(List.of(c), List.of()).stream()
                  .map(Variable::label)
                  .toList());
    known.putIfAbsent(c, TensorConstant.scalar(c.dtype(), 1));
    return known;
  }

  private static void checkFloat(Variable v) {
    if (!(v instanceof TensorVariable t))
      throw new DTypeException("no gradient with respect to " + v.label() + " of type " + v.type());
    if (!t.dtype().isFloat()) {
      throw new DTypeException(
          "no gradient with respect to "
              + t.label()
              + ": it is "
              + t.dtype()
              + ", and only floats have gradients; cast it to a float where it enters the graph");
    }
  }

  private static @Nullable TensorVariable result(Flow flow, TensorVariable v, GradOptions options) {
    String undefined = flow.undefined(v);
    if (undefined != null) {
      if (options.nullGradients().equals("return")) return null;
      throw new NullGradientException(
          "the gradient with respect to " + v.label() + " is undefined: " + undefined);
    }
    TensorVariable g = flow.gradient(v);
    if (g != null) return Cast.to(g, v.dtype());
    return flow.reaches(v) ? v.zerosLike() : disconnected(flow, v, options);
  }

  private static @Nullable TensorVariable disconnected(
      Flow flow, TensorVariable v, GradOptions options) {
    String message =
        "the cost does not depend on "
            + v.label()
            + " ("
            + v.type()
            + ", made at "
            + v.origin()
            + "): "
            + flow.whyNot(v);
    switch (options.disconnectedInputs()) {
      case RAISE ->
          throw new DisconnectedInputException(
              message + "; to get zeros use disconnectedInputs(DisconnectedInputs.IGNORE)");
      case WARN -> System.err.println("warning: " + message);
      case IGNORE -> {}
    }
    return options.returnDisconnected().equals("zero") ? v.zerosLike() : null;
  }

  private static @Nullable TensorVariable named(
      @Nullable TensorVariable g, @Nullable Object cost, Variable v, GradOptions options) {
    if (g == null || !options.addNames() || g.name() != null || g.owner() == null) return g;
    if (cost instanceof Variable c && c.name() != null && v.name() != null)
      g.named("d" + c.name() + "/d" + v.name());
    return g;
  }
}
