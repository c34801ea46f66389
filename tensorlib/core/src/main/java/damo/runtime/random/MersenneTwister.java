package damo.runtime.random;

import damo.error.DamoException;

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

  private final int[] state;
  private final int base;

  /** Draws from the state at {@code base} of {@code state}, and advances it there. */
  public MersenneTwister(int[] state, int base) {
    this.state = state;
    this.base = base;
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

  /** 32 random bits. */
  public int nextInt() {
    if (state[base + POSITION] >= N) twist();
    int y = state[base + state[base + POSITION]++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private void twist() {
    for (int i = 0; i < N; i++) {
      int y = (state[base + i] & 0x80000000) | (state[base + (i + 1) % N] & 0x7fffffff);
      state[base + i] = state[base + (i + M) % N] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
    }
    state[base + POSITION] = 0;
  }

  /** Uniform in [0, 1) with 53 random bits. */
  public double nextDouble() {
    long high = nextInt() >>> 5;
    long low = nextInt() >>> 6;
    return (high * 0x1p26 + low) / 0x1p53;
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

  /** Uniform among 0 to {@code bound - 1}, as {@code RandomState.randint(bound)}; at most 2^32. */
  public long nextBelow(long bound) {
    if (bound < 1 || bound > 1L << 32)
      throw new DamoException("a bound must be between 1 and 2^32, got " + bound);
    long last = bound - 1;
    if (last == 0) return 0;
    long mask = (Long.highestOneBit(last) << 1) - 1;
    long draw;
    do draw = nextInt() & mask;
    while (draw > last);
    return draw;
  }
}
