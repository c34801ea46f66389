package damo.runtime.vector;

import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * What {@link Totals} computes, on lanes: running sums are the lanes of eight-lane vectors, or of
 * two vectors of four where the machine has no wider ones.
 */
final class LaneTotals {
  private static final VectorSpecies<Double> DOUBLES =
      DoubleVector.SPECIES_PREFERRED.length() >= 8
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_256;
  private static final VectorSpecies<Float> NARROW =
      VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.length() * Float.SIZE));
  private static final VectorSpecies<Float> WIDE = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Double> WIDE_DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final boolean HAS_EIGHT = DOUBLES.length() == 8;

  private LaneTotals() {}

  /** The sum of {@code n} elements, a multiple of sixteen. */
  static double sum(float[] x, int from, int n) {
    return HAS_EIGHT ? sumByEights(x, from, n) : sumByFours(x, from, n);
  }

  private static double sumByEights(float[] x, int from, int n) {
    DoubleVector a = DoubleVector.zero(DOUBLES);
    DoubleVector b = a;
    for (int i = from; i < from + n; i += 16) {
      a = a.add((DoubleVector) FloatVector.fromArray(NARROW, x, i).convertShape(F2D, DOUBLES, 0));
      b =
          b.add(
              (DoubleVector) FloatVector.fromArray(NARROW, x, i + 8).convertShape(F2D, DOUBLES, 0));
    }
    DoubleVector s = a.add(b);
    return Totals.pairs(
        s.lane(0), s.lane(1), s.lane(2), s.lane(3), s.lane(4), s.lane(5), s.lane(6), s.lane(7));
  }

  private static double sumByFours(float[] x, int from, int n) {
    DoubleVector a = DoubleVector.zero(DOUBLES);
    DoubleVector b = a;
    DoubleVector c = a;
    DoubleVector d = a;
    for (int i = from; i < from + n; i += 16) {
      a = a.add((DoubleVector) FloatVector.fromArray(NARROW, x, i).convertShape(F2D, DOUBLES, 0));
      b =
          b.add(
              (DoubleVector) FloatVector.fromArray(NARROW, x, i + 4).convertShape(F2D, DOUBLES, 0));
      c =
          c.add(
              (DoubleVector) FloatVector.fromArray(NARROW, x, i + 8).convertShape(F2D, DOUBLES, 0));
      d =
          d.add(
              (DoubleVector)
                  FloatVector.fromArray(NARROW, x, i + 12).convertShape(F2D, DOUBLES, 0));
    }
    DoubleVector s = a.add(c);
    DoubleVector t = b.add(d);
    return Totals.pairs(
        s.lane(0), s.lane(1), s.lane(2), s.lane(3), t.lane(0), t.lane(1), t.lane(2), t.lane(3));
  }

  /** The sum of {@code n} elements, a multiple of sixteen. */
  static double sum(double[] x, int from, int n) {
    return HAS_EIGHT ? sumByEights(x, from, n) : sumByFours(x, from, n);
  }

  private static double sumByEights(double[] x, int from, int n) {
    DoubleVector a = DoubleVector.zero(DOUBLES);
    DoubleVector b = a;
    for (int i = from; i < from + n; i += 16) {
      a = a.add(DoubleVector.fromArray(DOUBLES, x, i));
      b = b.add(DoubleVector.fromArray(DOUBLES, x, i + 8));
    }
    DoubleVector s = a.add(b);
    return Totals.pairs(
        s.lane(0), s.lane(1), s.lane(2), s.lane(3), s.lane(4), s.lane(5), s.lane(6), s.lane(7));
  }

  private static double sumByFours(double[] x, int from, int n) {
    DoubleVector a = DoubleVector.zero(DOUBLES);
    DoubleVector b = a;
    DoubleVector c = a;
    DoubleVector d = a;
    for (int i = from; i < from + n; i += 16) {
      a = a.add(DoubleVector.fromArray(DOUBLES, x, i));
      b = b.add(DoubleVector.fromArray(DOUBLES, x, i + 4));
      c = c.add(DoubleVector.fromArray(DOUBLES, x, i + 8));
      d = d.add(DoubleVector.fromArray(DOUBLES, x, i + 12));
    }
    DoubleVector s = a.add(c);
    DoubleVector t = b.add(d);
    return Totals.pairs(
        s.lane(0), s.lane(1), s.lane(2), s.lane(3), t.lane(0), t.lane(1), t.lane(2), t.lane(3));
  }

  static float max(float[] x, int from, int n) {
    int width = WIDE.length();
    FloatVector a = FloatVector.broadcast(WIDE, Float.NEGATIVE_INFINITY);
    FloatVector b = a;
    int i = from;
    for (; i <= from + n - 2 * width; i += 2 * width) {
      a = a.max(FloatVector.fromArray(WIDE, x, i));
      b = b.max(FloatVector.fromArray(WIDE, x, i + width));
    }
    float m = a.max(b).reduceLanes(MAX);
    for (; i < from + n; i++) m = Math.max(m, x[i]);
    return m;
  }

  static float min(float[] x, int from, int n) {
    int width = WIDE.length();
    FloatVector a = FloatVector.broadcast(WIDE, Float.POSITIVE_INFINITY);
    FloatVector b = a;
    int i = from;
    for (; i <= from + n - 2 * width; i += 2 * width) {
      a = a.min(FloatVector.fromArray(WIDE, x, i));
      b = b.min(FloatVector.fromArray(WIDE, x, i + width));
    }
    float m = a.min(b).reduceLanes(MIN);
    for (; i < from + n; i++) m = Math.min(m, x[i]);
    return m;
  }

  static double max(double[] x, int from, int n) {
    int width = WIDE_DOUBLES.length();
    DoubleVector a = DoubleVector.broadcast(WIDE_DOUBLES, Double.NEGATIVE_INFINITY);
    DoubleVector b = a;
    int i = from;
    for (; i <= from + n - 2 * width; i += 2 * width) {
      a = a.max(DoubleVector.fromArray(WIDE_DOUBLES, x, i));
      b = b.max(DoubleVector.fromArray(WIDE_DOUBLES, x, i + width));
    }
    double m = a.max(b).reduceLanes(MAX);
    for (; i < from + n; i++) m = Math.max(m, x[i]);
    return m;
  }

  static double min(double[] x, int from, int n) {
    int width = WIDE_DOUBLES.length();
    DoubleVector a = DoubleVector.broadcast(WIDE_DOUBLES, Double.POSITIVE_INFINITY);
    DoubleVector b = a;
    int i = from;
    for (; i <= from + n - 2 * width; i += 2 * width) {
      a = a.min(DoubleVector.fromArray(WIDE_DOUBLES, x, i));
      b = b.min(DoubleVector.fromArray(WIDE_DOUBLES, x, i + width));
    }
    double m = a.min(b).reduceLanes(MIN);
    for (; i < from + n; i++) m = Math.min(m, x[i]);
    return m;
  }
}
