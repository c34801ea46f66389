package damo.display.core;

import damo.display.graph.Edge;
import damo.display.graph.Graph;
import damo.display.graph.Node;
import damo.display.graph.Role;
import damo.display.number.Fmt;
import damo.inspect.GraphFacts;
import java.util.List;

/** The facts of a graph as boxes and arrows. */
final class FactsGraph {
  private static final int LONGEST = 26;

  private FactsGraph() {}

  static Graph of(String title, GraphFacts facts) {
    List<Node> nodes = facts.nodes().stream().map(FactsGraph::node).toList();
    List<Edge> edges =
        facts.edges().stream()
            .map(e -> new Edge(Integer.toString(e.from()), Integer.toString(e.to())))
            .toList();
    return new Graph(title, nodes, edges);
  }

  private static Node node(GraphFacts.Node n) {
    String details = n.details().isEmpty() ? "" : "\n" + said(n) + n.details();
    String title = "%s  %s\nmade at %s%s".formatted(n.label(), n.type(), n.origin(), details);
    String label = Fmt.clip(label(n), LONGEST);
    return new Node(Integer.toString(n.id()), label, n.type(), role(n.role()), title);
  }

  private static String said(GraphFacts.Node n) {
    return n.role() == GraphFacts.Role.FUSED ? "one loop for " : "named ";
  }

  /** The colour says that a kernel is fused; its label has room to say of what. */
  private static String label(GraphFacts.Node n) {
    if (unnamed(n)) {
      return "output";
    }
    return n.role() == GraphFacts.Role.FUSED ? n.details().replace(", ", " · ") : n.label();
  }

  /** An output without a name is labelled by the op above it, which the picture shows anyway. */
  private static boolean unnamed(GraphFacts.Node n) {
    return n.role() == GraphFacts.Role.OUTPUT && n.label().matches("<.*>|.*\\.\\d+");
  }

  private static Role role(GraphFacts.Role role) {
    return switch (role) {
      case INPUT -> Role.INPUT;
      case SHARED -> Role.SHARED;
      case CONSTANT -> Role.CONSTANT;
      case OP -> Role.OP;
      case FUSED -> Role.FUSED;
      case OUTPUT -> Role.OUTPUT;
      case UPDATE -> Role.UPDATED;
    };
  }
}
