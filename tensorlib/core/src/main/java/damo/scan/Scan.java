package damo.scan;

import com.google.errorprone.annotations.Immutable;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Advancing;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Inner;
import damo.graph.Meaning;
import damo.graph.SharedVariable;
import damo.graph.Variable;
import damo.link.StepCount;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A loop. Inputs and outputs are those of {@link Meaning.Loop}.
 *
 * @param truncate through how many of the last steps gradients flow; −1 for all
 * @param advancing how many of the last states are next values of shared variables
 * @param label what messages call the loop
 */
@Immutable
public record Scan(Meaning.Loop loop, int truncate, int advancing, String label)
    implements TensorOp, Advancing {

  @Override
  public Set<String> implied(Apply node) {
    Set<String> out = new HashSet<>(Set.of("label", "body"));
    if (truncate < 0) out.add("truncate");
    if (advancing == 0) out.add("advancing");
    if (loop.kept().stream().allMatch(n -> n < 0)) out.add("kept");
    return out;
  }

  @Override
  public String name() {
    return label;
  }

  @Override
  public List<Inner> inner() {
    return List.of(Inner.of(loop.body()));
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable steps = inputs.getFirst();
    if (steps.ndim() != 0 || steps.dtype().isFloat())
      throw new DTypeException(
          "the number of steps of " + label + " must be an integer, got " + steps.type());
    int known = steps instanceof TensorConstant c ? checked(c.value().getLong(0)) : -1;
    for (int i = 0; i < loop.sequences(); i++) checkSequence(i, inputs.get(1 + i), known);
    for (int i = 0; i < loop.states(); i++) checkFirst(i, inputs.get(loop.firstRows(i)));
    List<TensorType> types = new ArrayList<>();
    for (int i = 0; i < loop.traces(); i++) types.add(traceType(i, inputs, known));
    if (loop.until()) types.add(TensorType.of(DType.INT64));
    return types;
  }

  private int checked(long steps) {
    if (steps < 0)
      throw new DamoException(
          label + " cannot make " + steps + " steps; to walk backwards say goBackwards(true)");
    return StepCount.of(loop, steps);
  }

  private void checkSequence(int i, TensorVariable x, int steps) {
    TensorType leaf = leafType(i);
    if (x.ndim() != leaf.ndim() + 1 || x.dtype() != leaf.dtype())
      throw new ShapeException(
          label + ": the rows of sequence " + i + " are " + leaf + ", got " + x.type());
    int rows = x.type().lengths().get(0);
    if (steps >= 0 && rows >= 0 && rows != steps)
      throw new ShapeException(
          "sequence "
              + i
              + " of "
              + label
              + " ("
              + x.label()
              + ") has "
              + rows
              + " elements to walk, the loop makes "
              + steps
              + " steps");
  }

  private void checkFirst(int i, TensorVariable first) {
    TensorType row = (TensorType) loop.body().outputs().get(i).type();
    if (first.ndim() != row.ndim() + 1 || first.dtype() != row.dtype())
      throw new ShapeException(
          label + ": the rows of state " + i + " are " + row + ", its first ones " + first.type());
    int rows = first.type().lengths().get(0);
    if (rows >= 0 && rows != loop.depth(i))
      throw new ShapeException(
          label
              + ": state "
              + i
              + " reaches back "
              + loop.depth(i)
              + " steps, so it needs as many first rows; got "
              + rows);
  }

  private TensorType leafType(int i) {
    return (TensorType) loop.body().leaves().get(i).type();
  }

  private TensorType traceType(int i, List<TensorVariable> inputs, int steps) {
    TensorType row = (TensorType) loop.body().outputs().get(i).type();
    if (i < loop.states()) row = joined(row, inputs.get(loop.firstRows(i)).type());
    int[] lengths = new int[row.ndim() + 1];
    boolean isKnown = steps >= 0 && !loop.until();
    lengths[0] = isKnown ? loop.rows(i, steps) : -1;
    if (loop.kept().get(i) >= 0 && loop.kept().get(i) == loop.rowsBefore(i))
      lengths[0] = loop.kept().get(i);
    for (int a = 0; a < row.ndim(); a++) lengths[a + 1] = row.lengths().get(a);
    return new TensorType(row.dtype(), Ints.of(lengths));
  }

  /** What is known of the lengths, if first rows have them or are broadcast to them. */
  private static TensorType joined(TensorType row, TensorType first) {
    int[] lengths = row.lengths().toArray();
    for (int a = 0; a < lengths.length; a++) {
      int before = first.lengths().get(a + 1);
      if (lengths[a] < 0 && before > 1) lengths[a] = before;
    }
    return new TensorType(row.dtype(), Ints.of(lengths));
  }

  @Override
  public Meaning meaning(Apply node) {
    return loop;
  }

  @Override
  public Map<SharedVariable, Variable> nextValues(Apply node) {
    Map<SharedVariable, Variable> next = new LinkedHashMap<>();
    for (int i = loop.states() - advancing; i < loop.states(); i++) {
      Apply first = node.input(loop.firstRows(i)).owner();
      if (first == null || !(first.input(0) instanceof SharedVariable shared)) continue;
      next.put(shared, ((TensorVariable) node.output(i)).get(-1));
    }
    return next;
  }

  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    return new BatchedLoop(this, batch).outputs();
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return new BackwardLoop(this, node, outputGradients).gradients();
  }
}
