package damo.scan;

import damo.grad.batch.Lifting;
import damo.graph.Body;
import damo.graph.Meaning;
import damo.graph.Variable;
import damo.op.Batch;
import damo.op.shape.BroadcastTo;
import damo.op.shape.DimShuffle;
import damo.op.shape.Length;
import damo.op.shape.Lengths;
import damo.op.shape.MakeVector;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A loop for a batch: one loop, whose steps are made for all elements at once. Rows have the axes
 * of the batch in front; in what is walked and left they stand behind the axis of steps.
 */
final class BatchedLoop {
  private final Scan scan;
  private final Meaning.Loop loop;
  private final Batch batch;
  private final List<TensorVariable> leaves = new ArrayList<>();

  /** For each state whether its rows differ between elements of the batch. */
  private final boolean[] differs;

  private List<TensorVariable> outputs = List.of();

  BatchedLoop(Scan scan, Batch batch) {
    this.scan = scan;
    this.loop = scan.loop();
    this.batch = batch;
    this.differs = new boolean[loop.states()];
    for (int i = 0; i < differs.length; i++) differs[i] = batch.has(loop.firstRows(i));
  }

  /** The outputs; empty where elements make different numbers of steps, or draws of their own. */
  Optional<List<TensorVariable>> outputs() {
    if (batch.has(0)) return Optional.empty();
    boolean more = true;
    while (more) more = lift();
    for (int i = loop.states() - scan.advancing(); i < loop.states(); i++)
      if (differs[i]) return Optional.empty();
    if (loop.until() && isLifted(loop.traces())) return Optional.empty();
    return Optional.of(run());
  }

  /** Lifts the body; returns whether more states differ than was known. */
  private boolean lift() {
    Map<Variable, TensorVariable> lifted = new HashMap<>();
    leaves.clear();
    for (int k = 0; k < loop.body().leaves().size(); k++) {
      TensorVariable leaf = (TensorVariable) loop.body().leaves().get(k);
      leaves.add(isLeafLifted(k) ? inFront(leaf) : leaf);
      if (leaves.getLast() != leaf) lifted.put(leaf, leaves.getLast());
    }
    outputs = Lifting.of(loop.body().outputs(), lifted, batch.axes());
    boolean more = false;
    for (int i = 0; i < loop.states(); i++) {
      boolean now = isLifted(i);
      more |= now && !differs[i];
      differs[i] |= now;
    }
    return more;
  }

  private boolean isLifted(int output) {
    return outputs.get(output).ndim() > row(output).ndim();
  }

  private TensorType row(int output) {
    return (TensorType) loop.body().outputs().get(output).type();
  }

  private boolean isLeafLifted(int leaf) {
    if (leaf < loop.sequences()) return batch.has(1 + leaf);
    if (leaf >= loop.fixedLeaf()) return batch.has(loop.firstFixed() + leaf - loop.fixedLeaf());
    int state = 0;
    while (state + 1 < loop.states() && loop.stateLeaf(state + 1) <= leaf) state++;
    return differs[state];
  }

  private TensorVariable inFront(TensorVariable leaf) {
    int[] known =
        batch.lengths().stream()
            .mapToInt(
                n -> n instanceof damo.tensor.TensorConstant c ? (int) c.value().getLong(0) : -1)
            .toArray();
    IntStream lengths = IntStream.concat(IntStream.of(known), leaf.type().lengths().stream());
    return new TensorType(leaf.dtype(), Ints.of(lengths.toArray())).variable(leaf.name());
  }

  private List<TensorVariable> run() {
    List<TensorVariable> next = new ArrayList<>(outputs);
    for (int i = 0; i < loop.states(); i++)
      if (differs[i] && !isLifted(i)) next.set(i, spreadInStep(next.get(i)));
    Meaning.Loop all =
        new Meaning.Loop(
            Body.of(leaves, next),
            loop.sequences(),
            loop.taps(),
            loop.maps(),
            loop.until(),
            loop.kept());
    List<TensorVariable> inputs = new ArrayList<>(batch.inputs());
    for (int i = 0; i < loop.sequences(); i++)
      if (batch.has(1 + i)) inputs.set(1 + i, stepsFirst(batch.in(1 + i)));
    for (int i = 0; i < loop.states(); i++)
      if (differs[i]) inputs.set(loop.firstRows(i), stepsFirst(batch.whole(loop.firstRows(i))));
    List<TensorVariable> results =
        new Scan(all, scan.truncate(), scan.advancing(), scan.label()).applyAll(inputs);
    List<TensorVariable> out = new ArrayList<>(results);
    for (int i = 0; i < loop.traces(); i++)
      if (next.get(i).ndim() > row(i).ndim()) out.set(i, batchFirst(results.get(i)));
    return out;
  }

  /** A row that is the same for all elements, inside the body. */
  private TensorVariable spreadInStep(TensorVariable row) {
    TensorVariable like =
        IntStream.range(0, leaves.size())
            .filter(this::isLeafLifted)
            .mapToObj(leaves::get)
            .findFirst()
            .orElseThrow();
    List<TensorVariable> shape = new ArrayList<>();
    for (int k = 0; k < batch.axes(); k++) shape.add(Length.of(like, k));
    shape.addAll(Lengths.of(row));
    return BroadcastTo.of(row, MakeVector.of(shape));
  }

  private TensorVariable stepsFirst(TensorVariable v) {
    int axes = batch.axes();
    return DimShuffle.of(
        v, IntStream.range(0, v.ndim()).map(i -> i == 0 ? axes : i <= axes ? i - 1 : i).toArray());
  }

  private TensorVariable batchFirst(TensorVariable v) {
    int axes = batch.axes();
    return DimShuffle.of(
        v, IntStream.range(0, v.ndim()).map(i -> i < axes ? i + 1 : i == axes ? 0 : i).toArray());
  }
}
