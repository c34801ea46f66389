package damo.fuzz;

import damo.error.DamoException;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.testing.Domain;
import damo.testing.Samples;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A random graph as lines, each applying an op to inputs or earlier lines; the last is the result.
 * As data it can be made smaller: by ending earlier, or by leaving a line out.
 *
 * @param values of the inputs
 * @param declared whether lengths are known when the graph is built
 */
record FuzzGraph(List<Value> values, boolean declared, List<Line> lines) {
  private static final List<Ints> SHAPES =
      List.of(Ints.of(3), Ints.of(2, 3), Ints.of(3, 3), Ints.of(), Ints.of(1, 3), Ints.of(3, 1));
  private static final List<DType> DTYPES =
      List.of(
          DType.FLOAT64,
          DType.FLOAT64,
          DType.FLOAT64,
          DType.FLOAT32,
          DType.FLOAT32,
          DType.INT64,
          DType.INT32,
          DType.INT8,
          DType.UINT8,
          DType.BOOL);
  private static final int TRIES = 200;

  /** Operands: inputs first, then lines, by number. */
  record Line(FuzzOp op, List<Integer> operands) {}

  static FuzzGraph random(Samples samples, boolean isSmooth, int length) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      DType dtype = isSmooth ? DType.FLOAT64 : samples.oneOf(DTYPES);
      values.add(samples.value(dtype, samples.oneOf(SHAPES), Domain.REAL));
    }
    FuzzGraph graph = new FuzzGraph(values, samples.random().nextBoolean(), List.of());
    for (int tries = 0; tries < TRIES && graph.lines.size() < length; tries++)
      graph = graph.longer(samples, isSmooth);
    return graph;
  }

  /** As finite differences build it: another one where a known length of 1 is squeezed. */
  FuzzGraph withUnknownLengths() {
    return new FuzzGraph(values, false, lines);
  }

  private FuzzGraph longer(Samples samples, boolean isSmooth) {
    FuzzOp op = samples.oneOf(FuzzOps.ALL);
    if (isSmooth && !op.isSmooth()) return this;
    List<Integer> operands = new ArrayList<>();
    int known = values.size() + lines.size();
    for (int i = 0; i < op.arity(); i++)
      operands.add(samples.random().nextBoolean() ? known - 1 : samples.random().nextInt(known));
    List<Line> more = new ArrayList<>(lines);
    more.add(new Line(op, operands));
    FuzzGraph longer = new FuzzGraph(values, declared, List.copyOf(more));
    return longer.canBeBuilt() ? longer : this;
  }

  boolean canBeBuilt() {
    try {
      TensorVariable out = result(new FuzzGraph(values, true, lines).inputs());
      return out.ndim() <= 3 && size(out) <= 400;
    } catch (DamoException refused) {
      return false;
    }
  }

  private static double size(TensorVariable v) {
    double size = 1;
    for (long n : v.staticShape()) size *= Math.max(1, n);
    return size;
  }

  List<TensorVariable> inputs() {
    List<TensorVariable> out = new ArrayList<>();
    for (Value v : values) {
      TensorType type =
          declared ? new TensorType(v.dtype(), v.shape()) : TensorType.unknown(v.dtype(), v.rank());
      out.add(type.variable("x" + out.size()));
    }
    return out;
  }

  TensorVariable result(List<TensorVariable> inputs) {
    List<TensorVariable> known = new ArrayList<>(inputs);
    for (Line line : lines)
      known.add(line.op().apply().apply(line.operands().stream().map(known::get).toList()));
    return known.getLast();
  }

  /** The smallest graph found for which {@code fails} still holds. */
  FuzzGraph shrunk(Predicate<FuzzGraph> fails) {
    FuzzGraph smallest = this;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (FuzzGraph g : smallest.oneStepSmaller()) {
        if (!g.canBeBuilt() || !fails.test(g)) continue;
        smallest = g;
        smaller = true;
        break;
      }
    }
    return smallest;
  }

  private List<FuzzGraph> oneStepSmaller() {
    List<FuzzGraph> out = new ArrayList<>();
    for (int n = 1; n < lines.size(); n++)
      out.add(new FuzzGraph(values, declared, lines.subList(0, n)));
    for (int i = 0; i < lines.size() - 1; i++)
      for (int operand : lines.get(i).operands()) out.add(without(i, operand));
    return out;
  }

  /** Without a line, of whose result {@code instead} takes the place. */
  private FuzzGraph without(int line, int instead) {
    int gone = values.size() + line;
    List<Line> rest = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (i == line) continue;
      List<Integer> operands =
          lines.get(i).operands().stream()
              .map(k -> k == gone ? instead : k)
              .map(k -> k > gone ? k - 1 : k)
              .toList();
      rest.add(new Line(lines.get(i).op(), operands));
    }
    return new FuzzGraph(values, declared, List.copyOf(rest));
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < values.size(); i++)
      out.append(String.format("x%d: %s%s%n", i, values.get(i).dtype(), values.get(i).shape()));
    for (int i = 0; i < lines.size(); i++)
      out.append(
          String.format(
              "v%d = %s(%s)%n",
              values.size() + i,
              lines.get(i).op().name(),
              lines.get(i).operands().stream()
                  .map(k -> (k < values.size() ? "x" : "v") + k)
                  .collect(Collectors.joining(", "))));
    return out + (declared ? "lengths are known" : "lengths are not known");
  }
}
