package damo.runtime.random;

import damo.error.DamoException;
import damo.runtime.product.Interrupts;

/**
 * The generator MT19937, bit for bit that of NumPy's {@code RandomState}.
 *
 * <p>Its state is {@value #WORDS} words in an array of the caller's, so that it can be the value of
 * a uint32 variable: 624 words of the twister, the position in them, whether a normal number is
 * kept, and the two halves (low first) of the bits of that number.
 *
 * <p>Source: Matsumoto and Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998).
 */
public final class MersenneTwister {
  /** Words of a whole state. */
  public static final int WORDS = 628;

  private static final int N = 624;
  private static final int M = 397;
  private static final int POSITION = 624;
  private static final int KEPT = 625;
  private static final int KEPT_LOW = 626;
  private static final int KEPT_HIGH = 627;

  /** Room for a block and for pairs of its words, so that draws allocate nothing. */
  private final int[] block = new int[N];

  private final int[] high = new int[N / 2];
  private final int[] low = new int[N / 2];

  private int[] state;
  private int base;

  /** Draws from the state at {@code base} of {@code state}, and advances it there. */
  public MersenneTwister(int[] state, int base) {
    this.state = state;
    this.base = base;
  }

  /** From now on it draws from the state at {@code newBase} of {@code newState}. */
  public void moveTo(int[] newState, int newBase) {
    state = newState;
    base = newBase;
  }

  /** The generator of {@code RandomState(seed)}; seeds are 0 to 2^32 - 1. */
  public MersenneTwister(long seed) {
    this(seeded(seed), 0);
  }

  /**
   * The state of {@code RandomState(seed)}.
   *
   * @throws DamoException unless {@code 0 <= seed < 2^32}
   */
  public static int[] seeded(long seed) {
    if (seed < 0 || seed > 0xffffffffL)
      throw new DamoException("a seed must be between 0 and 2^32 - 1, got " + seed);
    int[] state = new int[WORDS];
    int word = (int) seed;
    for (int i = 0; i < N; i++) {
      state[i] = word;
      word = 1812433253 * (word ^ (word >>> 30)) + i + 1;
    }
    state[POSITION] = N;
    return state;
  }

  /**
   * Looks whether a state that others wrote can be drawn from.
   *
   * @throws DamoException if its position is beyond its words
   */
  public static void checkPosition(int[] state, int base) {
    int position = state[base + POSITION];
    if (Integer.compareUnsigned(position, N) > 0)
      throw new DamoException(
          "the position in the state of a generator is 0 to "
              + N
              + ", got "
              + Integer.toUnsignedLong(position));
  }

  /** 32 random bits. */
  public int nextInt() {
    if (state[base + POSITION] >= N) twist();
    return tempered(state[base + state[base + POSITION]++]);
  }

  private void twist() {
    Interrupts.check("a draw");
    if (base != 0) {
      System.arraycopy(state, base, block, 0, N);
      twist(block);
      System.arraycopy(block, 0, state, base, N);
    } else {
      twist(state);
    }
    state[base + POSITION] = 0;
  }

  /** In three runs without a remainder, which become vector code. */
  private static void twist(int[] s) {
    for (int i = 0; i < N - M; i++) s[i] = s[i + M] ^ mixed(s[i], s[i + 1]);
    for (int i = N - M; i < N - 1; i++) s[i] = s[i + M - N] ^ mixed(s[i], s[i + 1]);
    s[N - 1] = s[M - 1] ^ mixed(s[N - 1], s[0]);
  }

  private static int mixed(int high, int low) {
    int y = (high & 0x80000000) | (low & 0x7fffffff);
    return (y >>> 1) ^ (-(y & 1) & 0x9908b0df);
  }

  private static int tempered(int word) {
    int y = word ^ (word >>> 11);
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  /** Uniform numbers in [0, 1), as many calls of {@link #nextDouble()} give them. */
  public void fill(double[] out, int from, int count) {
    for (int at = from, to = from + count; at < to; ) {
      int n = pairs(to - at);
      for (int i = 0; i < n; i++) out[at + i] = (high[i] * 0x1p26 + low[i]) * 0x1p-53;
      at += n;
    }
  }

  /** As {@link #fill(double[], int, int)}, each number times {@code range} plus {@code start}. */
  public void fill(float[] out, int from, int count, double start, double range) {
    for (int at = from, to = from + count; at < to; ) {
      int n = pairs(to - at);
      for (int i = 0; i < n; i++)
        out[at + i] = (float) (start + range * ((high[i] * 0x1p26 + low[i]) * 0x1p-53));
      at += n;
    }
  }

  /** Draws pairs of words, at most {@code most} and those that wait; how many there are. */
  private int pairs(int most) {
    if (state[base + POSITION] >= N) twist();
    int n = Math.min((N - state[base + POSITION]) / 2, most);
    if (n > 0) {
      take(2 * n);
    } else {
      n = 1;
      int first = nextInt();
      block[1] = nextInt();
      block[0] = first;
    }
    for (int i = 0; i < n; i++) {
      high[i] = block[2 * i] >>> 5;
      low[i] = block[2 * i + 1] >>> 6;
    }
    return n;
  }

  private void take(int count) {
    System.arraycopy(state, base + state[base + POSITION], block, 0, count);
    for (int i = 0; i < count; i++) block[i] = tempered(block[i]);
    state[base + POSITION] += count;
  }

  /** Uniform in [0, 1) with 53 random bits. */
  public double nextDouble() {
    return unit(nextInt(), nextInt());
  }

  private static double unit(int first, int second) {
    return (((long) (first >>> 5) << 26) | (second >>> 6)) * 0x1p-53;
  }

  /** 64 random bits. */
  public long nextLong() {
    long high = nextInt();
    return (high << 32) | Integer.toUnsignedLong(nextInt());
  }

  /**
   * Standard normal, by Marsaglia's polar method; every second call returns the number kept by the
   * first.
   */
  public double nextGaussian() {
    if (state[base + KEPT] != 0) return takeKept();
    double a;
    double b;
    double r;
    do {
      a = 2 * nextDouble() - 1;
      b = 2 * nextDouble() - 1;
      r = a * a + b * b;
    } while (r >= 1 || r == 0);
    double f = Math.sqrt(-2 * RoundedLog.log(r) / r);
    keep(f * a);
    return f * b;
  }

  private double takeKept() {
    long bits =
        (Integer.toUnsignedLong(state[base + KEPT_HIGH]) << 32)
            | Integer.toUnsignedLong(state[base + KEPT_LOW]);
    keepWords(0, 0);
    return Double.longBitsToDouble(bits);
  }

  private void keep(double number) {
    keepWords(1, Double.doubleToRawLongBits(number));
  }

  private void keepWords(int kept, long bits) {
    state[base + KEPT] = kept;
    state[base + KEPT_LOW] = (int) bits;
    state[base + KEPT_HIGH] = (int) (bits >>> 32);
  }

  /** Uniform among 0 to {@code bound - 1}, as {@code RandomState.randint(bound)}. */
  public long nextBelow(long bound) {
    if (bound < 1) throw new DamoException("a bound must be at least 1, got " + bound);
    return nextUpTo(bound - 1);
  }

  /** Uniform among all integers from {@code low} to {@code high}, both included. */
  public long nextBetween(long low, long high) {
    return low + nextUpTo(high - low);
  }

  /** Uniform among 0 to {@code last}, an unsigned number: bits drawn until they are not above. */
  private long nextUpTo(long last) {
    if (last == 0) return 0;
    long mask = -1L >>> Long.numberOfLeadingZeros(last);
    boolean isShort = mask >>> 32 == 0;
    long draw;
    do draw = (isShort ? nextInt() : nextLong()) & mask;
    while (Long.compareUnsigned(draw, last) > 0);
    return draw;
  }

  /** {@code 0, 1, …, n - 1} in random order, as {@code RandomState.permutation(n)}. */
  public long[] permutation(int n) {
    long[] out = new long[n];
    permute(out);
    return out;
  }

  /** As {@link #permutation}, into all of {@code out}. */
  public void permute(long[] out) {
    for (int i = 0; i < out.length; i++) out[i] = i;
    for (int i = out.length - 1; i > 0; i--) {
      int j = (int) nextUpTo(i);
      long moved = out[i];
      out[i] = out[j];
      out[j] = moved;
    }
  }
}
