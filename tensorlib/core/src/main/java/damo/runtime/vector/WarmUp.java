package damo.runtime.vector;

/** Runs a vector loop until the compiler's code for it is in use. */
final class WarmUp {
  private static final int BLOCK = 256;
  private static final int MOST_CALLS = 60_000;
  private static final long FAST_NANOS = BLOCK * 4L;
  private static final int FAST_IN_A_ROW = 200;

  private WarmUp() {}

  static void run(int function) {
    Runnable loop = loop(function);
    int fast = 0;
    for (int calls = 0; calls < MOST_CALLS && fast < FAST_IN_A_ROW; calls++) {
      long start = System.nanoTime();
      loop.run();
      fast = System.nanoTime() - start < FAST_NANOS ? fast + 1 : 0;
    }
  }

  private static Runnable loop(int function) {
    float[] f = new float[BLOCK];
    double[] d = new double[BLOCK];
    float[] fy = new float[BLOCK];
    double[] dy = new double[BLOCK];
    int[] c = new int[BLOCK];
    for (int i = 0; i < BLOCK; i++) d[i] = f[i] = i / 64f - 2;
    return switch (function) {
      case Lanes.FLOAT_EXP -> () -> FloatLanes.exp(f, 0, fy, 0, BLOCK);
      case Lanes.FLOAT_EXPM1 -> () -> FloatLanes.expm1(f, 0, fy, 0, BLOCK);
      case Lanes.FLOAT_LOG -> () -> FloatLanes.log(f, 0, fy, 0, BLOCK);
      case Lanes.FLOAT_LOG1P -> () -> FloatLanes.log1p(f, 0, fy, 0, BLOCK);
      case Lanes.FLOAT_TANH -> () -> FloatLanes.tanh(f, 0, fy, 0, BLOCK);
      case Lanes.FLOAT_SIGMOID -> () -> FloatLanes.sigmoid(f, 0, fy, 0, BLOCK);
      case Lanes.FLOAT_SOFTPLUS -> () -> FloatLanes.softplus(f, 0, fy, 0, BLOCK);
      case Lanes.DOUBLE_EXP -> () -> DoubleLanes.exp(d, 0, dy, 0, BLOCK);
      case Lanes.DOUBLE_EXPM1 -> () -> DoubleLanes.expm1(d, 0, dy, 0, BLOCK);
      case Lanes.DOUBLE_LOG -> () -> DoubleLanes.log(d, 0, dy, 0, BLOCK);
      case Lanes.DOUBLE_LOG1P -> () -> DoubleLanes.log1p(d, 0, dy, 0, BLOCK);
      case Lanes.DOUBLE_TANH -> () -> DoubleLanes.tanh(d, 0, dy, 0, BLOCK);
      case Lanes.DOUBLE_SIGMOID -> () -> DoubleLanes.sigmoid(d, 0, dy, 0, BLOCK);
      case Lanes.DOUBLE_SOFTPLUS -> () -> DoubleLanes.softplus(d, 0, dy, 0, BLOCK);
      case Lanes.FLOAT_WHERE ->
          () -> {
            Choices.lanes(c, 0, f, 0, f, 0, fy, 0, BLOCK);
            Choices.lanes(c, 0, f, 0, 1, fy, 0, BLOCK);
            Choices.lanes(c, 0, 1, f, 0, fy, 0, BLOCK);
          };
      case Lanes.DOUBLE_WHERE ->
          () -> {
            Choices.lanes(c, 0, d, 0, d, 0, dy, 0, BLOCK);
            Choices.lanes(c, 0, d, 0, 1, dy, 0, BLOCK);
            Choices.lanes(c, 0, 1, d, 0, dy, 0, BLOCK);
          };
      case Lanes.FLOAT_SUM -> () -> LaneTotals.sum(f, 0, BLOCK);
      case Lanes.FLOAT_MAX -> () -> LaneTotals.max(f, 0, BLOCK);
      case Lanes.FLOAT_MIN -> () -> LaneTotals.min(f, 0, BLOCK);
      case Lanes.DOUBLE_SUM -> () -> LaneTotals.sum(d, 0, BLOCK);
      case Lanes.DOUBLE_MAX -> () -> LaneTotals.max(d, 0, BLOCK);
      case Lanes.DOUBLE_MIN -> () -> LaneTotals.min(d, 0, BLOCK);
      case Lanes.FLOAT_PANEL -> {
        float[] panel = new float[4 * FloatPanels.WIDTH];
        yield () -> {
          PanelLanes.multiply(panel, 0, 4, f, 0, 1, null, fy, 0);
          PanelLanes.multiply(panel, 0, 4, f, 0, 1, f, fy, 0);
        };
      }
      case Lanes.DOUBLE_PANEL -> {
        double[] panel = new double[4 * DoublePanels.WIDTH];
        yield () -> {
          PanelLanes.multiply(panel, 0, 4, d, 0, 1, null, dy, 0);
          PanelLanes.multiply(panel, 0, 4, d, 0, 1, d, dy, 0);
        };
      }
      default -> throw new IllegalArgumentException("no function " + function);
    };
  }
}
