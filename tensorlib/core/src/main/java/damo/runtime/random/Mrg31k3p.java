package damo.runtime.random;

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

  private static final int SECOND_COMPLEMENT = 21069;
  private static final long[][] FIRST = {{0, 1 << 22, (1 << 7) + 1}, {1, 0, 0}, {0, 1, 0}};
  private static final long[][] SECOND = {{1 << 15, 0, (1 << 15) + 1}, {1, 0, 0}, {0, 1, 0}};

  /** How far apart the streams of one draw lie: {@code 2^72} numbers. */
  private static final Jump STREAM = new Jump(72);

  /** How far apart the first streams of two draws lie: {@code 2^134} numbers. */
  private static final Jump DRAW = new Jump(134);

  /** Streams that are worked on together: their states fit the innermost cache. */
  private static final int BLOCK = 256;

  private Mrg31k3p() {}

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
   */
  public static void fill(int[] states, int base, int count, double[] out, int from, int size) {
    Lanes lanes = new Lanes();
    for (int first = 0; first < Math.min(count, size); first += BLOCK) {
      int width = Math.min(BLOCK, count - first);
      lanes.load(states, base + first * WORDS, width);
      for (int at = first; at < size; at += count) {
        int n = Math.min(width, size - at);
        lanes.step(n);
        int[] drawn = lanes.drawn;
        for (int i = 0; i < n; i++) out[from + at + i] = drawn[i] * 0x1p-31;
      }
      lanes.store(states, base + first * WORDS, width);
    }
  }

  /** As for doubles; the factor is the greatest with which all products are below 1. */
  public static void fill(int[] states, int base, int count, float[] out, int from, int size) {
    Lanes lanes = new Lanes();
    for (int first = 0; first < Math.min(count, size); first += BLOCK) {
      int width = Math.min(BLOCK, count - first);
      lanes.load(states, base + first * WORDS, width);
      for (int at = first; at < size; at += count) {
        int n = Math.min(width, size - at);
        lanes.step(n);
        int[] drawn = lanes.drawn;
        for (int i = 0; i < n; i++) out[from + at + i] = drawn[i] * 4.6566126e-10f;
      }
      lanes.store(states, base + first * WORDS, width);
    }
  }

  /** The states of some streams side by side; a step of all of them is vector code. */
  private static final class Lanes {
    final int[] drawn = new int[BLOCK];
    private final int[][] words = new int[WORDS][BLOCK];

    void load(int[] states, int at, int width) {
      for (int i = 0; i < width; i++)
        for (int k = 0; k < WORDS; k++) words[k][i] = states[at + i * WORDS + k];
    }

    void store(int[] states, int at, int width) {
      for (int i = 0; i < width; i++)
        for (int k = 0; k < WORDS; k++) states[at + i * WORDS + k] = words[k][i];
    }

    void step(int n) {
      step(words[0], words[1], words[2], words[3], words[4], words[5], drawn, n);
    }

    private static void step(
        int[] a1, int[] a2, int[] a3, int[] b1, int[] b2, int[] b3, int[] drawn, int n) {
      for (int i = 0; i < n; i++) {
        int a = first(a2[i], a3[i]);
        int b = second(b1[i], b3[i]);
        a3[i] = a2[i];
        a2[i] = a1[i];
        a1[i] = a;
        b3[i] = b2[i];
        b2[i] = b1[i];
        b1[i] = b;
        int difference = a - b;
        drawn[i] = difference + (FIRST_MODULUS & ((difference - 1) >> 31));
      }
    }

    /** {@code 2^22 x2 + (2^7 + 1) x3}; a product with a power of 2 is a rotation of 31 bits. */
    private static int first(int x2, int x3) {
      int sum = ((x2 & 0x1ff) << 22) + (x2 >> 9) + ((x3 & 0xffffff) << 7) + (x3 >> 24);
      return belowFirst(belowFirst(sum) + x3);
    }

    /** {@code 2^15 x1 + (2^15 + 1) x3}. */
    private static int second(int x1, int x3) {
      return belowSecond(belowSecond(shifted(x3) + x3) + shifted(x1));
    }

    private static int shifted(int x) {
      return belowSecond(((x & 0xffff) << 15) + SECOND_COMPLEMENT * (x >> 16));
    }

    private static int belowFirst(int x) {
      return x - (FIRST_MODULUS & ((x >> 31) | ((FIRST_MODULUS - 1 - x) >> 31)));
    }

    /** The remainder of a number below twice the modulus, which may have become negative. */
    private static int belowSecond(int x) {
      return x - (SECOND_MODULUS & ((x >> 31) | ((SECOND_MODULUS - 1 - x) >> 31)));
    }
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
