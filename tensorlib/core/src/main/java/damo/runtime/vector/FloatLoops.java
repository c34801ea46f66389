package damo.runtime.vector;

import jdk.incubator.vector.FloatVector;

/** The functions of {@link FloatLanes} along arrays; what is left over goes to the scalar twins. */
final class FloatLoops {
  private static final int WIDTH = FloatLanes.SPECIES.length();

  private FloatLoops() {}

  static void exp(float[] x, int xi, float[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatLanes.exp(FloatVector.fromArray(FloatLanes.SPECIES, x, xi + i)).intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = FloatScalars.exp(x[xi + i]);
  }

  static void expm1(float[] x, int xi, float[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatLanes.expm1(FloatVector.fromArray(FloatLanes.SPECIES, x, xi + i)).intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = FloatScalars.expm1(x[xi + i]);
  }

  static void log(float[] x, int xi, float[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatLanes.log(FloatVector.fromArray(FloatLanes.SPECIES, x, xi + i)).intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = FloatScalars.log(x[xi + i]);
  }

  static void log1p(float[] x, int xi, float[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatLanes.log1p(FloatVector.fromArray(FloatLanes.SPECIES, x, xi + i)).intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = FloatScalars.log1p(x[xi + i]);
  }

  static void tanh(float[] x, int xi, float[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatLanes.tanh(FloatVector.fromArray(FloatLanes.SPECIES, x, xi + i)).intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = FloatScalars.tanh(x[xi + i]);
  }

  static void sigmoid(float[] x, int xi, float[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatLanes.sigmoid(FloatVector.fromArray(FloatLanes.SPECIES, x, xi + i)).intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = FloatScalars.sigmoid(x[xi + i]);
  }

  static void softplus(float[] x, int xi, float[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatLanes.softplus(FloatVector.fromArray(FloatLanes.SPECIES, x, xi + i))
          .intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = FloatScalars.softplus(x[xi + i]);
  }
}
