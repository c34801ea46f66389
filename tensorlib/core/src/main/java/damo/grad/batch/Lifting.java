package damo.grad.batch;

import damo.graph.Apply;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.tensor.TensorVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a graph for one element into one for a batch: axes of the batch go in front, and each node
 * that sees some gives way to one that works on all elements at once.
 */
public final class Lifting {
  private final Map<Variable, TensorVariable> lifted;
  private final int axes;

  private Lifting(Map<Variable, TensorVariable> lifted, int axes) {
    this.lifted = new HashMap<>(lifted);
    this.axes = axes;
  }

  /**
   * What {@code outputs} are for a batch.
   *
   * @param batched for some variables what stands for them: with {@code axes} more in front, of the
   *     same lengths in all
   * @return for each output one with the axes of the batch in front; or itself, if it depends on
   *     none of those variables but by its shape
   * @throws damo.error.DamoException if a node can only be computed one by one, and its results
   *     have different shapes
   */
  public static List<TensorVariable> of(
      List<? extends Variable> outputs, Map<Variable, TensorVariable> batched, int axes) {
    return new Lifting(batched, axes).all(outputs);
  }

  /** {@code v} with {@code by} in the place of {@code old}. */
  public static TensorVariable substituted(TensorVariable v, Variable old, TensorVariable by) {
    return of(List.of(v), Map.of(old, by), 0).getFirst();
  }

  private List<TensorVariable> all(List<? extends Variable> outputs) {
    for (Apply node : Traversal.toposort(outputs, List.copyOf(lifted.keySet()))) lift(node);
    return outputs.stream().map(this::now).toList();
  }

  private TensorVariable now(Variable v) {
    TensorVariable changed = lifted.get(v);
    return changed == null ? (TensorVariable) v : changed;
  }

  private void lift(Apply node) {
    if (node.inputs().stream().noneMatch(lifted::containsKey)) return;
    List<TensorVariable> inputs = node.inputs().stream().map(this::now).toList();
    Batch batch = Batch.of(node, inputs, axes);
    List<TensorVariable> outputs =
        batch.differsOnlyIn(0)
            ? TensorOp.tensors(Apply.of(node.op(), inputs).outputs())
            : inBatch(node, inputs, batch);
    for (int i = 0; i < outputs.size(); i++)
      if (outputs.get(i) != node.output(i)) lifted.putIfAbsent(node.output(i), outputs.get(i));
  }

  private static List<TensorVariable> inBatch(
      Apply node, List<TensorVariable> inputs, Batch batch) {
    Optional<List<? extends Variable>> own = node.op().batched(node, inputs, batch.axes());
    return own.isPresent()
        ? TensorOp.tensors(own.get())
        : ByMeaning.of(batch).orElseGet(() -> OneByOne.of(batch));
  }
}
