package damo.display.graph;

import damo.display.part.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A graph as a table: each node with its type, its role and what flows into it. */
final class NodeTable {
  private NodeTable() {}

  static Table of(Graph graph) {
    Map<String, String> names = names(graph);
    Map<String, List<String>> inputs = new HashMap<>();
    for (Edge edge : graph.edges()) {
      String from = names.getOrDefault(edge.from(), edge.from());
      inputs.computeIfAbsent(edge.to(), k -> new ArrayList<>()).add(from);
    }
    Table table = Table.of("node", "type", "role", "from");
    for (Node node : graph.nodes()) {
      String from = String.join(", ", inputs.getOrDefault(node.id(), List.of()));
      table = table.row(names.getOrDefault(node.id(), ""), node.detail(), node.role().word, from);
    }
    return table;
  }

  /** Labels, with a number where one occurs again. */
  private static Map<String, String> names(Graph graph) {
    Map<String, Integer> count = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    for (Node node : graph.nodes()) {
      int seen = count.merge(node.label(), 1, Integer::sum);
      names.put(node.id(), seen == 1 ? node.label() : node.label() + "·" + seen);
    }
    return names;
  }

  static String title(Node node) {
    String detail = node.detail().isEmpty() ? "" : "  " + node.detail();
    return node.role().word + " " + node.label() + detail;
  }
}
