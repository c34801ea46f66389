package damo.display.graph;

import java.util.ArrayDeque;
import java.util.Arrays;

/** The layer of each node: the longest way to it, but sources wait until just before their use. */
final class Ranks {
  private Ranks() {}

  static int[] of(Links links) {
    int[] rank = new int[links.n];
    int[] waiting = new int[links.n];
    ArrayDeque<Integer> ready = new ArrayDeque<>();
    for (int i = 0; i < links.n; i++) {
      waiting[i] = links.before.get(i).size();
      if (waiting[i] == 0) {
        ready.add(i);
      }
    }
    while (!ready.isEmpty()) {
      int node = ready.remove();
      for (int next : links.after.get(node)) {
        rank[next] = Math.max(rank[next], rank[node] + 1);
        if (--waiting[next] == 0) {
          ready.add(next);
        }
      }
    }
    return lowered(links, rank);
  }

  private static int[] lowered(Links links, int[] rank) {
    for (int i = 0; i < links.n; i++) {
      if (links.before.get(i).isEmpty()) {
        int first = links.after.get(i).stream().mapToInt(k -> rank[k]).min().orElse(1);
        rank[i] = Math.max(rank[i], first - 1);
      }
    }
    int lowest = Arrays.stream(rank).min().orElse(0);
    return Arrays.stream(rank).map(r -> r - lowest).toArray();
  }
}
