package damo.link.jvm;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Meaning;
import damo.graph.SharedVariable;
import damo.graph.Variable;
import damo.link.Program;
import damo.link.plan.Aliases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which kernels run last, as they only compute next values, and which may write over the old ones.
 */
final class Updating {
  private final Program program;
  private final Set<Apply> last = new LinkedHashSet<>();
  private final List<Apply> order = new ArrayList<>();
  private final Map<Apply, Map<Integer, SharedVariable>> overwrites = new HashMap<>();
  private final Set<Variable> written = new HashSet<>();

  private Updating(Program program, List<Apply> sorted) {
    this.program = program;
    order.addAll(sorted);
  }

  /** Nothing is written over: all nodes run before any shared variable changes. */
  static Updating afterAll(Program program) {
    return new Updating(program, program.graph().toposort());
  }

  static Updating of(Program program) {
    Updating out = new Updating(program, List.of());
    out.plan(program.graph().toposort());
    return out;
  }

  private void plan(List<Apply> sorted) {
    FunctionGraph graph = program.graph();
    Set<Variable> results = new HashSet<>(graph.outputs().subList(0, program.results()));
    for (Apply node : sorted) if (onlyUpdates(graph, node, results)) last.add(node);
    Aliases aliases = new Aliases(sorted);
    for (int i = program.results(); i < graph.outputs().size(); i++)
      overwrite(graph.outputs().get(i), program.updated().get(i - program.results()), aliases);
    keepOnlyWhole();
    for (Apply node : sorted) if (!last.contains(node)) order.add(node);
    order.addAll(last);
  }

  /** A node of which one output is copied, not written over, must have run before that. */
  private void keepOnlyWhole() {
    last.removeIf(node -> overwrites(node).size() < node.outputs().size());
    overwrites.keySet().removeIf(node -> !last.contains(node));
    written.removeIf(v -> v.maker().filter(last::contains).isEmpty());
  }

  private static boolean onlyUpdates(FunctionGraph graph, Apply node, Set<Variable> results) {
    boolean kernel =
        node.meaning() instanceof Meaning.Scalar || node.meaning() instanceof Meaning.Fused;
    return kernel
        && node.outputs().stream()
            .allMatch(v -> graph.clients(v).isEmpty() && !results.contains(v));
  }

  private void overwrite(Variable next, SharedVariable shared, Aliases aliases) {
    Apply node = next.owner();
    if (node == null
        || !last.contains(node)
        || !mayOverwrite(node, shared, aliases)
        || !written.add(next)) return;
    overwrites.computeIfAbsent(node, n -> new HashMap<>()).put(next.index(), shared);
  }

  /**
   * Whether nobody needs the old value when the node runs but the node itself, at the same
   * position.
   */
  private boolean mayOverwrite(Apply node, SharedVariable shared, Aliases aliases) {
    boolean shownAtTheEnd =
        program.graph().outputs().stream().anyMatch(v -> aliases.of(v).contains(shared));
    boolean readByOthers = last.stream().anyMatch(n -> n != node && reads(n, shared, aliases));
    boolean readThroughView =
        node.inputs().stream().anyMatch(v -> v != shared && aliases.of(v).contains(shared));
    return !shownAtTheEnd && !readByOthers && !readThroughView;
  }

  private static boolean reads(Apply node, SharedVariable shared, Aliases aliases) {
    return node.inputs().stream().anyMatch(v -> aliases.of(v).contains(shared));
  }

  /** All nodes: those that run last behind the others. */
  List<Apply> order() {
    return order;
  }

  boolean isLast(Apply node) {
    return last.contains(node);
  }

  /** By output of a node that runs last: the shared variable it may be written over. */
  Map<Integer, SharedVariable> overwrites(Apply node) {
    return overwrites.getOrDefault(node, Map.of());
  }

  /** Whether next value {@code i} may have been written over the old one. */
  boolean mayBeWritten(int i) {
    return written.contains(program.graph().outputs().get(program.results() + i));
  }
}
