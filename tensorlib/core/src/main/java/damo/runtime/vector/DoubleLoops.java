package damo.runtime.vector;

import jdk.incubator.vector.DoubleVector;

/**
 * The functions of {@link DoubleLanes} along arrays; what is left over goes to the scalar twins.
 */
final class DoubleLoops {
  private static final int WIDTH = DoubleLanes.SPECIES.length();

  private DoubleLoops() {}

  static void exp(double[] x, int xi, double[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      DoubleLanes.exp(DoubleVector.fromArray(DoubleLanes.SPECIES, x, xi + i)).intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = DoubleScalars.exp(x[xi + i]);
  }

  static void expm1(double[] x, int xi, double[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      DoubleLanes.expm1(DoubleVector.fromArray(DoubleLanes.SPECIES, x, xi + i))
          .intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = DoubleScalars.expm1(x[xi + i]);
  }

  static void log(double[] x, int xi, double[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      DoubleLanes.log(DoubleVector.fromArray(DoubleLanes.SPECIES, x, xi + i)).intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = DoubleScalars.log(x[xi + i]);
  }

  static void log1p(double[] x, int xi, double[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      DoubleLanes.log1p(DoubleVector.fromArray(DoubleLanes.SPECIES, x, xi + i))
          .intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = DoubleScalars.log1p(x[xi + i]);
  }

  static void tanh(double[] x, int xi, double[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      DoubleLanes.tanh(DoubleVector.fromArray(DoubleLanes.SPECIES, x, xi + i)).intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = DoubleScalars.tanh(x[xi + i]);
  }

  static void sigmoid(double[] x, int xi, double[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      DoubleLanes.sigmoid(DoubleVector.fromArray(DoubleLanes.SPECIES, x, xi + i))
          .intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = DoubleScalars.sigmoid(x[xi + i]);
  }

  static void softplus(double[] x, int xi, double[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      DoubleLanes.softplus(DoubleVector.fromArray(DoubleLanes.SPECIES, x, xi + i))
          .intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = DoubleScalars.softplus(x[xi + i]);
  }
}
