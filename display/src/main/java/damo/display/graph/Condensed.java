package damo.display.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A graph small enough to read.
 *
 * @param note what was left out, as one sentence; empty when nothing was
 */
record Condensed(Graph graph, String note) {
  static final int MOST = 150;

  static Condensed of(Graph graph) {
    if (graph.nodes().size() <= MOST) {
      return new Condensed(graph, "");
    }
    Graph small = without(graph, Role.CONSTANT);
    int constants = graph.nodes().size() - small.nodes().size();
    String note = constants == 0 ? "" : constants + " constants are left out. ";
    return small.nodes().size() <= MOST ? new Condensed(small, note) : nearest(small, note);
  }

  private static Graph without(Graph graph, Role role) {
    Set<String> kept = new LinkedHashSet<>();
    graph.nodes().stream().filter(n -> n.role() != role).map(Node::id).forEach(kept::add);
    return only(graph, kept);
  }

  private static Graph only(Graph graph, Set<String> kept) {
    return new Graph(
        graph.title(),
        graph.nodes().stream().filter(n -> kept.contains(n.id())).toList(),
        graph.edges().stream()
            .filter(e -> kept.contains(e.from()) && kept.contains(e.to()))
            .toList());
  }

  /** Keeps what is nearest to the ends of the graph, for that is what was asked for. */
  private static Condensed nearest(Graph graph, String note) {
    Links links = new Links(graph);
    List<Integer> queue = new ArrayList<>();
    for (int i = 0; i < links.n; i++) {
      if (links.after.get(i).isEmpty()) {
        queue.add(i);
      }
    }
    Set<Integer> seen = new LinkedHashSet<>(queue);
    for (int k = 0; k < queue.size() && seen.size() < MOST - 1; k++) {
      for (int before : links.before.get(queue.get(k))) {
        if (seen.size() < MOST - 1 && seen.add(before)) {
          queue.add(before);
        }
      }
    }
    Set<String> kept = new LinkedHashSet<>();
    seen.stream().limit(MOST - 1).forEach(i -> kept.add(graph.nodes().get(i).id()));
    return cut(graph, kept, note);
  }

  private static Condensed cut(Graph graph, Set<String> kept, String note) {
    Graph part = only(graph, kept);
    int left = graph.nodes().size() - part.nodes().size();
    List<Node> nodes = new ArrayList<>(part.nodes());
    nodes.add(new Node("(more)", left + " more", "", Role.MORE));
    List<Edge> edges = new ArrayList<>(part.edges());
    graph.edges().stream()
        .filter(e -> kept.contains(e.to()) && !kept.contains(e.from()))
        .map(Edge::to)
        .distinct()
        .forEach(to -> edges.add(new Edge("(more)", to, "", Edge.Style.VIEW)));
    String far = left + " nodes far from the outputs are folded into one.";
    return new Condensed(new Graph(graph.title(), nodes, edges), note + far);
  }
}
