package damo.grad;

import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Variable;
import damo.op.elemwise.Cast;
import damo.tensor.Operands;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where gradients start, and the checks of what users give as such. */
final class Seeds {
  private Seeds() {}

  /** At the cost with 1, and at the gradients that are known. */
  static Map<Variable, TensorVariable> of(@Nullable Object cost, GradOptions options) {
    Map<Variable, TensorVariable> known = new LinkedHashMap<>();
    options
        .knownGrads()
        .forEach((v, g) -> known.put(v, like(floats(v, "a known gradient"), g, "known gradient")));
    if (cost != null) {
      TensorVariable c = checkedCost(Operands.asTensor(cost));
      known.putIfAbsent(c, TensorConstant.scalar(c.dtype(), 1));
    } else if (known.isEmpty()) {
      throw new DamoException("a gradient needs a cost, or knownGrads to start from; got neither");
    }
    return known;
  }

  /** For each of {@code at} the vector beside it; equal variables have the sum. */
  static Map<Variable, TensorVariable> paired(
      List<? extends Variable> at, List<?> vectors, String what) {
    if (at.size() != vectors.size())
      throw new DamoException(
          "expected one " + what + " for each variable, got " + vectors.size() + " for " + at);
    Map<Variable, TensorVariable> out = new LinkedHashMap<>();
    for (int i = 0; i < at.size(); i++)
      out.merge(
          at.get(i),
          like(floats(at.get(i), "a " + what), vectors.get(i), what),
          (a, b) -> a.add(b));
    return out;
  }

  /** {@code given} in the dtype of {@code v}, whose shape it must have. */
  private static TensorVariable like(TensorVariable v, @Nullable Object given, String what) {
    TensorVariable g = Operands.beside(given, v.dtype());
    if (g.ndim() != v.ndim() || !v.type().compatible(g.type().as(v.dtype())))
      throw new ShapeException(
          "the "
              + what
              + " "
              + g.label()
              + " of "
              + v.label()
              + " must have its shape: expected "
              + v.type()
              + ", got "
              + g.type());
    return Cast.to(g, v.dtype());
  }

  /** {@code v}, if it is a tensor of floats. */
  static TensorVariable floats(Variable v, String purpose) {
    if (!(v instanceof TensorVariable t))
      throw new DTypeException(
          purpose + " belongs to a tensor, " + v.label() + " is of type " + v.type());
    if (t.dtype().isFloat()) return t;
    throw new DTypeException(
        purpose + " belongs to floats, " + t.label() + " is of type " + t.type());
  }

  static TensorVariable checkedCost(TensorVariable c) {
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
    return c;
  }
}
