package damo.scan;

import damo.compile.Substitution;
import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Traced;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.rewrite.engine.Pass;
import damo.rewrite.engine.RewriteTrace;
import damo.rewrite.passes.Merge;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loops that make the same steps over something they share become one, if none needs the other: the
 * loop of a gradient asks for values of the forward steps that the forward loop can leave.
 */
public final class MergeLoops implements Pass {
  @Override
  public String name() {
    return "merge loops";
  }

  @Override
  public String summary() {
    return "makes one loop of those that make the same steps over something they share";
  }

  @Override
  public void run(FunctionGraph graph, RewriteTrace trace) {
    boolean found = true;
    while (found) {
      found = false;
      List<Apply> loops =
          graph.toposort().stream().filter(node -> node.op() instanceof Scan).toList();
      for (int i = 0; i < loops.size() && !found; i++)
        for (int k = i + 1; k < loops.size() && !found; k++)
          found = merge(graph, loops.get(i), loops.get(k), trace);
    }
  }

  private boolean merge(FunctionGraph graph, Apply a, Apply b, RewriteTrace trace) {
    Scan one = (Scan) a.op();
    Scan two = (Scan) b.op();
    if (a.input(0) != b.input(0)
        || one.loop().until() != two.loop().until()
        || one.truncate() != two.truncate()
        || !share(a, b)
        || keepsLastRows(one)
        || keepsLastRows(two)
        || needs(b, a)) return false;
    Pair pair = new Pair(new OpenLoop(a), new OpenLoop(b));
    if (!pair.unify()) return false;
    pair.replaceIn(graph);
    trace.record(name(), name(), a.output(0), b.output(0));
    return true;
  }

  private static boolean share(Apply a, Apply b) {
    Set<Variable> of = new HashSet<>(a.inputs().subList(1, a.inputs().size()));
    return b.inputs().stream().skip(1).anyMatch(of::contains);
  }

  private static boolean keepsLastRows(Scan scan) {
    return scan.loop().kept().stream().anyMatch(n -> n >= 0);
  }

  private static boolean needs(Apply later, Apply earlier) {
    Set<Variable> all = Traversal.ancestors(later.inputs());
    return earlier.outputs().stream().anyMatch(all::contains);
  }

  /** Two loops of the same steps. */
  private static final class Pair {
    private final OpenLoop a;
    private final OpenLoop b;
    private final Map<OpenLoop.Carried, OpenLoop.Carried> same = new LinkedHashMap<>();
    private List<Variable> targets = List.of();

    Pair(OpenLoop a, OpenLoop b) {
      this.a = a;
      this.b = b;
    }

    /**
     * Takes states that begin alike for the same, and looks whether they go on alike; if not, takes
     * those for different and looks again.
     */
    boolean unify() {
      for (OpenLoop.Carried s : b.states) {
        OpenLoop.Carried twin = twin(s);
        if (twin != null) same.put(s, twin);
      }
      while (true) {
        targets = mergedTargets();
        int before = same.size();
        same.entrySet().removeIf(e -> next(b, e.getKey()) != next(a, e.getValue()));
        if (same.size() < before) continue;
        return !a.isUntil() || targets.get(a.targets().size() - 1) == targets.getLast();
      }
    }

    private OpenLoop.@Nullable Carried twin(OpenLoop.Carried s) {
      for (OpenLoop.Carried t : a.states)
        if (t.first() == s.first()
            && t.taps().equals(s.taps())
            && t.value.type().equals(s.value.type())
            && !same.containsValue(t)) return t;
      return null;
    }

    private Variable next(OpenLoop loop, OpenLoop.Carried s) {
      int at = loop.states.indexOf(s);
      return targets.get(loop == a ? at : a.targets().size() + at);
    }

    /** What both compute, over the leaves of the first, equal nodes made one. */
    private List<Variable> mergedTargets() {
      Map<Variable, Variable> by = new HashMap<>();
      List<TensorVariable> leaves = new ArrayList<>();
      a.walked.forEach(g -> leaves.add(g.leaf()));
      a.fixed.forEach(g -> leaves.add(g.leaf()));
      a.states.forEach(s -> leaves.addAll(s.past()));
      for (OpenLoop.Given g : b.walked) give(g, a.walked, by, leaves);
      for (OpenLoop.Given g : b.fixed) give(g, a.fixed, by, leaves);
      for (OpenLoop.Carried s : b.states) {
        OpenLoop.Carried twin = same.get(s);
        for (int k = 0; k < s.past().size(); k++)
          if (twin != null) by.put(s.past().get(k), twin.past().get(k));
          else leaves.add(s.past().get(k));
      }
      List<Variable> all = new ArrayList<>(a.targets());
      all.addAll(Substitution.replace(b.targets(), by));
      FunctionGraph body = FunctionGraph.copyOf(leaves, all);
      new Merge().run(body, new RewriteTrace());
      return body.outputs();
    }

    private static void give(
        OpenLoop.Given g,
        List<OpenLoop.Given> to,
        Map<Variable, Variable> by,
        List<TensorVariable> leaves) {
      for (OpenLoop.Given known : to) {
        if (known.outside() != g.outside()) continue;
        by.put(g.leaf(), known.leaf());
        return;
      }
      leaves.add(g.leaf());
    }

    void replaceIn(FunctionGraph graph) {
      int split = a.targets().size();
      List<Variable> ofA = targets.subList(0, split);
      List<Variable> ofB = targets.subList(split, targets.size());
      a.set(ofA);
      b.set(ofB);
      addMissing(b.walked, a.walked);
      addMissing(b.fixed, a.fixed);
      for (OpenLoop.Carried s : b.states) if (!same.containsKey(s)) a.states.add(s);
      Map<OpenLoop.Mapped, OpenLoop.Mapped> twins = new LinkedHashMap<>();
      for (OpenLoop.Mapped m : b.maps) {
        OpenLoop.Mapped twin =
            a.maps.stream().filter(t -> t.value == m.value).findFirst().orElse(null);
        if (twin == null) a.maps.add(m);
        else twins.put(m, twin);
      }
      a.close();
      a.replaceIn(graph);
      same.forEach((s, twin) -> replace(graph, s.old(), twin.trace()));
      twins.forEach((m, twin) -> replace(graph, m.old(), twin.trace()));
      b.replaceCount(graph, a);
    }

    private static void addMissing(List<OpenLoop.Given> from, List<OpenLoop.Given> to) {
      for (OpenLoop.Given g : from)
        if (to.stream().noneMatch(known -> known.outside() == g.outside())) to.add(g);
    }

    private static void replace(
        FunctionGraph graph, @Nullable TensorVariable old, TensorVariable trace) {
      if (old != null && graph.uses(old) > 0) graph.replace(old, Traced.like(trace, old));
    }
  }
}
