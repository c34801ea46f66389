package damo.print;

import damo.compile.Function;
import damo.error.DamoException;
import damo.graph.Apply;
import damo.graph.Inner;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.link.Residence;
import damo.notation.Parameters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A graph as an indented tree: each line an op with its id in brackets, below it its inputs. What
 * was printed before is named by its id and not unfolded again. Very deep parts go on at the
 * margin, so that the text grows with the graph alone. In a function {@code #3} is the place in the
 * order of running. Graphs inside ops follow at the end.
 */
public final class DebugPrint {
  /** From this depth on a part is printed by itself, below. */
  private static final int INDENTED = 50;

  private static final int READERS = 10;

  private record Root(Variable variable, String role) {}

  private record Line(Variable variable, int depth, String lead, String childLead) {
    static Line atMargin(Variable v, int depth) {
      return new Line(v, depth, "", "");
    }

    boolean isFarIn() {
      return lead.length() >= 4 * INDENTED;
    }
  }

  private final StringBuilder out = new StringBuilder();
  private final Map<Apply, Integer> numbers = new LinkedHashMap<>();
  private final Set<Variable> tops = new HashSet<>();
  private final Set<Apply> unfolded = new HashSet<>();
  private final Map<Variable, String> standIns = new HashMap<>();
  private final PrintOptions options;
  private Map<Apply, Integer> positions = Map.of();
  private Map<Variable, Residence> residences = Map.of();
  private Map<Variable, List<Apply>> clients = Map.of();

  private DebugPrint(PrintOptions options) {
    this.options = options;
  }

  /**
   * The tree of a variable, a list of variables, or a function (with what runs after rewriting).
   */
  public static String of(@Nullable Object what, PrintOptions options) {
    DebugPrint print = new DebugPrint(options);
    if (what instanceof Function f) print.function(f);
    else
      print.all(
          (what instanceof List<?> l ? l : Arrays.asList(what))
              .stream().map(DebugPrint::root).toList());
    return print.out.toString();
  }

  private static Root root(@Nullable Object what) {
    if (what instanceof Variable v) return new Root(v, "");
    throw new DamoException(
        "debugprint takes a variable, a list of variables or a function, got "
            + (what == null ? null : what.getClass().getName()));
  }

  private void function(Function f) {
    positions = new HashMap<>();
    for (Apply node : f.graph().toposort()) positions.put(node, positions.size());
    if (options.storage()) residences = f.residences();
    int results = f.program().results();
    List<Variable> outputs = f.graph().outputs();
    List<Root> roots = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      String role = i < results ? "" : " -> " + f.program().updated().get(i - results).label();
      roots.add(new Root(outputs.get(i), role));
    }
    all(roots);
  }

  private void all(List<Root> roots) {
    List<Variable> variables = roots.stream().map(Root::variable).toList();
    if (options.clients()) clients = clients(Traversal.toposort(variables));
    name(variables);
    for (Root root : roots) tree(root);
    if (options.inner()) inner();
  }

  private static Map<Variable, List<Apply>> clients(Collection<Apply> nodes) {
    Map<Variable, List<Apply>> out = new HashMap<>();
    for (Apply node : nodes)
      for (Variable v : new LinkedHashSet<>(node.inputs()))
        out.computeIfAbsent(v, k -> new ArrayList<>()).add(node);
    return out;
  }

  /** Gives ids in the order of lines. */
  private void name(List<Variable> roots) {
    tops.addAll(roots);
    Deque<Variable> stack = new ArrayDeque<>(roots);
    while (!stack.isEmpty()) {
      Apply owner = opened(stack.pop());
      if (owner == null || numbers.putIfAbsent(owner, numbers.size()) != null) continue;
      owner.inputs().reversed().forEach(stack::push);
    }
  }

  /** The node whose inputs are to be printed below {@code v}, if any. */
  private @Nullable Apply opened(Variable v) {
    return options.stopsAtNames() && v.name() != null && !tops.contains(v) ? null : v.owner();
  }

  private void tree(Root root) {
    Deque<Line> stack = new ArrayDeque<>(List.of(Line.atMargin(root.variable(), 0)));
    Deque<Line> below = new ArrayDeque<>();
    String suffix = root.role();
    while (!stack.isEmpty() || !below.isEmpty()) {
      if (stack.isEmpty()) stack.push(below.poll());
      Line line = stack.pop();
      Apply owner = opened(line.variable());
      boolean isNew = owner != null && !unfolded.contains(owner);
      boolean opens = isNew && line.depth() < options.depth() && !line.isFarIn();
      if (line.isFarIn() && isNew) below.add(Line.atMargin(line.variable(), line.depth()));
      out.append(line.lead())
          .append(describe(line.variable()))
          .append(owner != null && !opens ? " ···" : "")
          .append(suffix)
          .append('\n');
      suffix = "";
      if (owner == null || !opens) continue;
      unfolded.add(owner);
      pushInputs(owner, line, stack);
    }
  }

  private static void pushInputs(Apply owner, Line above, Deque<Line> stack) {
    List<Line> lines = new ArrayList<>();
    int n = owner.inputs().size();
    for (int i = 0; i < n; i++) {
      boolean last = i == n - 1;
      lines.add(
          new Line(
              owner.input(i),
              above.depth() + 1,
              above.childLead() + (last ? " └─ " : " ├─ "),
              above.childLead() + (last ? "    " : " │  ")));
    }
    lines.reversed().forEach(stack::push);
  }

  private String describe(Variable v) {
    Apply owner = v.owner();
    String type = options.types() ? " <" + v.type() + ">" : "";
    if (owner == null)
      return standIns.getOrDefault(v, oneLine(v.label()))
          + (options.types() && v.name() != null ? type : "")
          + readers(v);
    String port = owner.outputs().size() > 1 ? "." + v.index() : "";
    String name = v.name() == null ? "" : " '" + oneLine(v.name()) + "'";
    Integer position = positions.get(owner);
    Residence residence = residences.get(v);
    return Parameters.named(owner)
        + port
        + id(owner)
        + type
        + name
        + (position == null ? "" : " #" + position)
        + (residence == null ? "" : " {" + residence.place() + "}")
        + readers(v);
  }

  private String readers(Variable v) {
    List<Apply> readers = clients.getOrDefault(v, List.of());
    if (readers.size() < 2) return "";
    int more = readers.size() - READERS;
    return readers.stream()
        .limit(READERS)
        .map(n -> options.ids().of(number(n)))
        .collect(Collectors.joining(", ", " read by ", more > 0 ? " and " + more + " more" : ""));
  }

  private void inner() {
    Deque<Apply> waiting = new ArrayDeque<>(numbers.keySet());
    String heading = "\nInner graphs:\n";
    while (!waiting.isEmpty()) {
      Apply node = waiting.poll();
      for (Inner graph : node.op().inner()) {
        out.append(heading).append('\n');
        heading = "";
        waiting.addAll(inner(node, graph));
      }
    }
  }

  /** Prints one graph, its inputs as {@code i0, i1, …}; returns the nodes that are in it. */
  private List<Apply> inner(Apply node, Inner graph) {
    for (int i = 0; i < graph.leaves().size(); i++) standIns.put(graph.leaves().get(i), "i" + i);
    out.append(Parameters.named(node)).append(id(node)).append('\n');
    int before = numbers.size();
    name(graph.outputs());
    for (Variable v : graph.outputs()) tree(new Root(v, ""));
    return Traversal.toposort(graph.outputs()).stream()
        .filter(n -> number(n) >= before)
        .sorted(Comparator.comparingInt(this::number))
        .toList();
  }

  private int number(Apply node) {
    return numbers.getOrDefault(node, -1);
  }

  private String id(Apply node) {
    String id = options.ids().of(number(node));
    return id.isEmpty() ? "" : " [" + id + "]";
  }

  private static String oneLine(String name) {
    return name.replace("\n", "\\n").replace("\r", "\\r");
  }
}
