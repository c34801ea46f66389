package damo.runtime.vector;

/**
 * Functions of each element of a block: {@code y[yi + i] = f(x[xi + i])} for {@code i < n}; the
 * arrays may be one when the positions are.
 *
 * <p>Vector code is slow until the compiler has it, so that the scalar twins, which give the same
 * bits, do the work until {@link Lanes} reports that the vector loops are warm.
 */
public final class Blocks {
  private Blocks() {}

  /** {@code e^x}. */
  public static void exp(float[] x, int xi, float[] y, int yi, int n) {
    if (Lanes.areWarm()) {
      FloatLoops.exp(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = FloatScalars.exp(x[xi + i]);
    }
  }

  /** {@code e^x}. */
  public static void exp(double[] x, int xi, double[] y, int yi, int n) {
    if (Lanes.areWarm()) {
      DoubleLoops.exp(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = DoubleScalars.exp(x[xi + i]);
    }
  }

  /** {@code e^x - 1}. */
  public static void expm1(float[] x, int xi, float[] y, int yi, int n) {
    if (Lanes.areWarm()) {
      FloatLoops.expm1(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = FloatScalars.expm1(x[xi + i]);
    }
  }

  /** {@code e^x - 1}. */
  public static void expm1(double[] x, int xi, double[] y, int yi, int n) {
    if (Lanes.areWarm()) {
      DoubleLoops.expm1(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = DoubleScalars.expm1(x[xi + i]);
    }
  }

  /** The natural logarithm. */
  public static void log(float[] x, int xi, float[] y, int yi, int n) {
    if (Lanes.areWarm()) {
      FloatLoops.log(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = FloatScalars.log(x[xi + i]);
    }
  }

  /** The natural logarithm. */
  public static void log(double[] x, int xi, double[] y, int yi, int n) {
    if (Lanes.areWarm()) {
      DoubleLoops.log(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = DoubleScalars.log(x[xi + i]);
    }
  }

  /** {@code log(1 + x)}. */
  public static void log1p(float[] x, int xi, float[] y, int yi, int n) {
    if (Lanes.areWarm()) {
      FloatLoops.log1p(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = FloatScalars.log1p(x[xi + i]);
    }
  }

  /** {@code log(1 + x)}. */
  public static void log1p(double[] x, int xi, double[] y, int yi, int n) {
    if (Lanes.areWarm()) {
      DoubleLoops.log1p(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = DoubleScalars.log1p(x[xi + i]);
    }
  }

  /** The hyperbolic tangent. */
  public static void tanh(float[] x, int xi, float[] y, int yi, int n) {
    if (Lanes.areWarm()) {
      FloatLoops.tanh(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = FloatScalars.tanh(x[xi + i]);
    }
  }

  /** The hyperbolic tangent. */
  public static void tanh(double[] x, int xi, double[] y, int yi, int n) {
    if (Lanes.areWarm()) {
      DoubleLoops.tanh(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = DoubleScalars.tanh(x[xi + i]);
    }
  }

  /** {@code 1 / (1 + e^-x)}. */
  public static void sigmoid(float[] x, int xi, float[] y, int yi, int n) {
    if (Lanes.areWarm()) {
      FloatLoops.sigmoid(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = FloatScalars.sigmoid(x[xi + i]);
    }
  }

  /** {@code 1 / (1 + e^-x)}. */
  public static void sigmoid(double[] x, int xi, double[] y, int yi, int n) {
    if (Lanes.areWarm()) {
      DoubleLoops.sigmoid(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = DoubleScalars.sigmoid(x[xi + i]);
    }
  }

  /** {@code log(1 + e^x)}. */
  public static void softplus(float[] x, int xi, float[] y, int yi, int n) {
    if (Lanes.areWarm()) {
      FloatLoops.softplus(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = FloatScalars.softplus(x[xi + i]);
    }
  }

  /** {@code log(1 + e^x)}. */
  public static void softplus(double[] x, int xi, double[] y, int yi, int n) {
    if (Lanes.areWarm()) {
      DoubleLoops.softplus(x, xi, y, yi, n);
    } else {
      for (int i = 0; i < n; i++) y[yi + i] = DoubleScalars.softplus(x[xi + i]);
    }
  }
}
