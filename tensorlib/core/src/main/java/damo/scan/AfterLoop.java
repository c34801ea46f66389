package damo.scan;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Traced;
import damo.graph.Variable;
import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;
import damo.op.elemwise.Elemwise;
import damo.op.index.Subtensor;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What steps compute but no later step needs: done after the loop, for all steps at once. */
final class AfterLoop {
  private record Later(Variable old, Supplier<TensorVariable> replacement) {}

  private final OpenLoop loop;
  private final FunctionGraph graph;
  private final List<Later> later = new ArrayList<>();

  /** How often variables of the body are used in it. */
  private final Map<Variable, Integer> uses = new HashMap<>();

  AfterLoop(OpenLoop loop, FunctionGraph graph) {
    this.loop = loop;
    this.graph = graph;
  }

  /** After the loop is closed. */
  void replaceIn(FunctionGraph rewritten) {
    for (Later l : later)
      if (rewritten.uses(l.old()) > 0)
        rewritten.replace(l.old(), Traced.like(l.replacement().get(), l.old()));
  }

  /** States that only add up, of which only the last value is wanted. */
  void moveSums() {
    countUses();
    for (OpenLoop.Carried s : List.copyOf(loop.states)) {
      TensorVariable added = added(s);
      if (added == null || !onlyLastIsUsed(s)) continue;
      int maps = loop.maps.size();
      Supplier<TensorVariable> sum = new Sums(loop).of(added);
      if (sum == null) {
        while (loop.maps.size() > maps) loop.maps.removeLast();
        continue;
      }
      loop.states.remove(s);
      loop.change();
      TensorVariable old = java.util.Objects.requireNonNull(s.old());
      for (FunctionGraph.Client c : graph.clients(old))
        later.add(new Later(c.node().output(0), () -> s.first().get(0).add(sum.get())));
    }
  }

  /** What each step adds to the state, if that is all that happens to it. */
  private @Nullable TensorVariable added(OpenLoop.Carried s) {
    Apply node = s.value.owner();
    if (!s.taps().equals(Ints.of(-1)) || node == null || !node.op().equals(new Elemwise(Prim.ADD)))
      return null;
    TensorVariable past = s.past().getFirst();
    int at = node.inputs().indexOf(past);
    if (at < 0 || node.inputs().size() != 2 || !isUsedOnce(past) || !isUsedOnce(s.value))
      return null;
    TensorVariable other = (TensorVariable) node.input(1 - at);
    boolean keepsShape = other.ndim() == past.ndim() && other.dtype() == past.dtype();
    return keepsShape ? other : null;
  }

  private void countUses() {
    uses.clear();
    for (Apply node : loop.nodes()) node.inputs().forEach(v -> uses.merge(v, 1, Integer::sum));
    loop.targets().forEach(v -> uses.merge(v, 1, Integer::sum));
  }

  private boolean isUsedOnce(Variable v) {
    return uses.getOrDefault(v, 0) == 1;
  }

  private boolean onlyLastIsUsed(OpenLoop.Carried s) {
    return s.old() != null
        && !graph.isOutput(s.old())
        && graph.clients(s.old()).stream().allMatch(c -> isLast(c.node()));
  }

  private static boolean isLast(Apply node) {
    return node.op() instanceof Subtensor(List<Range> ranges)
        && ranges.getFirst().equals(new Range.At(new Bound.Known(-1)))
        && KeepLastRows.areRowsWhole(ranges);
  }

  /** Outputs that hold products, or that are at hand; of a loop without states all. */
  void moveMaps() {
    MapsAfter maps = new MapsAfter(loop);
    for (OpenLoop.Mapped m : List.copyOf(loop.maps)) {
      TensorVariable old = m.old();
      if (old == null || m.kept >= 0) continue;
      Supplier<TensorVariable> moved = maps.isAtHand(m.value) ? loop.rows(m.value) : maps.lift(m);
      if (moved == null) continue;
      loop.maps.remove(m);
      loop.change();
      later.add(new Later(old, moved));
    }
    maps.handOver();
  }
}
