package damo.link.routine.order;

import java.util.Arrays;

/** The stable order of keys. Keeps room to work in; not for use by several threads at once. */
final class Ranking {
  private static final int RUN = 16;

  /** Up to this many are merged. */
  private static final int FEW = 128;

  private long[] packed = {};
  private long[] moved = {};
  private final int[] next = new int[256];
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
    if (areShort) return pack(keys, n, 0, 32);
    if (n < FEW) return of(n, (i, j) -> keys[i] > keys[j]);
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (int i = 0; i < n; i++) {
      least = Math.min(least, keys[i]);
      greatest = Math.max(greatest, keys[i]);
    }
    int bits = 32 - Integer.numberOfLeadingZeros(n);
    boolean isNarrow = greatest - least >= 0 && greatest - least < 1L << (62 - bits);
    return isNarrow ? pack(keys, n, least, bits) : radix(keys, n);
  }

  /** Key and number in one integer, so that equal keys keep their order. */
  private int[] pack(long[] keys, int n, long least, int bits) {
    if (packed.length < n) packed = new long[n];
    for (int i = 0; i < n; i++) packed[i] = ((keys[i] - least) << bits) | i;
    Arrays.sort(packed, 0, n);
    reserve(n);
    int mask = (int) ((1L << bits) - 1);
    for (int i = 0; i < n; i++) order[i] = (int) packed[i] & mask;
    return order;
  }

  /** Distributed by each byte of the keys, from the last on. */
  private int[] radix(long[] keys, int n) {
    reserve(n);
    if (packed.length < n) packed = new long[n];
    if (moved.length < n) moved = new long[n];
    for (int i = 0; i < n; i++) {
      packed[i] = keys[i] ^ Long.MIN_VALUE;
      order[i] = i;
    }
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) distribute(n, shift);
    return order;
  }

  private void distribute(int n, int shift) {
    Arrays.fill(next, 0);
    for (int i = 0; i < n; i++) next[(int) (packed[i] >>> shift) & 0xff]++;
    int first = (int) (packed[0] >>> shift) & 0xff;
    if (next[first] == n) return;
    for (int digit = 0, start = 0; digit < next.length; digit++) {
      int count = next[digit];
      next[digit] = start;
      start += count;
    }
    for (int i = 0; i < n; i++) {
      int at = next[(int) (packed[i] >>> shift) & 0xff]++;
      moved[at] = packed[i];
      spare[at] = order[i];
    }
    long[] keys = moved;
    moved = packed;
    packed = keys;
    int[] numbers = spare;
    spare = order;
    order = numbers;
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
