package damo.scan;

import damo.compile.Substitution;
import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Traced;
import damo.graph.Variable;
import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;
import damo.op.elemwise.Elemwise;
import damo.op.index.Subtensor;
import damo.op.product.Dot;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What steps compute but no later step needs: done after the loop, for all steps at once. */
final class AfterLoop {
  private record Later(Variable old, Supplier<TensorVariable> replacement) {}

  private final OpenLoop loop;
  private final FunctionGraph graph;
  private final List<Later> later = new ArrayList<>();

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
    if (at < 0 || node.inputs().size() != 2 || usesInside(past) != 1 || usesInside(s.value) != 1)
      return null;
    TensorVariable other = (TensorVariable) node.input(1 - at);
    boolean keepsShape = other.ndim() == past.ndim() && other.dtype() == past.dtype();
    return keepsShape ? other : null;
  }

  private int usesInside(Variable v) {
    int uses = 0;
    for (Apply node : loop.nodes()) for (Variable in : node.inputs()) if (in == v) uses++;
    for (Variable target : loop.targets()) if (target == v) uses++;
    return uses;
  }

  private boolean onlyLastIsUsed(OpenLoop.Carried s) {
    return s.old() != null
        && !graph.isOutput(s.old())
        && graph.clients(s.old()).stream().allMatch(c -> isLast(c.node()));
  }

  private static boolean isLast(Apply node) {
    return node.op() instanceof Subtensor(List<Range> ranges)
        && ranges.equals(List.of(new Range.At(new Bound.Known(-1))));
  }

  /** Outputs that hold products, or that are at hand; of a loop without states all. */
  void moveMaps() {
    Set<Variable> inside = loop.neededInside();
    Set<Variable> worth = worth(inside);
    for (OpenLoop.Mapped m : List.copyOf(loop.maps)) {
      if (m.old() == null || m.kept >= 0) continue;
      if (isAtHand(m.value)) {
        loop.maps.remove(m);
        loop.change();
        later.add(new Later(m.old(), loop.rows(m.value)));
      } else if (worth.contains(m.value)) {
        moveMap(m, inside, worth);
      }
    }
  }

  private boolean isAtHand(TensorVariable v) {
    return loop.walked.stream().anyMatch(g -> g.leaf() == v)
        || loop.states.stream().anyMatch(s -> s.value == v || s.past().contains(v));
  }

  private Set<Variable> worth(Set<Variable> inside) {
    boolean all = loop.states.isEmpty() && !loop.isUntil();
    Set<Variable> worth = new HashSet<>();
    for (Apply node : loop.nodes()) {
      if (inside.contains(node.output(0))) continue;
      boolean gains =
          all || node.op() instanceof Dot || node.inputs().stream().anyMatch(worth::contains);
      if (gains) worth.addAll(node.outputs());
    }
    return worth;
  }

  private void moveMap(OpenLoop.Mapped m, Set<Variable> inside, Set<Variable> worth) {
    Lift lift = new Lift();
    for (OpenLoop.Given g : loop.fixed) lift.giveFixed(g.leaf(), g.outside());
    Map<TensorVariable, TensorVariable> stands = new LinkedHashMap<>();
    if (!border(m.value, m.value, inside, worth, lift, stands, new HashMap<>())) return;
    Lift.Lifted found = lift.of(m.value);
    if (found == null || !found.hasTime()) return;
    loop.maps.remove(m);
    loop.change();
    Map<TensorVariable, Supplier<TensorVariable>> rows = new LinkedHashMap<>();
    stands.forEach((v, stand) -> rows.put(stand, loop.rows(v)));
    later.add(
        new Later(java.util.Objects.requireNonNull(m.old()), () -> filled(found.all(), rows)));
  }

  private static TensorVariable filled(
      TensorVariable v, Map<TensorVariable, Supplier<TensorVariable>> rows) {
    Map<Variable, Variable> by = new LinkedHashMap<>();
    rows.forEach((stand, supplier) -> by.put(stand, supplier.get()));
    return (TensorVariable) Substitution.replace(List.of(v), by).getFirst();
  }

  /** Finds what the loop hands over; false if doing it for all steps would need much memory. */
  private boolean border(
      TensorVariable v,
      TensorVariable output,
      Set<Variable> inside,
      Set<Variable> worth,
      Lift lift,
      Map<TensorVariable, TensorVariable> stands,
      Map<TensorVariable, Boolean> seen) {
    if (seen.putIfAbsent(v, true) != null || isFixed(v)) return true;
    if (isAtHand(v) || inside.contains(v) || !worth.contains(v)) {
      TensorVariable stand = stand(v);
      stands.put(v, stand);
      lift.giveRows(v, stand);
      return true;
    }
    Apply node = java.util.Objects.requireNonNull(v.owner());
    int widest = 1;
    boolean fits = true;
    for (Variable in : node.inputs()) {
      if (!isFixed((TensorVariable) in)) widest = Math.max(widest, ((TensorVariable) in).ndim());
      fits &= border((TensorVariable) in, output, inside, worth, lift, stands, seen);
    }
    return fits && (v == output || v.ndim() <= widest);
  }

  /** Whether it is the same in every step. */
  private boolean isFixed(TensorVariable v) {
    Set<Variable> varying = new HashSet<>();
    loop.walked.forEach(g -> varying.add(g.leaf()));
    loop.states.forEach(s -> varying.addAll(s.past()));
    return damo.graph.Traversal.ancestors(List.of(v)).stream().noneMatch(varying::contains);
  }

  private static TensorVariable stand(TensorVariable v) {
    int[] lengths = new int[v.ndim() + 1];
    lengths[0] = -1;
    for (int a = 0; a < v.ndim(); a++) lengths[a + 1] = v.type().lengths().get(a);
    return new TensorType(v.dtype(), Ints.of(lengths)).variable(null);
  }
}
