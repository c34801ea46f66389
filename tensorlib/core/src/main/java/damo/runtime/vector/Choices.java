package damo.runtime.vector;

import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** One of two floats or doubles at each position of a block, as an int says. */
public final class Choices {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> FLOAT_INTS = IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> DOUBLE_INTS =
      VectorSpecies.of(int.class, VectorShape.forBitSize(DOUBLES.length() * Integer.SIZE));

  private Choices() {}

  /** {@code y[yi + i] = c[ci + i] != 0 ? a[ai + i] : b[bi + i]} for {@code i < n}. */
  public static void where(
      int[] c, int ci, float[] a, int ai, float[] b, int bi, float[] y, int yi, int n) {
    int i = Lanes.areWarm(Lanes.FLOAT_WHERE) ? lanes(c, ci, a, ai, b, bi, y, yi, n) : 0;
    for (; i < n; i++) y[yi + i] = c[ci + i] != 0 ? a[ai + i] : b[bi + i];
  }

  static int lanes(
      int[] c, int ci, float[] a, int ai, float[] b, int bi, float[] y, int yi, int n) {
    int width = FLOATS.length();
    int i = 0;
    for (; i <= n - width; i += width) {
      VectorMask<Float> chosen =
          IntVector.fromArray(FLOAT_INTS, c, ci + i).compare(NE, 0).cast(FLOATS);
      FloatVector.fromArray(FLOATS, b, bi + i)
          .blend(FloatVector.fromArray(FLOATS, a, ai + i), chosen)
          .intoArray(y, yi + i);
    }
    return i;
  }

  /** As above, with one number where {@code c} is 0. */
  public static void where(int[] c, int ci, float[] a, int ai, float b, float[] y, int yi, int n) {
    int i = Lanes.areWarm(Lanes.FLOAT_WHERE) ? lanes(c, ci, a, ai, b, y, yi, n) : 0;
    for (; i < n; i++) y[yi + i] = c[ci + i] != 0 ? a[ai + i] : b;
  }

  static int lanes(int[] c, int ci, float[] a, int ai, float b, float[] y, int yi, int n) {
    int width = FLOATS.length();
    FloatVector other = FloatVector.broadcast(FLOATS, b);
    int i = 0;
    for (; i <= n - width; i += width) {
      VectorMask<Float> chosen =
          IntVector.fromArray(FLOAT_INTS, c, ci + i).compare(NE, 0).cast(FLOATS);
      other.blend(FloatVector.fromArray(FLOATS, a, ai + i), chosen).intoArray(y, yi + i);
    }
    return i;
  }

  /** As above, with one number where {@code c} is not 0. */
  public static void where(int[] c, int ci, float a, float[] b, int bi, float[] y, int yi, int n) {
    int i = Lanes.areWarm(Lanes.FLOAT_WHERE) ? lanes(c, ci, a, b, bi, y, yi, n) : 0;
    for (; i < n; i++) y[yi + i] = c[ci + i] != 0 ? a : b[bi + i];
  }

  static int lanes(int[] c, int ci, float a, float[] b, int bi, float[] y, int yi, int n) {
    int width = FLOATS.length();
    FloatVector other = FloatVector.broadcast(FLOATS, a);
    int i = 0;
    for (; i <= n - width; i += width) {
      VectorMask<Float> chosen =
          IntVector.fromArray(FLOAT_INTS, c, ci + i).compare(NE, 0).cast(FLOATS);
      FloatVector.fromArray(FLOATS, b, bi + i).blend(other, chosen).intoArray(y, yi + i);
    }
    return i;
  }

  /** {@code y[yi + i] = c[ci + i] != 0 ? a[ai + i] : b[bi + i]} for {@code i < n}. */
  public static void where(
      int[] c, int ci, double[] a, int ai, double[] b, int bi, double[] y, int yi, int n) {
    int i = Lanes.areWarm(Lanes.DOUBLE_WHERE) ? lanes(c, ci, a, ai, b, bi, y, yi, n) : 0;
    for (; i < n; i++) y[yi + i] = c[ci + i] != 0 ? a[ai + i] : b[bi + i];
  }

  static int lanes(
      int[] c, int ci, double[] a, int ai, double[] b, int bi, double[] y, int yi, int n) {
    int width = DOUBLES.length();
    int i = 0;
    for (; i <= n - width; i += width) {
      VectorMask<Double> chosen =
          IntVector.fromArray(DOUBLE_INTS, c, ci + i).compare(NE, 0).cast(DOUBLES);
      DoubleVector.fromArray(DOUBLES, b, bi + i)
          .blend(DoubleVector.fromArray(DOUBLES, a, ai + i), chosen)
          .intoArray(y, yi + i);
    }
    return i;
  }

  /** As above, with one number where {@code c} is 0. */
  public static void where(
      int[] c, int ci, double[] a, int ai, double b, double[] y, int yi, int n) {
    int i = Lanes.areWarm(Lanes.DOUBLE_WHERE) ? lanes(c, ci, a, ai, b, y, yi, n) : 0;
    for (; i < n; i++) y[yi + i] = c[ci + i] != 0 ? a[ai + i] : b;
  }

  static int lanes(int[] c, int ci, double[] a, int ai, double b, double[] y, int yi, int n) {
    int width = DOUBLES.length();
    DoubleVector other = DoubleVector.broadcast(DOUBLES, b);
    int i = 0;
    for (; i <= n - width; i += width) {
      VectorMask<Double> chosen =
          IntVector.fromArray(DOUBLE_INTS, c, ci + i).compare(NE, 0).cast(DOUBLES);
      other.blend(DoubleVector.fromArray(DOUBLES, a, ai + i), chosen).intoArray(y, yi + i);
    }
    return i;
  }

  /** As above, with one number where {@code c} is not 0. */
  public static void where(
      int[] c, int ci, double a, double[] b, int bi, double[] y, int yi, int n) {
    int i = Lanes.areWarm(Lanes.DOUBLE_WHERE) ? lanes(c, ci, a, b, bi, y, yi, n) : 0;
    for (; i < n; i++) y[yi + i] = c[ci + i] != 0 ? a : b[bi + i];
  }

  static int lanes(int[] c, int ci, double a, double[] b, int bi, double[] y, int yi, int n) {
    int width = DOUBLES.length();
    DoubleVector other = DoubleVector.broadcast(DOUBLES, a);
    int i = 0;
    for (; i <= n - width; i += width) {
      VectorMask<Double> chosen =
          IntVector.fromArray(DOUBLE_INTS, c, ci + i).compare(NE, 0).cast(DOUBLES);
      DoubleVector.fromArray(DOUBLES, b, bi + i).blend(other, chosen).intoArray(y, yi + i);
    }
    return i;
  }
}
