package damo.runtime.random;

/**
 * Some streams of {@link Mrg31k3p} side by side. A step is a few short loops without branches over
 * all of them, each of which becomes vector code; one loop for all would not.
 */
final class MrgLanes {
  /** How many streams at most: their states fit the innermost cache. */
  static final int WIDTH = 256;

  private static final int FIRST = Mrg31k3p.FIRST_MODULUS;
  private static final int SECOND = Mrg31k3p.SECOND_MODULUS;
  private static final int SECOND_COMPLEMENT = 21069;

  private int[] a1 = new int[WIDTH];
  private int[] a2 = new int[WIDTH];
  private int[] a3 = new int[WIDTH];
  private int[] b1 = new int[WIDTH];
  private int[] b2 = new int[WIDTH];
  private int[] b3 = new int[WIDTH];
  private int[] nextA = new int[WIDTH];
  private int[] nextB = new int[WIDTH];
  private final int[] drawn = new int[WIDTH];

  void load(int[] states, int at, int width) {
    for (int i = 0, word = at; i < width; i++) {
      a1[i] = states[word++];
      a2[i] = states[word++];
      a3[i] = states[word++];
      b1[i] = states[word++];
      b2[i] = states[word++];
      b3[i] = states[word++];
    }
  }

  void store(int[] states, int at, int width) {
    for (int i = 0, word = at; i < width; i++) {
      states[word++] = a1[i];
      states[word++] = a2[i];
      states[word++] = a3[i];
      states[word++] = b1[i];
      states[word++] = b2[i];
      states[word++] = b3[i];
    }
  }

  /** The next number of each of the first {@code n} streams; the others are lost. */
  int[] step(int n) {
    first(a2, a3, nextA, n);
    addFirst(a3, nextA, n);
    shifted(b3, nextB, n);
    addSecond(b3, nextB, n);
    shifted(b1, drawn, n);
    addSecond(drawn, nextB, n);
    difference(nextA, nextB, drawn, n);
    int[] oldA = a3;
    a3 = a2;
    a2 = a1;
    a1 = nextA;
    nextA = oldA;
    int[] oldB = b3;
    b3 = b2;
    b2 = b1;
    b1 = nextB;
    nextB = oldB;
    return drawn;
  }

  /** {@code 2^22 x2 + 2^7 x3}: a product with a power of 2 is a rotation of 31 bits. */
  private static void first(int[] x2, int[] x3, int[] out, int n) {
    for (int i = 0; i < n; i++) {
      int high = ((x2[i] & 0x1ff) << 22) + (x2[i] >> 9);
      out[i] = remainder(high + ((x3[i] & 0xffffff) << 7) + (x3[i] >> 24), FIRST);
    }
  }

  private static void addFirst(int[] x, int[] to, int n) {
    for (int i = 0; i < n; i++) to[i] = remainder(to[i] + x[i], FIRST);
  }

  /** {@code 2^15 x}. */
  private static void shifted(int[] x, int[] out, int n) {
    for (int i = 0; i < n; i++)
      out[i] = remainder(((x[i] & 0xffff) << 15) + SECOND_COMPLEMENT * (x[i] >> 16), SECOND);
  }

  private static void addSecond(int[] x, int[] to, int n) {
    for (int i = 0; i < n; i++) to[i] = remainder(to[i] + x[i], SECOND);
  }

  private static void difference(int[] a, int[] b, int[] out, int n) {
    for (int i = 0; i < n; i++) {
      int d = a[i] - b[i];
      out[i] = d + (FIRST & ((d - 1) >> 31));
    }
  }

  /** Of a number below twice the modulus, which has become negative where it is above 2^31. */
  private static int remainder(int x, int modulus) {
    return x - (modulus & ((x >> 31) | ((modulus - 1 - x) >> 31)));
  }
}
