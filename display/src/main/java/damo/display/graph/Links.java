package damo.display.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A graph by numbers: who comes before and after whom, without the arrows that close a circle. */
final class Links {
  final int n;
  final List<List<Integer>> before = new ArrayList<>();
  final List<List<Integer>> after = new ArrayList<>();
  final List<int[]> pairs = new ArrayList<>();

  Links(Graph graph) {
    n = graph.nodes().size();
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < n; i++) {
      index.put(graph.nodes().get(i).id(), i);
      before.add(new ArrayList<>());
      after.add(new ArrayList<>());
    }
    for (Edge edge : graph.edges()) {
      after.get(at(index, edge.from())).add(at(index, edge.to()));
    }
    turnBackEdges();
    for (Edge edge : graph.edges()) {
      int from = at(index, edge.from());
      int to = at(index, edge.to());
      pairs.add(after.get(from).contains(to) ? new int[] {from, to} : new int[] {to, from});
    }
    for (int i = 0; i < n; i++) {
      for (int next : after.get(i)) {
        before.get(next).add(i);
      }
    }
  }

  private static int at(Map<String, Integer> index, String id) {
    Integer found = index.get(id);
    if (found == null) {
      throw new IllegalArgumentException("no node has the id " + id);
    }
    return found;
  }

  /** Turns round every arrow to a node that is still being visited; self-loops go. */
  private void turnBackEdges() {
    int[] state = new int[n];
    List<int[]> turned = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      visit(i, state, turned);
    }
    turned.forEach(pair -> after.get(pair[1]).add(pair[0]));
  }

  /** Depth first with a stack of its own: chains of thousands of nodes are common. */
  private void visit(int root, int[] state, List<int[]> turned) {
    List<int[]> stack = new ArrayList<>();
    if (state[root] == 0) {
      stack.add(new int[] {root, 0});
      state[root] = 1;
    }
    while (!stack.isEmpty()) {
      int[] top = stack.getLast();
      List<Integer> next = after.get(top[0]);
      if (top[1] == next.size()) {
        state[top[0]] = 2;
        stack.removeLast();
      } else if (state[next.get(top[1])] == 1) {
        int to = next.get(top[1]);
        next.subList(top[1], top[1] + 1).clear();
        if (to != top[0]) {
          turned.add(new int[] {top[0], to});
        }
      } else {
        int child = next.get(top[1]++);
        if (state[child] == 0) {
          state[child] = 1;
          stack.add(new int[] {child, 0});
        }
      }
    }
  }
}
