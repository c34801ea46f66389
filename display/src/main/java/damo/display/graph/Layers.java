package damo.display.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Nodes in layers, with a stand-in on every layer that a long edge crosses, so that each link joins
 * neighbouring layers. The first {@code nodes} vertices are the nodes, the others the stand-ins.
 */
final class Layers {
  final List<List<Integer>> rows = new ArrayList<>();
  final List<List<Integer>> up = new ArrayList<>();
  final List<List<Integer>> down = new ArrayList<>();
  final List<List<Integer>> routes = new ArrayList<>();
  final int nodes;

  Layers(Links links, int[] rank) {
    nodes = links.n;
    for (int i = 0; i < links.n; i++) {
      vertex(rank[i]);
    }
    for (int[] pair : links.pairs) {
      routes.add(route(pair[0], pair[1], rank));
    }
  }

  int size() {
    return up.size();
  }

  private int vertex(int rank) {
    while (rows.size() <= rank) {
      rows.add(new ArrayList<>());
    }
    int vertex = up.size();
    rows.get(rank).add(vertex);
    up.add(new ArrayList<>());
    down.add(new ArrayList<>());
    return vertex;
  }

  private List<Integer> route(int from, int to, int[] rank) {
    List<Integer> route = new ArrayList<>(List.of(from));
    if (from == to) {
      return route;
    }
    for (int r = rank[from] + 1; r < rank[to]; r++) {
      route.add(vertex(r));
    }
    route.add(to);
    for (int i = 1; i < route.size(); i++) {
      down.get(route.get(i - 1)).add(route.get(i));
      up.get(route.get(i)).add(route.get(i - 1));
    }
    return route;
  }
}
