package damo.inspect;

import damo.compile.Function;
import damo.graph.Apply;
import damo.graph.Constant;
import damo.graph.Meaning;
import damo.graph.SharedVariable;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.notation.Parameters;
import damo.print.DebugPrint;
import damo.print.PrintOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The nodes and edges of a graph, for drawing and counting. A node is an op, or a leaf; ids are
 * numbers in topological order.
 *
 * @param steps what each loop does in a step
 * @param text the graph as a tree
 */
public record GraphFacts(List<Node> nodes, List<Edge> edges, List<Step> steps, String text) {
  /** What a node is. */
  public enum Role {
    INPUT,
    SHARED,
    CONSTANT,
    OP,
    FUSED,
    OUTPUT,
    UPDATE
  }

  /**
   * A box.
   *
   * @param label the name of a leaf, or of an op with its parameters
   * @param type of its (first) variable
   * @param origin where it was made
   */
  public record Node(int id, Role role, String label, String type, String origin, String details) {}

  /** An arrow, with the type that flows along it. */
  public record Edge(int from, int to, String label) {}

  /**
   * A step of a loop.
   *
   * @param loop the loop's label
   * @param carried the states that go from step to step
   * @param body inputs are rows of the step, those before it, and what stays the same; outputs say
   *     whether they are carried
   */
  public record Step(String loop, List<String> carried, GraphFacts body) {
    public Step {
      carried = List.copyOf(carried);
    }
  }

  public GraphFacts {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    steps = List.copyOf(steps);
  }

  static GraphFacts of(Function f) {
    int results = f.program().results();
    List<Variable> outs = f.graph().outputs();
    Collector c = new Collector(f.graph().toposort());
    for (int i = 0; i < outs.size(); i++)
      c.end(
          outs.get(i),
          i < results ? Role.OUTPUT : Role.UPDATE,
          i < results ? f.outputs().get(i).name() : f.program().updated().get(i - results).label());
    return new GraphFacts(c.nodes, c.edges, c.steps, DebugPrint.of(f, PrintOptions.of()));
  }

  static GraphFacts of(List<? extends Variable> outputs) {
    Collector c = new Collector(Traversal.toposort(outputs));
    for (Variable v : outputs) c.end(v, Role.OUTPUT, v.name());
    return new GraphFacts(c.nodes, c.edges, c.steps, DebugPrint.of(outputs, PrintOptions.of()));
  }

  /** How many nodes have this role. */
  public long count(Role role) {
    return nodes.stream().filter(n -> n.role() == role).count();
  }

  @Override
  public String toString() {
    return text;
  }

  private static final class Collector {
    final List<Node> nodes = new ArrayList<>();
    final List<Edge> edges = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();
    private final Map<Object, Integer> ids = new LinkedHashMap<>();

    Collector(List<Apply> order) {
      order.forEach(this::op);
    }

    private void op(Apply node) {
      List<Integer> from = node.inputs().stream().map(this::source).toList();
      boolean fused = node.meaning() instanceof Meaning.Fused;
      int id =
          add(
              node,
              fused ? Role.FUSED : Role.OP,
              Parameters.named(node),
              node.output(0),
              details(node));
      for (int i = 0; i < from.size(); i++)
        edges.add(new Edge(from.get(i), id, node.input(i).type().toString()));
      if (node.meaning() instanceof Meaning.Loop loop) steps.add(step(node, loop));
    }

    private static Step step(Apply node, Meaning.Loop loop) {
      List<Variable> outputs = List.copyOf(loop.body().outputs());
      List<String> carried = new ArrayList<>();
      int leaf = loop.sequences();
      for (int i = 0; i < loop.states(); leaf += loop.taps().get(i).size(), i++)
        carried.add(loop.body().leaves().get(leaf).label().replaceFirst("\\[t.*", ""));
      Collector c = new Collector(Traversal.toposort(outputs));
      for (int i = 0; i < outputs.size(); i++)
        c.end(outputs.get(i), Role.OUTPUT, said(i, carried, loop));
      String text = DebugPrint.of(outputs, PrintOptions.of());
      return new Step(node.op().name(), carried, new GraphFacts(c.nodes, c.edges, c.steps, text));
    }

    /** What becomes of an output of a step. */
    private static @Nullable String said(int output, List<String> carried, Meaning.Loop loop) {
      if (output < carried.size()) return carried.get(output) + "[t], carried";
      return output < loop.traces() ? null : "until";
    }

    private int source(Variable v) {
      Object key = v.owner() != null && ids.containsKey(v.owner()) ? v.owner() : v;
      Integer known = ids.get(key);
      if (known != null) return known;
      Role role =
          v instanceof SharedVariable
              ? Role.SHARED
              : v instanceof Constant ? Role.CONSTANT : Role.INPUT;
      return add(v, role, v.label(), v, "");
    }

    void end(Variable v, Role role, @Nullable String name) {
      int from = source(v);
      int id = add(new Object(), role, name == null ? v.label() : name, v, "");
      edges.add(new Edge(from, id, v.type().toString()));
    }

    private int add(Object key, Role role, String label, Variable v, String details) {
      int id = nodes.size();
      ids.put(key, id);
      nodes.add(new Node(id, role, label, v.type().toString(), v.origin().toString(), details));
      return id;
    }

    /** Names of the outputs, and of the ops inside: {@code h = add, maximum}. */
    private static String details(Apply node) {
      String names =
          node.outputs().stream()
              .map(Variable::name)
              .filter(Objects::nonNull)
              .collect(Collectors.joining(", "));
      String inside = inside(node).collect(Collectors.joining(", "));
      return names.isEmpty() || inside.isEmpty() ? names + inside : names + " = " + inside;
    }

    private static Stream<String> inside(Apply node) {
      return node.op().inner().stream()
          .flatMap(graph -> Traversal.toposort(graph.outputs()).stream())
          .map(part -> part.op().name());
    }
  }
}
