package damo.display.graph;

import java.util.Arrays;
import java.util.List;

/**
 * Horizontal places. Each vertex wants to stand at the mean of its neighbours; a layer is moved as
 * near to all wishes as the room its boxes need allows, which is a least-squares problem with an
 * exact and quick answer. Sweeps repeat that until it settles.
 */
final class Coordinates {
  private static final int SWEEPS = 32;

  private final Layers layers;
  private final double[] width;
  private final double gap;
  private final double[] x;

  private Coordinates(Layers layers, double[] width, double gap) {
    this.layers = layers;
    this.width = width;
    this.gap = gap;
    this.x = new double[layers.size()];
  }

  /** The centre of each vertex; the leftmost box starts at zero. */
  static double[] of(Layers layers, double[] width, double gap) {
    return new Coordinates(layers, width, gap).run();
  }

  private double[] run() {
    layers.rows.forEach(this::pack);
    int n = layers.rows.size();
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int k = 0; k < n; k++) {
        int r = sweep % 2 == 0 ? k : n - 1 - k;
        settle(layers.rows.get(r), sweep);
      }
    }
    double left = Double.POSITIVE_INFINITY;
    for (int v = 0; v < x.length; v++) {
      left = Math.min(left, x[v] - width[v] / 2);
    }
    double shift = x.length == 0 ? 0 : left;
    return Arrays.stream(x).map(v -> v - shift).toArray();
  }

  private void pack(List<Integer> row) {
    double at = 0;
    for (int v : row) {
      x[v] = at + width[v] / 2;
      at += width[v] + gap;
    }
  }

  private void settle(List<Integer> row, int sweep) {
    int n = row.size();
    double[] wish = new double[n];
    double[] weight = new double[n];
    double room = 0;
    double[] offset = new double[n];
    for (int i = 0; i < n; i++) {
      int v = row.get(i);
      room += i == 0 ? 0 : (width[row.get(i - 1)] + width[v]) / 2 + gap;
      offset[i] = room;
      wish[i] = wish(v, sweep) - room;
      weight[i] = v >= layers.nodes ? 4 : 1 + 0.5 * degree(v);
    }
    double[] settled = rising(wish, weight);
    for (int i = 0; i < n; i++) {
      x[row.get(i)] = settled[i] + offset[i];
    }
  }

  private int degree(int v) {
    return layers.up.get(v).size() + layers.down.get(v).size();
  }

  /** Early sweeps look one way, so that the order of one side spreads; late ones look both ways. */
  private double wish(int v, int sweep) {
    double up = mean(layers.up.get(v));
    double down = mean(layers.down.get(v));
    if (Double.isNaN(up)) {
      return Double.isNaN(down) ? x[v] : down;
    }
    if (Double.isNaN(down)) {
      return up;
    }
    if (sweep < SWEEPS / 2) {
      return sweep % 2 == 0 ? up : down;
    }
    return (up + down) / 2;
  }

  private double mean(List<Integer> vertices) {
    double sum = 0;
    for (int v : vertices) {
      sum += x[v];
    }
    return vertices.isEmpty() ? Double.NaN : sum / vertices.size();
  }

  /** The rising sequence nearest to the wishes: neighbours that would fall are pooled. */
  private static double[] rising(double[] wish, double[] weight) {
    double[] level = new double[wish.length];
    double[] mass = new double[wish.length];
    int[] length = new int[wish.length];
    int blocks = 0;
    for (int i = 0; i < wish.length; i++) {
      level[blocks] = wish[i];
      mass[blocks] = weight[i];
      length[blocks++] = 1;
      while (blocks > 1 && level[blocks - 2] > level[blocks - 1]) {
        int a = blocks - 2;
        double both = mass[a] + mass[a + 1];
        level[a] = (level[a] * mass[a] + level[a + 1] * mass[a + 1]) / both;
        mass[a] = both;
        length[a] += length[a + 1];
        blocks--;
      }
    }
    double[] out = new double[wish.length];
    int at = 0;
    for (int b = 0; b < blocks; b++) {
      Arrays.fill(out, at, at + length[b], level[b]);
      at += length[b];
    }
    return out;
  }
}
