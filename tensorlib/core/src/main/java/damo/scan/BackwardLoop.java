package damo.scan;

import damo.grad.Cause;
import damo.grad.Flow;
import damo.graph.Apply;
import damo.graph.Body;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.op.elemwise.Unbroadcast;
import damo.op.index.SliceBuilder;
import damo.op.index.WriteInto;
import damo.op.shape.DimShuffle;
import damo.op.shape.Join;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of a loop is another loop, from the last step to the first. It carries, for each
 * state that the cost depends on, what later steps sent to its last rows; it walks the rows that
 * the loop left; and it adds up what steps send to that which stays the same.
 */
final class BackwardLoop {
  private final Scan scan;
  private final Meaning.Loop loop;
  private final TensorOp.Node node;
  private final List<@Nullable TensorVariable> given;

  /** Gradients with respect to the outputs of one step. */
  private final Map<Integer, TensorVariable> total = new LinkedHashMap<>();

  private Flow flow = Flow.back(Map.of(), Set.of(), List.of());

  BackwardLoop(Scan scan, TensorOp.Node node, List<@Nullable TensorVariable> given) {
    this.scan = scan;
    this.loop = scan.loop();
    this.node = node;
    this.given = given;
  }

  List<Gradient> gradients() {
    findFlow();
    Pass pass = new Pass();
    List<Gradient> out = new ArrayList<>();
    out.add(Gradient.disconnected("the number of steps is no number to differentiate"));
    for (int i = 0; i < loop.sequences(); i++) out.add(pass.ofSequence(i));
    for (int i = 0; i < loop.states(); i++) out.add(pass.ofFirstRows(i));
    for (int i = 0; i < loop.fixed(); i++) out.add(pass.ofFixed(i));
    return out;
  }

  /** Lets gradients flow through one step, until it is known which states they reach. */
  private void findFlow() {
    for (int i = 0; i < loop.traces(); i++) if (given.get(i) != null) reach(i);
    boolean more = true;
    while (more) {
      flow = Flow.back(starts(), Set.of(), loop.body().leaves());
      more = false;
      for (int i = 0; i < loop.states(); i++)
        for (int k = 0; k < loop.taps().get(i).size(); k++)
          if (flow.gradient(pastLeaf(i, k)) != null) more |= reach(i);
    }
  }

  private boolean reach(int output) {
    TensorType row = (TensorType) bodyOutput(output).type();
    return row.dtype().isFloat() && total.putIfAbsent(output, row.variable(null)) == null;
  }

  /** Each output apart, as one variable may be several of them, or be used by others. */
  private Map<Variable, TensorVariable> starts() {
    Map<Variable, TensorVariable> starts = new LinkedHashMap<>();
    total.forEach((i, g) -> starts.put(Cast.copy(bodyOutput(i)), g));
    return starts;
  }

  private TensorVariable bodyOutput(int i) {
    return (TensorVariable) loop.body().outputs().get(i);
  }

  private TensorVariable leaf(int i) {
    return (TensorVariable) loop.body().leaves().get(i);
  }

  private TensorVariable pastLeaf(int state, int tap) {
    return leaf(loop.stateLeaf(state) + tap);
  }

  private Gradient without(Variable leaf) {
    Cause undefined = flow.undefined(leaf);
    if (undefined != null) return Gradient.undefined(undefined.why());
    if (flow.reaches(leaf)) return Gradient.zero();
    List<Cause> ends = flow.ends(leaf);
    return Gradient.disconnected(
        ends.isEmpty() ? "the step does not use it" : ends.getFirst().why());
  }

  /** The loop backwards, once it is known what flows. */
  private final class Pass {
    private final TensorVariable made = loop.until() ? node.out(loop.traces()) : node.in(0);
    private final TensorVariable made64 = Cast.to(made, DType.INT64);
    private final TensorVariable steps =
        scan.truncate() < 0 ? made64 : Elemwise.of(Prim.MINIMUM, made64, (long) scan.truncate());
    private final List<Variable> sequenceLeaves = new ArrayList<>();
    private final List<TensorVariable> sequences = new ArrayList<>();
    private final List<Variable> stateLeaves = new ArrayList<>();
    private final List<TensorVariable> firstRows = new ArrayList<>();
    private final List<TensorVariable> nextStates = new ArrayList<>();
    private final List<TensorVariable> maps = new ArrayList<>();
    private final List<Variable> fixedLeaves = new ArrayList<>();
    private final List<TensorVariable> fixed = new ArrayList<>();

    /** For each state that is reached, by how many steps back: which of the new states it is. */
    private final Map<Integer, List<Integer>> carried = new HashMap<>();

    private final Map<Integer, Integer> sums = new HashMap<>();
    private final Map<Integer, Integer> walked = new HashMap<>();
    private final List<TensorVariable> results;

    Pass() {
      Map<Variable, Variable> totals = new HashMap<>();
      for (int i : total.keySet()) totals.put(total.get(i), totalOf(i));
      for (int i : carried.keySet()) carry(i);
      for (int i = 0; i < loop.fixed(); i++) sum(i);
      for (int i = 0; i < loop.sequences(); i++) {
        TensorVariable g = flow.gradient(leaf(i));
        if (g == null) continue;
        walked.put(i, maps.size());
        maps.add(Cast.to(g, leaf(i).dtype()));
      }
      results = nextStates.isEmpty() && maps.isEmpty() ? List.of() : run(totals);
    }

    /** What reaches an output of a step: from its trace, and from later steps. */
    private TensorVariable totalOf(int i) {
      TensorVariable row = bodyOutput(i);
      TensorVariable fromTrace = given.get(i);
      TensorVariable out = null;
      if (fromTrace != null) {
        TensorVariable g = row.type().variable(null);
        sequenceLeaves.add(g);
        TensorVariable rows = TraceGradient.of(fromTrace, loop.rowsBefore(i)).steps();
        sequences.add(backwards(Cast.to(rows, row.dtype())));
        out = g;
      }
      if (i >= loop.states()) return java.util.Objects.requireNonNull(out);
      List<Integer> carriers = new ArrayList<>();
      for (int back = 1; back <= loop.depth(i); back++) {
        carriers.add(stateLeaves.size());
        TensorVariable c = row.type().variable(null);
        stateLeaves.add(c);
        firstRows.add(rowsOfZeros(node.out(i).get(-1)));
        nextStates.add(c);
      }
      carried.put(i, carriers);
      TensorVariable later = (TensorVariable) stateLeaves.get(carriers.getFirst());
      return out == null ? later : out.add(later);
    }

    /** What is carried to the row before: what was for it already, and what this step adds. */
    private void carry(int i) {
      List<Integer> carriers = Objects.requireNonNull(carried.get(i));
      for (int back = 1; back <= carriers.size(); back++) {
        TensorVariable next = sent(i, -back);
        if (back < carriers.size()) {
          TensorVariable before = (TensorVariable) stateLeaves.get(carriers.get(back));
          next = next == null ? before : before.add(next);
        }
        TensorVariable own = (TensorVariable) stateLeaves.get(carriers.get(back - 1));
        nextStates.set(carriers.get(back - 1), next == null ? own.zerosLike() : next);
      }
    }

    private @Nullable TensorVariable sent(int i, int tap) {
      TensorVariable sum = null;
      for (int k = 0; k < loop.taps().get(i).size(); k++) {
        if (loop.taps().get(i).get(k) != tap) continue;
        TensorVariable g = flow.gradient(pastLeaf(i, k));
        if (g == null) continue;
        TensorVariable typed = Cast.to(g, bodyOutput(i).dtype());
        sum = sum == null ? typed : sum.add(typed);
      }
      return sum;
    }

    private void sum(int i) {
      TensorVariable leaf = leaf(loop.fixedLeaf() + i);
      TensorVariable g = flow.gradient(leaf);
      if (g == null) return;
      TensorVariable so = leaf.type().variable(null);
      sums.put(i, stateLeaves.size());
      stateLeaves.add(so);
      firstRows.add(rowsOfZeros(node.in(loop.firstFixed() + i)));
      nextStates.add(so.add(Cast.to(g, leaf.dtype())));
    }

    private List<TensorVariable> run(Map<Variable, Variable> totals) {
      List<TensorVariable> all = new ArrayList<>(nextStates);
      all.addAll(maps);
      Set<Variable> atHand = new LinkedHashSet<>(loop.body().leaves());
      atHand.addAll(loop.body().outputs());
      List<TensorVariable> targets = new ShapesOnly(atHand).answered(all);
      Map<Variable, Variable> by = new LinkedHashMap<>(totals);
      by.putAll(valuesOfForwardSteps(targets));
      List<Variable> outputs = damo.compile.Substitution.replace(targets, by);
      List<Variable> leaves = new ArrayList<>(sequenceLeaves);
      leaves.addAll(stateLeaves);
      leaves.addAll(fixedLeaves);
      int[] kept = new int[outputs.size()];
      java.util.Arrays.fill(kept, -1);
      Meaning.Loop back =
          new Meaning.Loop(
              Body.of(leaves, outputs),
              sequences.size(),
              stateLeaves.stream().map(v -> Ints.of(-1)).toList(),
              maps.size(),
              false,
              Ints.of(kept));
      List<TensorVariable> inputs = new ArrayList<>(List.of(steps));
      inputs.addAll(sequences);
      inputs.addAll(firstRows);
      inputs.addAll(fixed);
      return new Scan(back, -1, 0, "grad_of_" + scan.label()).applyAll(inputs);
    }

    /**
     * What stands for the values of the forward step that the gradient needs: rows that the loop
     * walked or left where there are some; the rest is computed again from them.
     */
    private Map<Variable, Variable> valuesOfForwardSteps(List<TensorVariable> targets) {
      Map<Variable, Variable> by = new LinkedHashMap<>();
      Map<Variable, TensorVariable> rows = new HashMap<>();
      for (int i = 0; i < loop.sequences(); i++) rows.put(leaf(i), walkedRows(node.in(1 + i)));
      for (int i = 0; i < loop.states(); i++)
        for (int k = 0; k < loop.taps().get(i).size(); k++)
          rows.put(pastLeaf(i, k), rows(node.out(i), loop.depth(i), loop.taps().get(i).get(k)));
      Set<Variable> leaves = new HashSet<>(loop.body().leaves());
      for (int i = 0; i < loop.traces(); i++)
        if (!leaves.contains(bodyOutput(i)) && bodyOutput(i).owner() != null)
          rows.putIfAbsent(bodyOutput(i), rows(node.out(i), loop.rowsBefore(i), 0));
      Set<Variable> stops = new LinkedHashSet<>(rows.keySet());
      stops.addAll(loop.body().leaves());
      for (Variable v : Traversal.leaves(targets, stops)) {
        int at = loop.body().leaves().indexOf(v) - loop.fixedLeaf();
        TensorVariable trace = rows.get(v);
        if (trace != null) {
          TensorVariable leaf = ((TensorType) v.type()).variable(v.name());
          by.put(v, leaf);
          sequenceLeaves.add(leaf);
          sequences.add(backwards(trace));
        } else if (at >= 0) {
          TensorVariable leaf = ((TensorType) v.type()).variable(v.name());
          by.put(v, leaf);
          fixedLeaves.add(leaf);
          fixed.add(node.in(loop.firstFixed() + at));
        }
      }
      return by;
    }

    /** The rows of a trace that the steps see {@code tap} rows before their own. */
    private TensorVariable rows(TensorVariable trace, int before, int tap) {
      int from = before + tap;
      Object to = tap == 0 ? null : made64.add((long) from);
      return new SliceBuilder().span(from == 0 ? null : from, to, null).of(trace);
    }

    private TensorVariable walkedRows(TensorVariable sequence) {
      return loop.until() ? new SliceBuilder().span(null, made64, null).of(sequence) : sequence;
    }

    /** From the last row to the first, as many as gradients flow through. */
    private TensorVariable backwards(TensorVariable rows) {
      TensorVariable reversed = new SliceBuilder().span(null, null, -1).of(rows);
      return scan.truncate() < 0
          ? reversed
          : new SliceBuilder().span(null, steps, null).of(reversed);
    }

    private TensorVariable rowsOfZeros(TensorVariable like) {
      return newAxis(like.zerosLike());
    }

    private static TensorVariable newAxis(TensorVariable v) {
      return DimShuffle.of(v, IntStream.range(-1, v.ndim()).toArray());
    }

    Gradient ofSequence(int i) {
      Integer map = walked.get(i);
      if (map == null) return without(leaf(i));
      TensorVariable x = node.in(1 + i);
      TensorVariable found =
          new SliceBuilder().span(null, null, -1).of(results.get(nextStates.size() + map));
      if (!loop.until() && scan.truncate() < 0) return Gradient.of(found);
      TensorVariable from = scan.truncate() < 0 ? null : made64.sub(steps);
      Apply place =
          java.util.Objects.requireNonNull(
              new SliceBuilder().span(from, made64, null).of(x).owner());
      return Gradient.of(WriteInto.set(x.zerosLike(), place, found));
    }

    Gradient ofFirstRows(int i) {
      TensorVariable first = node.in(loop.firstRows(i));
      List<Integer> carriers = carried.get(i);
      if (carriers == null) return fromLeaves(i);
      int depth = loop.depth(i);
      List<TensorVariable> rows = new ArrayList<>();
      for (int r = 0; r < depth; r++) rows.add(newAxis(lastOf(carriers.get(depth - r - 1))));
      TensorVariable all = Join.of(0, rows);
      if (scan.truncate() >= 0)
        all = Elemwise.of(Prim.WHERE, steps.eq(made64), all, TensorConstant.scalar(all.dtype(), 0));
      TensorVariable trace = given.get(i);
      TensorVariable direct = trace == null ? null : TraceGradient.of(trace, depth).first();
      if (direct != null) all = Cast.to(direct, all.dtype()).add(all);
      return Gradient.of(Unbroadcast.to(all, first));
    }

    private Gradient fromLeaves(int i) {
      Gradient found = null;
      for (int k = 0; k < loop.taps().get(i).size(); k++) {
        Gradient g = without(pastLeaf(i, k));
        if (found == null || found instanceof Gradient.Disconnected) found = g;
      }
      return java.util.Objects.requireNonNull(found);
    }

    Gradient ofFixed(int i) {
      Integer state = sums.get(i);
      return state == null ? without(leaf(loop.fixedLeaf() + i)) : Gradient.of(lastOf(state));
    }

    private TensorVariable lastOf(int state) {
      return results.get(state).get(-1);
    }
  }
}
