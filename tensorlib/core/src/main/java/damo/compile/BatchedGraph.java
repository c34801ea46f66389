package damo.compile;

import damo.grad.batch.Lifting;
import damo.graph.Gradient;
import damo.graph.SubGraph;
import damo.graph.Variable;
import damo.op.Batch;
import damo.op.control.CustomOp;
import damo.op.shape.Length;
import damo.tensor.Operands;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An op of a graph with derivatives of the user's, for a batch: the graph, and what these build for
 * one element, are turned into what they are for all.
 */
record BatchedGraph(GraphOp one, int axes) {
  /** The outputs of {@code one} for all elements of {@code batch}. */
  static List<TensorVariable> of(GraphOp one, Batch batch) {
    List<TensorVariable> inputs = new ArrayList<>(batch.inputs());
    for (int i = 0; i < inputs.size(); i++)
      if (i < one.given() || batch.has(i)) inputs.set(i, batch.whole(i));
    return new BatchedGraph(one, batch.axes()).over(inputs).applyAll(inputs);
  }

  private GraphOp over(List<TensorVariable> inputs) {
    List<TensorVariable> all = inputs.stream().map(v -> v.type().variable(v.name())).toList();
    List<TensorVariable> each = elements(all, one.body().leaves());
    return new GraphOp(
        one.name(),
        SubGraph.of(all, lifted(one.body().expand(each), each, all)),
        one.given(),
        one.inlined(),
        one.gradient() == null ? null : this::gradients,
        one.tangents() == null ? null : this::tangents);
  }

  private List<@Nullable TensorVariable> gradients(
      List<TensorVariable> inputs, List<TensorVariable> outputs, List<TensorVariable> gs) {
    List<TensorVariable> x = elements(inputs, one.body().leaves());
    List<TensorVariable> y = elements(outputs, one.body().outputs());
    List<TensorVariable> g = elements(gs, one.body().outputs());
    Object built = Objects.requireNonNull(one.gradient()).build(x, y, g);
    List<TensorVariable> each = joined(x, y, g);
    List<TensorVariable> all = joined(inputs, outputs, gs);
    List<@Nullable TensorVariable> out = new ArrayList<>();
    for (Gradient given : CustomOp.gradients(one.name(), x, built))
      out.add(
          switch (given) {
            case Gradient.Of(var v) -> lifted(List.of(v), each, all).getFirst();
            case Gradient.Zero z -> inputs.get(out.size()).zerosLike();
            case Gradient.Disconnected d -> null;
            case Gradient.Undefined u -> null;
          });
    return out;
  }

  private List<@Nullable TensorVariable> tangents(
      List<TensorVariable> inputs, List<TensorVariable> directions) {
    List<TensorVariable> x = elements(inputs, one.body().leaves());
    List<TensorVariable> d = elements(directions, one.body().leaves());
    List<@Nullable TensorVariable> out = new ArrayList<>();
    for (Object t : Objects.requireNonNull(one.tangents()).build(x, d))
      out.add(
          t == null
              ? null
              : lifted(List.of(Operands.asTensor(t)), joined(x, d), joined(inputs, directions))
                  .getFirst());
    return out;
  }

  @SafeVarargs
  private static List<TensorVariable> joined(List<TensorVariable>... parts) {
    return Stream.of(parts).flatMap(List::stream).toList();
  }

  /**
   * Variables of one element, of the types of {@code model}; themselves where they are no batch.
   */
  private static List<TensorVariable> elements(
      List<TensorVariable> all, List<? extends Variable> model) {
    return IntStream.range(0, all.size())
        .mapToObj(i -> element(all.get(i), (TensorType) model.get(i).type()))
        .toList();
  }

  private static TensorVariable element(TensorVariable whole, TensorType type) {
    return whole.ndim() == type.ndim() ? whole : type.variable(whole.name());
  }

  /** {@code outputs} over {@code all} in the place of {@code each}, with the axes of the batch. */
  private List<TensorVariable> lifted(
      List<? extends Variable> outputs, List<TensorVariable> each, List<TensorVariable> all) {
    Map<Variable, TensorVariable> batched = new LinkedHashMap<>();
    for (int i = 0; i < each.size(); i++)
      if (each.get(i) != all.get(i)) batched.put(each.get(i), all.get(i));
    TensorVariable first = batched.values().iterator().next();
    List<TensorVariable> lengths =
        IntStream.range(0, axes).mapToObj(i -> Length.of(first, i)).toList();
    List<TensorVariable> lifted = Lifting.of(outputs, batched, axes);
    return IntStream.range(0, outputs.size())
        .mapToObj(i -> whole(lifted.get(i), (TensorVariable) outputs.get(i), lengths))
        .toList();
  }

  private static TensorVariable whole(
      TensorVariable v, TensorVariable element, List<TensorVariable> lengths) {
    return v.ndim() == element.ndim() ? Batch.spread(v, lengths) : v;
  }
}
