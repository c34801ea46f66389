package damo.display.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Orders each layer so that few links cross: sweeps put every vertex at the mean of its neighbours,
 * then neighbours in a layer change places where that helps. The best order seen is kept.
 */
final class Ordering {
  private static final int SWEEPS = 8;

  private final Layers layers;
  private final int[] place;

  private Ordering(Layers layers) {
    this.layers = layers;
    this.place = new int[layers.size()];
    layers.rows.forEach(this::number);
  }

  static void improve(Layers layers) {
    new Ordering(layers).run();
  }

  private void run() {
    List<List<Integer>> best = copy();
    long fewest = crossings();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      sweep(sweep % 2 == 0);
      transpose();
      long now = crossings();
      if (now < fewest) {
        fewest = now;
        best = copy();
      }
    }
    for (int r = 0; r < best.size(); r++) {
      layers.rows.set(r, best.get(r));
    }
  }

  private List<List<Integer>> copy() {
    List<List<Integer>> copy = new ArrayList<>();
    layers.rows.forEach(row -> copy.add(new ArrayList<>(row)));
    return copy;
  }

  private void number(List<Integer> row) {
    for (int i = 0; i < row.size(); i++) {
      place[row.get(i)] = i;
    }
  }

  private void sweep(boolean downwards) {
    int n = layers.rows.size();
    for (int k = 1; k < n; k++) {
      List<Integer> row = layers.rows.get(downwards ? k : n - 1 - k);
      List<List<Integer>> fixed = downwards ? layers.up : layers.down;
      double[] centre = new double[layers.size()];
      for (int v : row) {
        centre[v] = fixed.get(v).stream().mapToInt(u -> place[u]).average().orElse(place[v]);
      }
      row.sort(Comparator.comparingDouble(v -> centre[v]));
      number(row);
    }
  }

  private void transpose() {
    boolean better = true;
    for (int round = 0; better && round < 4; round++) {
      better = false;
      for (List<Integer> row : layers.rows) {
        for (int i = 1; i < row.size(); i++) {
          better |= swapIfBetter(row, i);
        }
      }
    }
  }

  private boolean swapIfBetter(List<Integer> row, int i) {
    int a = row.get(i - 1);
    int b = row.get(i);
    long now = crossings(layers.up, a, b) + crossings(layers.down, a, b);
    long swapped = crossings(layers.up, b, a) + crossings(layers.down, b, a);
    if (swapped >= now) {
      return false;
    }
    row.set(i - 1, b);
    row.set(i, a);
    place[b] = i - 1;
    place[a] = i;
    return true;
  }

  /** Crossings of the links of two vertices when the first stands left of the second. */
  private long crossings(List<List<Integer>> side, int left, int right) {
    long count = 0;
    for (int l : side.get(left)) {
      for (int r : side.get(right)) {
        count += place[l] > place[r] ? 1 : 0;
      }
    }
    return count;
  }

  private long crossings() {
    long count = 0;
    for (int r = 0; r + 1 < layers.rows.size(); r++) {
      count += crossings(layers.rows.get(r), layers.rows.get(r + 1).size());
    }
    return count;
  }

  /** Counts inversions among the lower ends of the links, read from left to right. */
  private long crossings(List<Integer> row, int below) {
    int[] seen = new int[below + 1];
    long count = 0;
    int total = 0;
    for (int v : row) {
      int[] ends = layers.down.get(v).stream().mapToInt(u -> place[u]).sorted().toArray();
      for (int end : ends) {
        count += total - sum(seen, end + 1);
      }
      Arrays.stream(ends).forEach(end -> add(seen, end + 1));
      total += ends.length;
    }
    return count;
  }

  private static int sum(int[] tree, int i) {
    int sum = 0;
    for (int k = i; k > 0; k -= k & -k) {
      sum += tree[k];
    }
    return sum;
  }

  private static void add(int[] tree, int i) {
    for (int k = i; k < tree.length; k += k & -k) {
      tree[k]++;
    }
  }
}
