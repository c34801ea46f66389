package damo.scan;

import damo.error.DamoException;
import damo.graph.Apply;
import damo.op.elemwise.Cast;
import damo.op.index.SliceBuilder;
import damo.op.shape.Join;
import damo.op.shape.Length;
import damo.op.shape.Lengths;
import damo.op.shape.Reshape;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A loop in stretches of equal length: an outer loop keeps the states at their ends, an inner one
 * makes their steps. The gradient makes the steps of one stretch again at a time, and so needs
 * memory for the ends and for one stretch.
 */
final class Checkpoints {
  private final ScanBuilder asked;
  private final int stretch;
  private final Walk walk;
  private final TensorVariable count;
  private final TensorVariable even;

  Checkpoints(ScanBuilder asked) {
    this.asked = asked;
    this.stretch = asked.checkpoints;
    for (Init init : asked.outputsInfo)
      if (init.initial() != null && !init.taps().equals(Ints.of(-1)))
        throw new DamoException(
            asked.name + " has checkpoints, so its outputs are fed back with tap -1 only");
    if (asked.truncateGradient >= 0 || asked.purpose == ScanBuilder.Purpose.FILTER)
      throw new DamoException(
          asked.name + " has checkpoints, and can neither truncate gradients nor filter");
    this.walk = new Walk(asked);
    this.count = Cast.to(walk.steps().floorDiv((long) stretch), DType.INT64);
    this.even = count.mul((long) stretch);
  }

  ScanResult result() {
    List<Object> begun = new ArrayList<>();
    for (Init init : asked.outputsInfo) begun.add(init.initial() == null ? Init.none() : init);
    List<TensorVariable> ends = outer(begun);
    List<TensorVariable> outputs = isEven() ? ends : withRest(begun, ends);
    if (asked.purpose == ScanBuilder.Purpose.LAST)
      outputs = outputs.stream().map(v -> v.get(-1)).toList();
    return new ScanResult(outputs, new damo.compile.Updates());
  }

  private boolean isEven() {
    return walk.steps() instanceof TensorConstant c && c.value().getLong(0) % stretch == 0;
  }

  /** The outputs at the end of each whole stretch. */
  private List<TensorVariable> outer(List<Object> begun) {
    List<Object> sequences = new ArrayList<>();
    for (TensorVariable rows : walk.rows()) sequences.add(inStretches(rows));
    ScanBuilder loop =
        new ScanBuilder(new StepFunction(-1, this::stretch), ScanBuilder.Purpose.ALL);
    loop.sequences(sequences).outputsInfo(begun).nSteps(count).name(asked.name);
    return loop.run().outputs();
  }

  private Object stretch(List<TensorVariable> arguments) {
    int at = walk.rows().size();
    List<Object> states = new ArrayList<>();
    for (Init init : asked.outputsInfo)
      states.add(init.initial() == null ? Init.none() : arguments.get(at++));
    List<Object> rows = new ArrayList<>(arguments.subList(0, walk.rows().size()));
    return inner(rows, states, (long) stretch).stream().map(v -> v.get(-1)).toList();
  }

  private List<TensorVariable> inner(List<Object> rows, List<Object> states, Object steps) {
    StepFunction once =
        new StepFunction(
            asked.step.arity(),
            arguments -> {
              Step step = Step.read(asked.step.function().apply(arguments));
              if (step.condition() != null)
                throw new DamoException(asked.name + " has checkpoints, and cannot end early");
              return step;
            });
    ScanBuilder loop = new ScanBuilder(once, ScanBuilder.Purpose.ALL);
    loop.sequences(rows).outputsInfo(states).nSteps(steps).strict(asked.strict);
    loop.nonSequences(asked.nonSequences).name(asked.name + "_stretch");
    ScanResult result = loop.run();
    if (result.updates().size() > 0)
      throw new DamoException(
          asked.name
              + " has checkpoints: its steps are made twice, so they cannot update shared"
              + " variables or draw random numbers");
    return result.outputs();
  }

  /** With the last row of the steps that fill no stretch, if there are any. */
  private List<TensorVariable> withRest(List<Object> begun, List<TensorVariable> ends) {
    List<Object> states = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++)
      states.add(
          i < begun.size() && asked.outputsInfo.get(i).initial() != null
              ? lastState(ends.get(i))
              : Init.none());
    List<Object> rows = new ArrayList<>();
    for (TensorVariable v : walk.rows()) rows.add(new SliceBuilder().span(even, null, null).of(v));
    List<TensorVariable> rest = inner(rows, states, walk.steps().sub(even));
    List<TensorVariable> out = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++)
      out.add(
          Join.of(
              0, List.of(ends.get(i), new SliceBuilder().span(-1, null, null).of(rest.get(i)))));
    return out;
  }

  /** The state that the rest begins with, also if there is no whole stretch. */
  private static TensorVariable lastState(TensorVariable ends) {
    Apply rows = Objects.requireNonNull(ends.owner());
    return ((TensorVariable) rows.input(0)).get(-1);
  }

  private TensorVariable inStretches(TensorVariable rows) {
    TensorVariable whole = new SliceBuilder().span(null, even, null).of(rows);
    List<Object> lengths = new ArrayList<>(List.of(count, (long) stretch));
    for (int a = 1; a < rows.ndim(); a++) lengths.add(Length.of(rows, a));
    return Reshape.of(whole, Lengths.vector(lengths.toArray()), rows.ndim() + 1);
  }
}
