package damo.runtime.random;

import damo.runtime.product.Interrupts;

/**
 * The generator MRG31k3p: two linear recurrences of order three whose difference is the number.
 *
 * <p>A state is six ints, the last three values of each recurrence, latest first. Source: L'Ecuyer
 * and Touzin, "Fast combined multiple recursive generators with multipliers of the form a = ±2^q
 * ±2^r", Proceedings of the 2000 Winter Simulation Conference.
 */
public final class Mrg31k3p {
  /** Ints of a state. */
  public static final int WORDS = 6;

  /** The modulus of the first recurrence, which the first three ints are below. */
  public static final int FIRST_MODULUS = 2147483647;

  /** The modulus of the second recurrence, which the last three ints are below. */
  public static final int SECOND_MODULUS = 2147462579;

  private static final long[][] FIRST = {{0, 1 << 22, (1 << 7) + 1}, {1, 0, 0}, {0, 1, 0}};
  private static final long[][] SECOND = {{1 << 15, 0, (1 << 15) + 1}, {1, 0, 0}, {0, 1, 0}};

  /** How far apart the streams of one draw lie: {@code 2^72} numbers. */
  private static final Jump STREAM = new Jump(72);

  /** How far apart the first streams of two draws lie: {@code 2^134} numbers. */
  private static final Jump DRAW = new Jump(134);

  private final MrgLanes lanes = new MrgLanes();

  /** Keeps memory between draws, so that a repeated one allocates nothing. */
  public Mrg31k3p() {}

  /** The state from which the draw after the one that begins at {@code state} begins. */
  public static int[] nextDraw(int[] state) {
    int[] out = new int[WORDS];
    DRAW.apply(state, 0, out, 0);
    return out;
  }

  /** The states of {@code count} streams of a draw that begins at {@code first}, in a row. */
  public static int[] streams(int[] first, int count) {
    int[] out = new int[count * WORDS];
    System.arraycopy(first, 0, out, 0, WORDS);
    for (int i = WORDS; i < out.length; i += WORDS) STREAM.apply(out, i - WORDS, out, i);
    return out;
  }

  /**
   * Uniform numbers, between 0 and 1 but neither. Number {@code i} is the next one of the stream
   * {@code i % count}.
   *
   * @param states those of {@code count} streams from {@code base} on, advanced
   * @param out a {@code double[]} or {@code float[]}
   */
  public void fill(int[] states, int base, int count, Object out, int from, int size) {
    for (int first = 0; first < Math.min(count, size); first += MrgLanes.WIDTH) {
      Interrupts.check("a draw");
      int width = Math.min(MrgLanes.WIDTH, count - first);
      int words = base + first * WORDS;
      lanes.load(states, words, width);
      int at = first;
      for (; at + width <= size; at += count) scale(lanes.step(width), out, from + at, width);
      lanes.store(states, words, width);
      if (at < size) {
        scale(lanes.step(size - at), out, from + at, size - at);
        lanes.store(states, words, size - at);
      }
    }
  }

  private static void scale(int[] drawn, Object out, int at, int n) {
    switch (out) {
      case double[] to -> scaleDoubles(drawn, to, at, n);
      case float[] to -> scaleFloats(drawn, to, at, n);
      default -> throw new IllegalArgumentException("draws are float32 or float64");
    }
  }

  private static void scaleDoubles(int[] drawn, double[] to, int at, int n) {
    for (int i = 0; i < n; i++) to[at + i] = drawn[i] * 0x1p-31;
  }

  /** The factor is the greatest with which all products are below 1. */
  private static void scaleFloats(int[] drawn, float[] to, int at, int n) {
    for (int i = 0; i < n; i++) to[at + i] = drawn[i] * 4.6566126e-10f;
  }

  /** {@code 2^power} steps at once. */
  private static final class Jump {
    private final long[][] first;
    private final long[][] second;

    Jump(int power) {
      first = doubled(FIRST, power, FIRST_MODULUS);
      second = doubled(SECOND, power, SECOND_MODULUS);
    }

    private static long[][] doubled(long[][] step, int times, long modulus) {
      long[][] out = step;
      for (int i = 0; i < times; i++) out = square(out, modulus);
      return out;
    }

    private static long[][] square(long[][] a, long modulus) {
      long[][] out = new long[3][3];
      for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
          for (int k = 0; k < 3; k++)
            out[i][j] = (out[i][j] + a[i][k] * a[k][j] % modulus) % modulus;
      return out;
    }

    void apply(int[] from, int f, int[] to, int t) {
      multiply(first, FIRST_MODULUS, from, f, to, t);
      multiply(second, SECOND_MODULUS, from, f + 3, to, t + 3);
    }

    private static void multiply(long[][] a, long modulus, int[] from, int f, int[] to, int t) {
      for (int i = 0; i < 3; i++) {
        long sum = 0;
        for (int k = 0; k < 3; k++) sum += a[i][k] * from[f + k] % modulus;
        to[t + i] = (int) (sum % modulus);
      }
    }
  }
}
