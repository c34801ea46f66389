package damo.runtime.vector;

import java.util.List;

/** Runs each vector loop until the compiler's code for it is in use. */
final class WarmUp {
  private static final int BLOCK = 256;
  private static final int MOST_CALLS = 60_000;
  private static final long FAST_NANOS = BLOCK * 4L;
  private static final int FAST_IN_A_ROW = 200;

  private WarmUp() {}

  static void run() {
    float[] f = new float[BLOCK];
    double[] d = new double[BLOCK];
    float[] fy = new float[BLOCK];
    double[] dy = new double[BLOCK];
    for (int i = 0; i < BLOCK; i++) d[i] = f[i] = i / 64f - 2;
    List<Runnable> loops =
        List.of(
            () -> FloatLoops.exp(f, 0, fy, 0, BLOCK),
            () -> FloatLoops.tanh(f, 0, fy, 0, BLOCK),
            () -> FloatLoops.sigmoid(f, 0, fy, 0, BLOCK),
            () -> FloatLoops.log(f, 0, fy, 0, BLOCK),
            () -> FloatLoops.softplus(f, 0, fy, 0, BLOCK),
            () -> FloatLoops.log1p(f, 0, fy, 0, BLOCK),
            () -> FloatLoops.expm1(f, 0, fy, 0, BLOCK),
            () -> DoubleLoops.exp(d, 0, dy, 0, BLOCK),
            () -> DoubleLoops.tanh(d, 0, dy, 0, BLOCK),
            () -> DoubleLoops.sigmoid(d, 0, dy, 0, BLOCK),
            () -> DoubleLoops.log(d, 0, dy, 0, BLOCK),
            () -> DoubleLoops.softplus(d, 0, dy, 0, BLOCK),
            () -> DoubleLoops.log1p(d, 0, dy, 0, BLOCK),
            () -> DoubleLoops.expm1(d, 0, dy, 0, BLOCK));
    loops.forEach(WarmUp::untilFast);
  }

  private static void untilFast(Runnable loop) {
    int fast = 0;
    for (int calls = 0; calls < MOST_CALLS && fast < FAST_IN_A_ROW; calls++) {
      long start = System.nanoTime();
      loop.run();
      fast = System.nanoTime() - start < FAST_NANOS ? fast + 1 : 0;
    }
  }
}
