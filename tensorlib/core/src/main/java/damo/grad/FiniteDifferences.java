package damo.grad;

import damo.graph.Traversal;
import damo.graph.Variable;
import damo.tensor.TensorVariable;
import damo.value.Elements;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A scalar expression at a point, and its gradient by central differences {@code (f(x + h) − f(x −
 * h)) / 2h}, with {@code h = eps · max(1, |x|)}.
 */
final class FiniteDifferences {
  private final List<TensorVariable> inputs;
  private final List<Value> point;

  FiniteDifferences(List<TensorVariable> inputs, List<Value> point) {
    this.inputs = inputs;
    this.point = new ArrayList<>(point);
  }

  /** The value of {@code v} at the point. */
  Value at(TensorVariable v) {
    List<Variable> needed = Traversal.leaves(List.of(v), List.of());
    Map<TensorVariable, Value> given = new LinkedHashMap<>();
    for (int i = 0; i < inputs.size(); i++)
      if (needed.contains(inputs.get(i))) given.put(inputs.get(i), point.get(i));
    return Nd4jBorder.fromNd4j(v.eval(given));
  }

  /** The gradient of the scalar {@code cost} with respect to input {@code i}, flat in C order. */
  double[] gradient(TensorVariable cost, int i, double eps) {
    Value centre = point.get(i);
    double[] out = new double[centre.size()];
    for (int k = 0; k < out.length; k++) {
      double x = centre.getDouble(k);
      double h = eps * Math.max(1, Math.abs(x));
      Value above = moved(centre, k, x + h);
      Value below = moved(centre, k, x - h);
      double rise = costAt(cost, i, above) - costAt(cost, i, below);
      out[k] = rise / (above.getDouble(k) - below.getDouble(k));
    }
    point.set(i, centre);
    return out;
  }

  private double costAt(TensorVariable cost, int i, Value moved) {
    point.set(i, moved);
    return at(cost).getDouble(0);
  }

  private static Value moved(Value centre, int k, double to) {
    Value out = centre.copy();
    Elements.of(out.dtype()).setDouble(out.array(), k, to);
    return out;
  }
}
