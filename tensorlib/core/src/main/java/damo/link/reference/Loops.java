package damo.link.reference;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Demand;
import damo.graph.Meaning;
import damo.graph.Purity;
import damo.graph.Variable;
import damo.link.Blame;
import damo.link.Broadcast;
import damo.link.DryRun;
import damo.link.Geometry;
import damo.link.StepCount;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.value.Elements;
import damo.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loops, step by step, each step op by op. */
final class Loops {
  private final Interpreter interpreter;

  Loops(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  List<Value> evaluate(Apply node, Meaning.Loop loop, List<Value> in) {
    int steps = StepCount.of(loop, in.get(0).getLong(0));
    for (int i = 0; i < loop.sequences(); i++) {
      int rows = in.get(1 + i).shape().get(0);
      if (rows != steps)
        throw new ShapeException(
            "sequence "
                + i
                + " has "
                + rows
                + " elements to walk, the loop makes "
                + steps
                + " steps");
    }
    return new Turns(node, loop, in, steps).results();
  }

  /** One run of a loop. */
  private final class Turns {
    private final Apply node;
    private final Meaning.Loop loop;
    private final List<Value> in;
    private final int steps;
    private final Demand demand;
    private final boolean isPure;
    private final List<List<Value>> traces = new ArrayList<>();
    private final List<Ints> rowsOfNothing = new ArrayList<>();
    private int made;

    Turns(Apply node, Meaning.Loop loop, List<Value> in, int steps) {
      this.node = node;
      this.loop = loop;
      this.in = in;
      this.steps = steps;
      this.demand = new Demand(loop.body().nodes(), loop.body().outputs());
      this.isPure = Purity.of(loop.body());
      for (int i = 0; i < loop.traces(); i++) traces.add(new ArrayList<>());
      for (int i = 0; i < loop.states(); i++) {
        Value first = in.get(loop.firstRows(i));
        if (first.shape().get(0) != loop.depth(i))
          throw new ShapeException(
              "state "
                  + i
                  + " needs "
                  + loop.depth(i)
                  + " values to begin with, got "
                  + first.shape().get(0));
        for (int r = 0; r < loop.depth(i); r++) traces.get(i).add(row(first, r));
      }
    }

    List<Value> results() {
      boolean goesOn = true;
      while (goesOn && made < steps) goesOn = step();
      if (goesOn) StepCount.checkEnd(made, in.get(0).getLong(0));
      if (made == 0) learnShapes();
      List<Value> results = new ArrayList<>();
      for (int i = 0; i < loop.traces(); i++) results.add(stacked(i));
      if (loop.until()) results.add(Value.scalar(DType.INT64, (long) made));
      return results;
    }

    private boolean step() {
      if (made == 0 && !isPure) foresee();
      List<Value> outputs = outputs();
      while (made == 0 && broadcastFirstRows(outputs)) outputs = outputs();
      for (int i = 0; i < loop.traces(); i++) {
        List<Value> trace = traces.get(i);
        if (!trace.isEmpty() && !trace.getLast().shape().equals(outputs.get(i).shape()))
          throw new ShapeException(changed(i, trace.getLast().shape(), outputs.get(i).shape()));
        trace.add(outputs.get(i));
      }
      made++;
      return !loop.until() || outputs.get(loop.traces()).getLong(0) == 0;
    }

    /** Gives first rows their shape beforehand, so that what happens in a step happens once. */
    private void foresee() {
      DryRun.of(() -> {
        while (broadcastFirstRows(outputs())) continue;
      });
    }

    private String changed(int i, Ints before, Ints now) {
      return (i < loop.states() ? "state " + i : "output " + (i - loop.states()))
          + " has shape "
          + Geometry.text(now)
          + " in step "
          + made
          + ", and "
          + Geometry.text(before)
          + " before";
    }

    private List<Value> outputs() {
      Map<Variable, Value> known = new HashMap<>();
      List<Variable> leaves = loop.body().leaves();
      for (int i = 0; i < loop.sequences(); i++) known.put(leaves.get(i), row(in.get(1 + i), made));
      for (int i = 0; i < loop.states(); i++)
        for (int k = 0; k < loop.taps().get(i).size(); k++)
          known.put(
              leaves.get(loop.stateLeaf(i) + k),
              traces.get(i).get(made + loop.depth(i) + loop.taps().get(i).get(k)));
      for (int i = 0; i < loop.fixed(); i++)
        known.put(leaves.get(loop.fixedLeaf() + i), in.get(loop.firstFixed() + i));
      try {
        return new Run(interpreter, known, demand).outputs(loop.body().outputs());
      } catch (DamoException e) {
        throw Blame.inStep(e, node, made, steps);
      }
    }

    /**
     * Whether first rows took the shape of the rows that follow, which may change those of others.
     */
    private boolean broadcastFirstRows(List<Value> outputs) {
      boolean any = false;
      for (int i = 0; i < loop.states(); i++) {
        Ints first = traces.get(i).getFirst().shape();
        Ints next = outputs.get(i).shape();
        if (first.equals(next) || !Broadcast.fits(first, next)) continue;
        traces.get(i).replaceAll(v -> broadcast(v, next));
        any = true;
      }
      return any;
    }

    private Value stacked(int i) {
      List<Value> trace = traces.get(i);
      Ints row = trace.isEmpty() ? rowsOfNothing.get(i - loop.states()) : trace.getFirst().shape();
      DType dtype = ((TensorType) node.output(i).type()).dtype();
      int rows = loop.rows(i, made);
      Value out = Value.zeros(dtype, with(rows, row));
      int size = Value.sizeOf(row);
      for (int r = 0; r < rows; r++)
        System.arraycopy(
            trace.get(trace.size() - rows + r).array(), 0, out.array(), r * size, size);
      return out;
    }

    /** Without a step, rows have the shape that they would have after one on zeros. */
    private void learnShapes() {
      List<Value> dry = dryRun();
      while (dry != null && broadcastFirstRows(dry)) dry = dryRun();
      for (int i = 0; i < loop.maps(); i++) {
        TensorType type = (TensorType) loop.body().outputs().get(loop.states() + i).type();
        Ints told = Ints.of(type.lengths().stream().map(n -> Math.max(0, n)).toArray());
        rowsOfNothing.add(dry == null ? told : dry.get(loop.states() + i).shape());
      }
    }

    private @Nullable List<Value> dryRun() {
      Map<Variable, Value> known = new HashMap<>();
      List<Variable> leaves = loop.body().leaves();
      for (int i = 0; i < loop.sequences(); i++)
        known.put(leaves.get(i), Value.zeros(in.get(1 + i).dtype(), tail(in.get(1 + i).shape())));
      for (int i = 0; i < loop.states(); i++)
        for (int k = 0; k < loop.taps().get(i).size(); k++)
          known.put(leaves.get(loop.stateLeaf(i) + k), traces.get(i).getFirst());
      for (int i = 0; i < loop.fixed(); i++)
        known.put(leaves.get(loop.fixedLeaf() + i), in.get(loop.firstFixed() + i));
      List<Value> outputs = new ArrayList<>();
      Run run = new Run(interpreter, known, demand);
      return DryRun.of(() -> outputs.addAll(run.outputs(loop.body().outputs()))) ? outputs : null;
    }
  }

  private static Value row(Value v, int r) {
    Ints shape = tail(v.shape());
    int size = Value.sizeOf(shape);
    Object out = Elements.of(v.dtype()).allocate(size);
    System.arraycopy(v.array(), r * size, out, 0, size);
    return Value.wrap(v.dtype(), shape, out);
  }

  private static Value broadcast(Value v, Ints shape) {
    Operand out = Operand.zeros(v.dtype(), shape);
    Copy.copy(Operand.of(v), out);
    return out.toValue();
  }

  private static Ints tail(Ints shape) {
    return Ints.of(shape.stream().skip(1).toArray());
  }

  private static Ints with(int rows, Ints row) {
    int[] out = new int[row.size() + 1];
    out[0] = rows;
    for (int a = 0; a < row.size(); a++) out[a + 1] = row.get(a);
    return Ints.of(out);
  }
}
