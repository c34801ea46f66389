package damo.link.routine.running;

import damo.link.routine.LibraryRoutine;
import damo.link.routine.Lines;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import java.util.List;

/** Sums or products of all elements up to each, along an axis; float32 is held in float64. */
public final class Running implements LibraryRoutine {
  private enum Kind {
    SUM,
    PRODUCT
  }

  private final Kind kind;
  private final int axis;
  private final boolean fromEnd;

  private Running(Kind kind, Ints parameters) {
    this.kind = kind;
    this.axis = parameters.get(0);
    this.fromEnd = parameters.get(1) == 1;
  }

  /**
   * Running sums.
   *
   * @param parameters the axis, and 1 to begin at its end
   */
  public static Running sum(Ints parameters) {
    return new Running(Kind.SUM, parameters);
  }

  /**
   * Running products.
   *
   * @param parameters the axis, and 1 to begin at its end
   */
  public static Running product(Ints parameters) {
    return new Running(Kind.PRODUCT, parameters);
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    return List.of(in.get(0).shape());
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand x = in.get(0);
    Operand y = out.get(0);
    int n = x.length(axis);
    if (n == 0) return;
    int sign = fromEnd ? -1 : 1;
    int xFirst = fromEnd ? (n - 1) * x.stride(axis) : 0;
    int yFirst = fromEnd ? (n - 1) * y.stride(axis) : 0;
    int xs = sign * x.stride(axis);
    int ys = sign * y.stride(axis);
    Lines.forEach(axis, List.of(x, y), at -> line(x, at[0] + xFirst, xs, y, at[1] + yFirst, ys, n));
  }

  private void line(Operand x, int xo, int xs, Operand y, int yo, int ys, int n) {
    switch (x.array()) {
      case float[] a -> {
        if (kind == Kind.SUM) sums(a, xo, xs, (float[]) y.array(), yo, ys, n);
        else products(a, xo, xs, (float[]) y.array(), yo, ys, n);
      }
      case double[] a -> {
        if (kind == Kind.SUM) sums(a, xo, xs, (double[]) y.array(), yo, ys, n);
        else products(a, xo, xs, (double[]) y.array(), yo, ys, n);
      }
      default -> {
        if (x.dtype().isFloat()) halves(x, xo, xs, y, yo, ys, n);
        else integers(x, xo, xs, y, yo, ys, n);
      }
    }
  }

  private static void sums(float[] x, int xo, int xs, float[] y, int yo, int ys, int n) {
    double total = 0;
    for (int i = 0; i < n; i++) {
      total += x[xo + i * xs];
      y[yo + i * ys] = (float) total;
    }
  }

  private static void products(float[] x, int xo, int xs, float[] y, int yo, int ys, int n) {
    double total = 1;
    for (int i = 0; i < n; i++) {
      total *= x[xo + i * xs];
      y[yo + i * ys] = (float) total;
    }
  }

  private static void sums(double[] x, int xo, int xs, double[] y, int yo, int ys, int n) {
    double total = 0;
    for (int i = 0; i < n; i++) {
      total += x[xo + i * xs];
      y[yo + i * ys] = total;
    }
  }

  private static void products(double[] x, int xo, int xs, double[] y, int yo, int ys, int n) {
    double total = 1;
    for (int i = 0; i < n; i++) {
      total *= x[xo + i * xs];
      y[yo + i * ys] = total;
    }
  }

  private void halves(Operand x, int xo, int xs, Operand y, int yo, int ys, int n) {
    double total = kind == Kind.SUM ? 0 : 1;
    for (int i = 0; i < n; i++) {
      double next = x.doubleAt(xo + i * xs);
      total = kind == Kind.SUM ? total + next : total * next;
      y.put(yo + i * ys, total);
    }
  }

  private void integers(Operand x, int xo, int xs, Operand y, int yo, int ys, int n) {
    long total = kind == Kind.SUM ? 0 : 1;
    for (int i = 0; i < n; i++) {
      long next = x.longAt(xo + i * xs);
      total = kind == Kind.SUM ? total + next : total * next;
      y.put(yo + i * ys, total);
    }
  }
}
