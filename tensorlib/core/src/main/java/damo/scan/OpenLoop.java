package damo.scan;

import damo.compile.Substitution;
import damo.graph.Apply;
import damo.graph.Body;
import damo.graph.FunctionGraph;
import damo.graph.Meaning;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.op.TensorOp;
import damo.op.index.SliceBuilder;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A loop taken apart, so that it can be changed and closed again. */
final class OpenLoop {
  /** A leaf of the body with the variable outside that it shows: a row of it, or all of it. */
  record Given(TensorVariable leaf, TensorVariable outside) {}

  /** An output with rows, and the output of the old node that it stands for. */
  abstract static class Output {
    TensorVariable value;
    int kept;

    /** Whether something after the loop will ask for the rows. */
    boolean isAsked;

    private final @Nullable TensorVariable old;
    private @Nullable TensorVariable trace;

    Output(TensorVariable value, int kept, @Nullable TensorVariable old) {
      this.value = value;
      this.kept = kept;
      this.old = old;
    }

    @Nullable TensorVariable old() {
      return old;
    }

    /** The rows, once the loop is closed. */
    TensorVariable trace() {
      return java.util.Objects.requireNonNull(trace);
    }
  }

  /** A state. */
  static final class Carried extends Output {
    private final TensorVariable first;
    private final Ints taps;
    private final List<TensorVariable> past;

    Carried(
        TensorVariable first,
        Ints taps,
        List<TensorVariable> past,
        TensorVariable next,
        int kept,
        @Nullable TensorVariable old) {
      super(next, kept, old);
      this.first = first;
      this.taps = taps;
      this.past = past;
    }

    TensorVariable first() {
      return first;
    }

    Ints taps() {
      return taps;
    }

    List<TensorVariable> past() {
      return past;
    }

    int depth() {
      return -taps.stream().min().orElse(-1);
    }
  }

  /** An output that is not fed back. */
  static final class Mapped extends Output {
    Mapped(TensorVariable value, int kept, @Nullable TensorVariable old) {
      super(value, kept, old);
    }
  }

  private final Scan scan;
  private final @Nullable TensorVariable oldCount;
  private @Nullable TensorVariable count;
  final TensorVariable steps;
  final List<Given> walked = new ArrayList<>();
  final List<Carried> states = new ArrayList<>();
  final List<Mapped> maps = new ArrayList<>();
  final List<Given> fixed = new ArrayList<>();
  @Nullable TensorVariable condition;
  private boolean changed;

  OpenLoop(Apply node) {
    this(
        node,
        ((Scan) node.op()).loop().body().leaves(),
        ((Scan) node.op()).loop().body().outputs());
  }

  /** With a body that was rewritten. */
  OpenLoop(Apply node, FunctionGraph body) {
    this(node, body.inputs(), body.outputs());
  }

  private OpenLoop(
      Apply node, List<? extends Variable> bodyLeaves, List<? extends Variable> bodyOutputs) {
    this.scan = (Scan) node.op();
    Meaning.Loop loop = scan.loop();
    List<TensorVariable> leaves = TensorOp.tensors(bodyLeaves);
    List<TensorVariable> values = TensorOp.tensors(bodyOutputs);
    List<TensorVariable> in = TensorOp.tensors(node.inputs());
    List<TensorVariable> out = TensorOp.tensors(node.outputs());
    this.steps = in.getFirst();
    for (int i = 0; i < loop.sequences(); i++) walked.add(new Given(leaves.get(i), in.get(1 + i)));
    for (int i = 0; i < loop.states(); i++) {
      int at = loop.stateLeaf(i);
      List<TensorVariable> past = leaves.subList(at, at + loop.taps().get(i).size());
      states.add(
          new Carried(
              in.get(loop.firstRows(i)),
              loop.taps().get(i),
              past,
              values.get(i),
              loop.kept().get(i),
              out.get(i)));
    }
    for (int i = loop.states(); i < loop.traces(); i++)
      maps.add(new Mapped(values.get(i), loop.kept().get(i), out.get(i)));
    for (int i = 0; i < loop.fixed(); i++)
      fixed.add(new Given(leaves.get(loop.fixedLeaf() + i), in.get(loop.firstFixed() + i)));
    if (loop.until()) condition = values.get(loop.traces());
    this.oldCount = loop.until() ? out.get(loop.traces()) : null;
  }

  Scan scan() {
    return scan;
  }

  boolean isUntil() {
    return condition != null;
  }

  void change() {
    changed = true;
  }

  boolean isChanged() {
    return changed;
  }

  List<Output> outputs() {
    List<Output> all = new ArrayList<>(states);
    all.addAll(maps);
    return all;
  }

  /** What the next states and the condition are computed from: it must stay in the loop. */
  Set<Variable> neededInside() {
    List<Variable> targets = new ArrayList<>(states.stream().map(s -> s.value).toList());
    if (condition != null) targets.add(condition);
    return Traversal.ancestors(targets);
  }

  Set<Variable> statesAndWhatFollows() {
    Set<Variable> found = new HashSet<>();
    for (Carried s : states) found.addAll(s.past());
    for (Apply node : nodes())
      if (node.inputs().stream().anyMatch(found::contains)) found.addAll(node.outputs());
    return found;
  }

  List<Variable> targets() {
    List<Variable> targets = new ArrayList<>();
    for (Output o : outputs()) targets.add(o.value);
    if (condition != null) targets.add(condition);
    return targets;
  }

  List<Apply> nodes() {
    return Traversal.toposort(targets());
  }

  /** Lets other variables of the body take the place of some. */
  void replaceInside(Map<? extends Variable, ? extends Variable> by) {
    if (by.isEmpty()) return;
    set(Substitution.replace(targets(), by));
    changed = true;
  }

  /** New values for all outputs and the condition, in the order of {@link #targets}. */
  void set(List<? extends Variable> values) {
    int i = 0;
    for (Output o : outputs()) o.value = (TensorVariable) values.get(i++);
    if (condition != null) condition = (TensorVariable) values.get(i);
  }

  /** A leaf that shows a row of {@code sequence}. */
  TensorVariable walk(TensorVariable sequence) {
    for (Given g : walked) if (g.outside() == sequence) return g.leaf();
    Ints lengths = Ints.of(sequence.type().lengths().stream().skip(1).toArray());
    TensorVariable leaf = new TensorType(sequence.dtype(), lengths).variable(sequence.name());
    walked.add(new Given(leaf, sequence));
    return leaf;
  }

  /** A leaf that shows {@code outside} in every step. */
  TensorVariable fix(TensorVariable outside) {
    for (Given g : fixed) if (g.outside() == outside) return g.leaf();
    TensorVariable leaf = outside.type().variable(outside.name());
    fixed.add(new Given(leaf, outside));
    return leaf;
  }

  /**
   * The rows of a variable of the body, one for each step; to be asked for when the loop is closed.
   */
  Supplier<TensorVariable> rows(TensorVariable v) {
    for (Given g : walked)
      if (g.leaf() == v) return isUntil() ? () -> untilMade(g.outside()) : g::outside;
    for (Carried s : states) {
      if (s.value == v) {
        s.isAsked = true;
        return () -> new SliceBuilder().span(s.depth(), null, null).of(s.trace());
      }
      for (int k = 0; k < s.taps().size(); k++) {
        if (s.past().get(k) != v) continue;
        s.isAsked = true;
        int tap = s.taps().get(k);
        int from = s.depth() + tap;
        return () -> new SliceBuilder().span(from == 0 ? null : from, tap, null).of(s.trace());
      }
    }
    for (Mapped m : maps) if (m.value == v && m.kept < 0) return m::trace;
    Mapped fresh = new Mapped(v, -1, null);
    maps.add(fresh);
    changed = true;
    return fresh::trace;
  }

  private TensorVariable untilMade(TensorVariable sequence) {
    return new SliceBuilder()
        .span(null, java.util.Objects.requireNonNull(count), null)
        .of(sequence);
  }

  /** Leaves out what no live output needs. */
  void prune(Set<Output> wanted) {
    Set<Output> live = new LinkedHashSet<>(wanted);
    boolean more = true;
    while (more) {
      List<Variable> targets = new ArrayList<>(live.stream().map(o -> o.value).toList());
      if (condition != null) targets.add(condition);
      Set<Variable> needed = Traversal.ancestors(targets);
      more = false;
      for (Carried s : states)
        if (!live.contains(s) && s.past().stream().anyMatch(needed::contains)) more |= live.add(s);
    }
    changed |= states.removeIf(s -> !live.contains(s));
    changed |= maps.removeIf(m -> !live.contains(m));
    Set<Variable> needed = Traversal.ancestors(targets());
    boolean isBare = states.isEmpty() && maps.isEmpty();
    if (!isBare) {
      changed |= walked.removeIf(g -> !needed.contains(g.leaf()));
      changed |= fixed.removeIf(g -> !needed.contains(g.leaf()));
    }
    shareLeaves(walked);
    shareLeaves(fixed);
  }

  /** One leaf for what is given twice. */
  private void shareLeaves(List<Given> given) {
    Map<TensorVariable, TensorVariable> first = new HashMap<>();
    Map<Variable, Variable> by = new LinkedHashMap<>();
    for (Given g : given) {
      TensorVariable known = first.putIfAbsent(g.outside(), g.leaf());
      if (known != null) by.put(g.leaf(), known);
    }
    given.removeIf(g -> by.containsKey(g.leaf()));
    replaceInside(by);
  }

  /** Makes a node of it again, if there is anything left to compute. */
  void close() {
    if (states.isEmpty() && maps.isEmpty() && condition == null) return;
    List<TensorVariable> leaves = new ArrayList<>(walked.stream().map(Given::leaf).toList());
    states.forEach(s -> leaves.addAll(s.past()));
    fixed.forEach(g -> leaves.add(g.leaf()));
    List<TensorVariable> inputs = new ArrayList<>(List.of(steps));
    walked.forEach(g -> inputs.add(g.outside()));
    states.forEach(s -> inputs.add(s.first()));
    fixed.forEach(g -> inputs.add(g.outside()));
    List<Output> all = outputs();
    Meaning.Loop loop =
        new Meaning.Loop(
            Body.of(leaves, targets()),
            walked.size(),
            states.stream().map(Carried::taps).toList(),
            maps.size(),
            isUntil(),
            Ints.of(all.stream().mapToInt(o -> o.kept).toArray()));
    Scan op = new Scan(loop, scan.truncate(), 0, scan.label());
    List<TensorVariable> made = op.applyAll(inputs);
    for (int i = 0; i < all.size(); i++) all.get(i).trace = made.get(i);
    if (isUntil()) count = made.getLast();
  }

  /** Puts the closed loop in the place of the old one. */
  void replaceIn(FunctionGraph graph) {
    for (Output o : outputs())
      if (o.old() != null && graph.uses(o.old()) > 0)
        graph.replace(o.old(), damo.graph.Traced.like(o.trace(), o.old()));
    replaceCount(graph, this);
  }

  /** Lets the number of steps of {@code closed} be that of this loop. */
  void replaceCount(FunctionGraph graph, OpenLoop closed) {
    if (oldCount != null && closed.count != null && graph.uses(oldCount) > 0)
      graph.replace(oldCount, closed.count);
  }
}
