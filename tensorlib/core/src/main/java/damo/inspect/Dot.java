package damo.inspect;

import damo.inspect.GraphFacts.Edge;
import damo.inspect.GraphFacts.Node;
import damo.inspect.GraphFacts.Role;

/** A graph in the language of Graphviz: colours and shapes by role, types along the arrows. */
public final class Dot {
  private Dot() {}

  /** Of a variable, a list of variables, or a function (what runs after rewriting). */
  public static String of(Object what) {
    GraphFacts facts = Inspect.graph(what);
    StringBuilder out = new StringBuilder("digraph damo {\n");
    out.append("  node [fontname=\"Helvetica\", style=filled];\n");
    for (Node node : facts.nodes()) out.append("  ").append(box(node)).append(";\n");
    for (Edge edge : facts.edges())
      out.append(
          String.format(
              "  n%d -> n%d [label=%s];%n", edge.from(), edge.to(), quoted(edge.label())));
    return out.append("}\n").toString();
  }

  private static String box(Node node) {
    boolean op = node.role() == Role.OP || node.role() == Role.FUSED;
    String label = node.details().isEmpty() ? node.label() : node.label() + "\n" + node.details();
    return String.format(
        "n%d [label=%s, shape=%s, fillcolor=%s, tooltip=%s]",
        node.id(),
        quoted(label),
        op ? "ellipse" : "box",
        quoted(colour(node.role())),
        quoted(node.type() + ", made at " + node.origin()));
  }

  private static String colour(Role role) {
    return switch (role) {
      case INPUT -> "#c6dbef";
      case SHARED -> "#c7e9c0";
      case CONSTANT -> "#eeeeee";
      case OP -> "#ffffff";
      case FUSED -> "#fee6ce";
      case OUTPUT -> "#9ecae1";
      case UPDATE -> "#a1d99b";
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
