package damo.grad.batch;

import damo.graph.Apply;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.shape.Length;
import damo.op.shape.Lengths;
import damo.op.shape.MakeVector;
import damo.op.shape.Reshape;
import damo.scan.ScanBuilder;
import damo.scan.StepFunction;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;

/** A loop over the elements of a batch, for nodes that know no other way. */
final class OneByOne {
  private OneByOne() {}

  static List<TensorVariable> of(Batch batch) {
    Apply node = batch.node().apply();
    List<TensorVariable> rows = new ArrayList<>();
    for (int i = 0; i < batch.inputs().size(); i++)
      if (batch.has(i)) rows.add(flat(batch.in(i), batch.axes()));
    StepFunction step = StepFunction.of((StepFunction.OfList) row -> outputs(batch, row));
    List<TensorVariable> results =
        new ScanBuilder(step, ScanBuilder.Purpose.ALL)
            .sequences(rows.toArray())
            .name(node.op().name() + " for each")
            .run()
            .outputs();
    return results.stream().map(v -> unflat(batch, v)).toList();
  }

  private static List<TensorVariable> outputs(Batch batch, List<TensorVariable> row) {
    List<TensorVariable> inputs = new ArrayList<>(batch.inputs());
    for (int i = 0, k = 0; i < inputs.size(); i++) if (batch.has(i)) inputs.set(i, row.get(k++));
    return TensorOp.tensors(Apply.of(batch.node().apply().op(), inputs).outputs());
  }

  /** With the axes of the batch as one. */
  private static TensorVariable flat(TensorVariable v, int axes) {
    if (axes == 1) return v;
    List<TensorVariable> lengths = Lengths.of(v);
    TensorVariable count = Lengths.constant(1);
    for (TensorVariable n : lengths.subList(0, axes)) count = Lengths.product(count, n);
    List<TensorVariable> shape = new ArrayList<>(List.of(count));
    shape.addAll(lengths.subList(axes, lengths.size()));
    return Reshape.of(v, MakeVector.of(shape), shape.size());
  }

  private static TensorVariable unflat(Batch batch, TensorVariable v) {
    if (batch.axes() == 1) return v;
    List<TensorVariable> shape = new ArrayList<>(batch.lengths());
    for (int a = 1; a < v.ndim(); a++) shape.add(Length.of(v, a));
    return Reshape.of(v, MakeVector.of(shape), shape.size());
  }
}
