package damo.link.routine.order;

import java.util.Arrays;

/** The stable order of keys. Keeps room to work in; not for use by several threads at once. */
final class Ranking {
  private static final int RUN = 16;

  private long[] packed = {};
  private int[] order = {};
  private int[] spare = {};

  /** Whether element {@code i} comes after {@code j}. */
  @FunctionalInterface
  interface After {
    boolean test(int i, int j);
  }

  /**
   * The numbers of {@code n} keys in order; valid until the next call.
   *
   * @param areShort whether all keys fit into 32 bits
   */
  int[] of(long[] keys, int n, boolean areShort) {
    if (!areShort) return of(n, (i, j) -> keys[i] > keys[j]);
    if (packed.length < n) packed = new long[n];
    for (int i = 0; i < n; i++) packed[i] = keys[i] << 32 | i;
    Arrays.sort(packed, 0, n);
    reserve(n);
    for (int i = 0; i < n; i++) order[i] = (int) packed[i];
    return order;
  }

  /** The numbers from 0 to {@code n} in order, by a stable merge; valid until the next call. */
  int[] of(int n, After after) {
    reserve(n);
    for (int i = 0; i < n; i++) order[i] = i;
    for (int from = 0; from < n; from += RUN) insert(from, Math.min(n, from + RUN), after);
    for (int width = RUN; width < n; width *= 2) {
      for (int from = 0; from < n; from += 2 * width)
        merge(from, Math.min(n, from + width), Math.min(n, from + 2 * width), after);
      int[] merged = spare;
      spare = order;
      order = merged;
    }
    return order;
  }

  private void reserve(int n) {
    if (order.length >= n) return;
    order = new int[n];
    spare = new int[n];
  }

  private void insert(int from, int to, After after) {
    for (int i = from + 1; i < to; i++) {
      int moved = order[i];
      int at = i;
      for (; at > from && after.test(order[at - 1], moved); at--) order[at] = order[at - 1];
      order[at] = moved;
    }
  }

  private void merge(int from, int middle, int to, After after) {
    int left = from;
    int right = middle;
    for (int at = from; at < to; at++) {
      boolean takesRight = left == middle || (right < to && after.test(order[left], order[right]));
      spare[at] = order[takesRight ? right++ : left++];
    }
  }
}
