package damo.link.routine.pool;

import damo.op.pool.PoolMode;
import damo.op.pool.Windows;
import damo.scalar.Ints;

/**
 * Where the windows over an array of known shape lie: always along three axes, of which the first
 * have length 1 if there are fewer.
 */
final class Grid {
  private static final int AXES = 3;

  /** How many arrays are pooled by themselves. */
  final int arrays;

  /** By axis: the length of the array, and of the result. */
  final int[] length = {1, 1, 1};

  final int[] positions = {1, 1, 1};

  /** By axis and window: its first element, the one after its last, and how many count. */
  final int[][] start = {{0}, {0}, {0}};

  final int[][] end = {{1}, {1}, {1}};
  final int[][] count = {{1}, {1}, {1}};

  Grid(Windows windows, Ints shape) {
    int lead = shape.size() - windows.axes();
    int many = 1;
    for (int i = 0; i < lead; i++) many *= shape.get(i);
    arrays = many;
    for (int a = 0; a < windows.axes(); a++)
      axis(AXES - windows.axes() + a, windows, a, shape.get(lead + a));
  }

  private void axis(int at, Windows windows, int a, int n) {
    int many = windows.positions(a, n);
    int pad = windows.pad().get(a);
    length[at] = n;
    positions[at] = many;
    start[at] = new int[many];
    end[at] = new int[many];
    count[at] = new int[many];
    for (int p = 0; p < many; p++) {
      int from = p * windows.stride().get(a) - pad;
      int to = Math.min(from + windows.window().get(a), n + pad);
      start[at][p] = Math.max(0, from);
      end[at][p] = Math.min(n, to);
      count[at][p] =
          windows.mode() == PoolMode.AVERAGE_INC_PAD ? to - from : end[at][p] - start[at][p];
    }
  }

  int size() {
    return length[0] * length[1] * length[2];
  }

  int results() {
    return positions[0] * positions[1] * positions[2];
  }
}
