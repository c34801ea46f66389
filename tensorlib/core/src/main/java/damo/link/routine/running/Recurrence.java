package damo.link.routine.running;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Lines;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import java.util.List;

/**
 * {@code h[t] = b[t] + a[t] h[t-1]} along an axis, beginning with {@code h = b}: the first {@code
 * a} is not read. float32 is held in float64.
 */
public final class Recurrence implements LibraryRoutine {
  private final int axis;
  private final boolean fromEnd;

  /**
   * @param parameters the axis, and 1 to begin at its end
   */
  public Recurrence(Ints parameters) {
    this.axis = parameters.get(0);
    this.fromEnd = parameters.get(1) == 1;
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    Ints a = in.get(0).shape();
    Ints b = in.get(1).shape();
    if (!a.equals(b))
      throw new ShapeException(
          "factors and terms must have one shape, got "
              + Geometry.text(a)
              + " and "
              + Geometry.text(b));
    return List.of(b);
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand a = in.get(0);
    Operand b = in.get(1);
    Operand h = out.get(0);
    int n = b.length(axis);
    if (n == 0) return;
    int step = fromEnd ? -1 : 1;
    int first = fromEnd ? n - 1 : 0;
    Lines.forEach(
        axis,
        List.of(a, b, h),
        at ->
            line(
                new Line(a, at[0] + first * a.stride(axis), step * a.stride(axis)),
                new Line(b, at[1] + first * b.stride(axis), step * b.stride(axis)),
                new Line(h, at[2] + first * h.stride(axis), step * h.stride(axis)),
                n));
  }

  private record Line(Operand operand, int start, int step) {
    int at(int i) {
      return start + i * step;
    }
  }

  private static void line(Line a, Line b, Line h, int n) {
    switch (b.operand().array()) {
      case float[] terms -> floats((float[]) a.operand().array(), a, terms, b, h, n);
      case double[] terms -> doubles((double[]) a.operand().array(), a, terms, b, h, n);
      default -> {
        double held = 0;
        for (int i = 0; i < n; i++) {
          double term = b.operand().doubleAt(b.at(i));
          held = i == 0 ? term : term + a.operand().doubleAt(a.at(i)) * held;
          h.operand().put(h.at(i), held);
        }
      }
    }
  }

  private static void floats(float[] factors, Line a, float[] terms, Line b, Line h, int n) {
    float[] out = (float[]) h.operand().array();
    double held = terms[b.start()];
    out[h.start()] = (float) held;
    for (int i = 1; i < n; i++) {
      held = terms[b.at(i)] + factors[a.at(i)] * held;
      out[h.at(i)] = (float) held;
    }
  }

  private static void doubles(double[] factors, Line a, double[] terms, Line b, Line h, int n) {
    double[] out = (double[]) h.operand().array();
    double held = terms[b.start()];
    out[h.start()] = held;
    for (int i = 1; i < n; i++) {
      held = terms[b.at(i)] + factors[a.at(i)] * held;
      out[h.at(i)] = held;
    }
  }
}
