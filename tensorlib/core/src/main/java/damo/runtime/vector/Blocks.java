package damo.runtime.vector;

/**
 * Functions of each element of a block: {@code y[yi + i] = f(x[xi + i])} for {@code i < n}; the
 * arrays may be one when the positions are.
 *
 * <p>Vector code is slow until the compiler has it, so that the scalar twins, which give the same
 * bits, do the work until {@link Lanes} reports that the vector loop is warm.
 */
public final class Blocks {
  private Blocks() {}

  /** {@code e^x} of one float, the bits that the block function gives. */
  public static float exp(float x) {
    return FloatScalars.exp(x);
  }

  /** {@code e^x}. */
  public static void exp(float[] x, int xi, float[] y, int yi, int n) {
    if (Lanes.areWarm(Lanes.FLOAT_EXP)) {
      FloatLanes.exp(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = FloatScalars.exp(x[xi + i]);
    }
  }

  /** {@code e^x} of one double, the bits that the block function gives. */
  public static double exp(double x) {
    return DoubleScalars.exp(x);
  }

  /** {@code e^x}. */
  public static void exp(double[] x, int xi, double[] y, int yi, int n) {
    if (Lanes.areWarm(Lanes.DOUBLE_EXP)) {
      DoubleLanes.exp(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = DoubleScalars.exp(x[xi + i]);
    }
  }

  /** {@code e^x - 1} of one float, the bits that the block function gives. */
  public static float expm1(float x) {
    return FloatScalars.expm1(x);
  }

  /** {@code e^x - 1}. */
  public static void expm1(float[] x, int xi, float[] y, int yi, int n) {
    if (Lanes.areWarm(Lanes.FLOAT_EXPM1)) {
      FloatLanes.expm1(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = FloatScalars.expm1(x[xi + i]);
    }
  }

  /** {@code e^x - 1} of one double, the bits that the block function gives. */
  public static double expm1(double x) {
    return DoubleScalars.expm1(x);
  }

  /** {@code e^x - 1}. */
  public static void expm1(double[] x, int xi, double[] y, int yi, int n) {
    if (Lanes.areWarm(Lanes.DOUBLE_EXPM1)) {
      DoubleLanes.expm1(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = DoubleScalars.expm1(x[xi + i]);
    }
  }

  /** The natural logarithm of one float, the bits that the block function gives. */
  public static float log(float x) {
    return FloatScalars.log(x);
  }

  /** The natural logarithm. */
  public static void log(float[] x, int xi, float[] y, int yi, int n) {
    if (Lanes.areWarm(Lanes.FLOAT_LOG)) {
      FloatLanes.log(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = FloatScalars.log(x[xi + i]);
    }
  }

  /** The natural logarithm of one double, the bits that the block function gives. */
  public static double log(double x) {
    return DoubleScalars.log(x);
  }

  /** The natural logarithm. */
  public static void log(double[] x, int xi, double[] y, int yi, int n) {
    if (Lanes.areWarm(Lanes.DOUBLE_LOG)) {
      DoubleLanes.log(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = DoubleScalars.log(x[xi + i]);
    }
  }

  /** {@code log(1 + x)} of one float, the bits that the block function gives. */
  public static float log1p(float x) {
    return FloatScalars.log1p(x);
  }

  /** {@code log(1 + x)}. */
  public static void log1p(float[] x, int xi, float[] y, int yi, int n) {
    if (Lanes.areWarm(Lanes.FLOAT_LOG1P)) {
      FloatLanes.log1p(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = FloatScalars.log1p(x[xi + i]);
    }
  }

  /** {@code log(1 + x)} of one double, the bits that the block function gives. */
  public static double log1p(double x) {
    return DoubleScalars.log1p(x);
  }

  /** {@code log(1 + x)}. */
  public static void log1p(double[] x, int xi, double[] y, int yi, int n) {
    if (Lanes.areWarm(Lanes.DOUBLE_LOG1P)) {
      DoubleLanes.log1p(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = DoubleScalars.log1p(x[xi + i]);
    }
  }

  /** The hyperbolic tangent of one float, the bits that the block function gives. */
  public static float tanh(float x) {
    return FloatScalars.tanh(x);
  }

  /** The hyperbolic tangent. */
  public static void tanh(float[] x, int xi, float[] y, int yi, int n) {
    if (Lanes.areWarm(Lanes.FLOAT_TANH)) {
      FloatLanes.tanh(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = FloatScalars.tanh(x[xi + i]);
    }
  }

  /** The hyperbolic tangent of one double, the bits that the block function gives. */
  public static double tanh(double x) {
    return DoubleScalars.tanh(x);
  }

  /** The hyperbolic tangent. */
  public static void tanh(double[] x, int xi, double[] y, int yi, int n) {
    if (Lanes.areWarm(Lanes.DOUBLE_TANH)) {
      DoubleLanes.tanh(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = DoubleScalars.tanh(x[xi + i]);
    }
  }

  /** {@code 1 / (1 + e^-x)} of one float, the bits that the block function gives. */
  public static float sigmoid(float x) {
    return FloatScalars.sigmoid(x);
  }

  /** {@code 1 / (1 + e^-x)}. */
  public static void sigmoid(float[] x, int xi, float[] y, int yi, int n) {
    if (Lanes.areWarm(Lanes.FLOAT_SIGMOID)) {
      FloatLanes.sigmoid(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = FloatScalars.sigmoid(x[xi + i]);
    }
  }

  /** {@code 1 / (1 + e^-x)} of one double, the bits that the block function gives. */
  public static double sigmoid(double x) {
    return DoubleScalars.sigmoid(x);
  }

  /** {@code 1 / (1 + e^-x)}. */
  public static void sigmoid(double[] x, int xi, double[] y, int yi, int n) {
    if (Lanes.areWarm(Lanes.DOUBLE_SIGMOID)) {
      DoubleLanes.sigmoid(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = DoubleScalars.sigmoid(x[xi + i]);
    }
  }

  /** {@code log(1 + e^x)} of one float, the bits that the block function gives. */
  public static float softplus(float x) {
    return FloatScalars.softplus(x);
  }

  /** {@code log(1 + e^x)}. */
  public static void softplus(float[] x, int xi, float[] y, int yi, int n) {
    if (Lanes.areWarm(Lanes.FLOAT_SOFTPLUS)) {
      FloatLanes.softplus(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = FloatScalars.softplus(x[xi + i]);
    }
  }

  /** {@code log(1 + e^x)} of one double, the bits that the block function gives. */
  public static double softplus(double x) {
    return DoubleScalars.softplus(x);
  }

  /** {@code log(1 + e^x)}. */
  public static void softplus(double[] x, int xi, double[] y, int yi, int n) {
    if (Lanes.areWarm(Lanes.DOUBLE_SOFTPLUS)) {
      DoubleLanes.softplus(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = DoubleScalars.softplus(x[xi + i]);
    }
  }
}
