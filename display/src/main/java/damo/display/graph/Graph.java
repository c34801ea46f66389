package damo.display.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Boxes and arrows, in an order that the drawing keeps where it can. */
public record Graph(String title, List<Node> nodes, List<Edge> edges) {
  /**
   * @throws IllegalArgumentException when two nodes have one id, or an edge names a node that is
   *     not there
   */
  public Graph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    Set<String> ids = new HashSet<>();
    for (Node node : nodes) {
      if (!ids.add(node.id())) {
        throw new IllegalArgumentException("two nodes of the graph have the id " + node.id());
      }
    }
    for (Edge edge : edges) {
      if (!ids.contains(edge.from()) || !ids.contains(edge.to())) {
        throw new IllegalArgumentException(
            "an edge goes from %s to %s, which are not both nodes"
                .formatted(edge.from(), edge.to()));
      }
    }
  }
}
