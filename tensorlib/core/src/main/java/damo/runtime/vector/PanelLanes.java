package damo.runtime.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/** Products of a vector with a panel, sums in registers. */
final class PanelLanes {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Double> DOUBLE = DoubleVector.SPECIES_PREFERRED;
  private static final int FLOATS = FLOAT.length();
  private static final int DOUBLES = DOUBLE.length();
  private static final int FLOAT_ROW = FloatPanels.WIDTH;
  private static final int DOUBLE_ROW = DoublePanels.WIDTH;

  private PanelLanes() {}

  /** Sums of even and of odd rows of a panel, each row times its element of x, and of b. */
  static void multiply(
      float[] panels,
      int panel,
      int rows,
      float[] x,
      int from,
      int step,
      float @Nullable [] b,
      float[] y,
      int to) {
    for (int column = 0; column < FloatPanels.WIDTH; column += 4 * FLOATS) {
      FloatVector a0 = FloatVector.zero(FLOAT);
      FloatVector a1 = a0;
      FloatVector a2 = a0;
      FloatVector a3 = a0;
      FloatVector b0 = a0;
      FloatVector b1 = a0;
      FloatVector b2 = a0;
      FloatVector b3 = a0;
      int at = panel + column;
      int i = from;
      int r = 0;
      for (; r + 1 < rows; r += 2) {
        FloatVector u = FloatVector.broadcast(FLOAT, x[i]);
        FloatVector v = FloatVector.broadcast(FLOAT, x[i + step]);
        a0 = FloatVector.fromArray(FLOAT, panels, at + 0 * FLOATS).fma(u, a0);
        a1 = FloatVector.fromArray(FLOAT, panels, at + 1 * FLOATS).fma(u, a1);
        a2 = FloatVector.fromArray(FLOAT, panels, at + 2 * FLOATS).fma(u, a2);
        a3 = FloatVector.fromArray(FLOAT, panels, at + 3 * FLOATS).fma(u, a3);
        b0 = FloatVector.fromArray(FLOAT, panels, at + FLOAT_ROW + 0 * FLOATS).fma(v, b0);
        b1 = FloatVector.fromArray(FLOAT, panels, at + FLOAT_ROW + 1 * FLOATS).fma(v, b1);
        b2 = FloatVector.fromArray(FLOAT, panels, at + FLOAT_ROW + 2 * FLOATS).fma(v, b2);
        b3 = FloatVector.fromArray(FLOAT, panels, at + FLOAT_ROW + 3 * FLOATS).fma(v, b3);
        at += 2 * FloatPanels.WIDTH;
        i += 2 * step;
      }
      if (r < rows) {
        FloatVector u = FloatVector.broadcast(FLOAT, x[i]);
        a0 = FloatVector.fromArray(FLOAT, panels, at + 0 * FLOATS).fma(u, a0);
        a1 = FloatVector.fromArray(FLOAT, panels, at + 1 * FLOATS).fma(u, a1);
        a2 = FloatVector.fromArray(FLOAT, panels, at + 2 * FLOATS).fma(u, a2);
        a3 = FloatVector.fromArray(FLOAT, panels, at + 3 * FLOATS).fma(u, a3);
      }
      a0 = a0.add(b0);
      a1 = a1.add(b1);
      a2 = a2.add(b2);
      a3 = a3.add(b3);
      int j = to + column;
      if (b != null) {
        a0 = a0.add(FloatVector.fromArray(FLOAT, b, j + 0 * FLOATS));
        a1 = a1.add(FloatVector.fromArray(FLOAT, b, j + 1 * FLOATS));
        a2 = a2.add(FloatVector.fromArray(FLOAT, b, j + 2 * FLOATS));
        a3 = a3.add(FloatVector.fromArray(FLOAT, b, j + 3 * FLOATS));
      }
      a0.intoArray(y, j + 0 * FLOATS);
      a1.intoArray(y, j + 1 * FLOATS);
      a2.intoArray(y, j + 2 * FLOATS);
      a3.intoArray(y, j + 3 * FLOATS);
    }
  }

  /** Sums of even and of odd rows of a panel, each row times its element of x, and of b. */
  static void multiply(
      double[] panels,
      int panel,
      int rows,
      double[] x,
      int from,
      int step,
      double @Nullable [] b,
      double[] y,
      int to) {
    for (int column = 0; column < DoublePanels.WIDTH; column += 4 * DOUBLES) {
      DoubleVector a0 = DoubleVector.zero(DOUBLE);
      DoubleVector a1 = a0;
      DoubleVector a2 = a0;
      DoubleVector a3 = a0;
      DoubleVector b0 = a0;
      DoubleVector b1 = a0;
      DoubleVector b2 = a0;
      DoubleVector b3 = a0;
      int at = panel + column;
      int i = from;
      int r = 0;
      for (; r + 1 < rows; r += 2) {
        DoubleVector u = DoubleVector.broadcast(DOUBLE, x[i]);
        DoubleVector v = DoubleVector.broadcast(DOUBLE, x[i + step]);
        a0 = DoubleVector.fromArray(DOUBLE, panels, at + 0 * DOUBLES).fma(u, a0);
        a1 = DoubleVector.fromArray(DOUBLE, panels, at + 1 * DOUBLES).fma(u, a1);
        a2 = DoubleVector.fromArray(DOUBLE, panels, at + 2 * DOUBLES).fma(u, a2);
        a3 = DoubleVector.fromArray(DOUBLE, panels, at + 3 * DOUBLES).fma(u, a3);
        b0 = DoubleVector.fromArray(DOUBLE, panels, at + DOUBLE_ROW + 0 * DOUBLES).fma(v, b0);
        b1 = DoubleVector.fromArray(DOUBLE, panels, at + DOUBLE_ROW + 1 * DOUBLES).fma(v, b1);
        b2 = DoubleVector.fromArray(DOUBLE, panels, at + DOUBLE_ROW + 2 * DOUBLES).fma(v, b2);
        b3 = DoubleVector.fromArray(DOUBLE, panels, at + DOUBLE_ROW + 3 * DOUBLES).fma(v, b3);
        at += 2 * DoublePanels.WIDTH;
        i += 2 * step;
      }
      if (r < rows) {
        DoubleVector u = DoubleVector.broadcast(DOUBLE, x[i]);
        a0 = DoubleVector.fromArray(DOUBLE, panels, at + 0 * DOUBLES).fma(u, a0);
        a1 = DoubleVector.fromArray(DOUBLE, panels, at + 1 * DOUBLES).fma(u, a1);
        a2 = DoubleVector.fromArray(DOUBLE, panels, at + 2 * DOUBLES).fma(u, a2);
        a3 = DoubleVector.fromArray(DOUBLE, panels, at + 3 * DOUBLES).fma(u, a3);
      }
      a0 = a0.add(b0);
      a1 = a1.add(b1);
      a2 = a2.add(b2);
      a3 = a3.add(b3);
      int j = to + column;
      if (b != null) {
        a0 = a0.add(DoubleVector.fromArray(DOUBLE, b, j + 0 * DOUBLES));
        a1 = a1.add(DoubleVector.fromArray(DOUBLE, b, j + 1 * DOUBLES));
        a2 = a2.add(DoubleVector.fromArray(DOUBLE, b, j + 2 * DOUBLES));
        a3 = a3.add(DoubleVector.fromArray(DOUBLE, b, j + 3 * DOUBLES));
      }
      a0.intoArray(y, j + 0 * DOUBLES);
      a1.intoArray(y, j + 1 * DOUBLES);
      a2.intoArray(y, j + 2 * DOUBLES);
      a3.intoArray(y, j + 3 * DOUBLES);
    }
  }
}
