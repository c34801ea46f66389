package damo.testing;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Value;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Arrays computed the plain way, an element at a time by its position: to compare with. */
public final class Plain {
  private Plain() {}

  public static Value array(Ints shape, double... elements) {
    return Value.wrap(DType.FLOAT64, shape, elements);
  }

  public static Value vector(double... elements) {
    return array(Ints.of(elements.length), elements);
  }

  public static Value scalar(double element) {
    return array(Ints.of(), element);
  }

  /** Integers of {@code dtype} as a vector. */
  public static Value integers(DType dtype, double... elements) {
    return vector(elements).cast(dtype);
  }

  /** Element {@code i} is {@code f} of the elements of {@code x}. */
  public static Value map(Value x, DoubleUnaryOperator f) {
    return array(x.shape(), Arrays.stream(x.toDoubles()).map(f).toArray());
  }

  /** {@code f} of two arrays broadcast together. */
  public static Value zip(Value x, Value y, DoubleBinaryOperator f) {
    Ints shape = together(x.shape(), y.shape());
    Value a = broadcast(x, shape);
    Value b = broadcast(y, shape);
    double[] out = new double[a.size()];
    Arrays.setAll(out, i -> f.applyAsDouble(a.getDouble(i), b.getDouble(i)));
    return array(shape, out);
  }

  public static Value broadcast(Value x, Ints shape) {
    int lead = shape.size() - x.rank();
    return pick(
        x,
        shape,
        at -> {
          int[] from = Arrays.copyOfRange(at, lead, at.length);
          for (int i = 0; i < from.length; i++) if (x.shape().get(i) == 1) from[i] = 0;
          return from;
        });
  }

  private static Ints together(Ints a, Ints b) {
    int rank = Math.max(a.size(), b.size());
    return Ints.of(
        IntStream.range(0, rank)
            .map(i -> {
              int m = i < rank - a.size() ? 1 : a.get(i - rank + a.size());
              int n = i < rank - b.size() ? 1 : b.get(i - rank + b.size());
              return m == 1 ? n : m;
            })
            .toArray());
  }

  /** The array of {@code shape} whose element at each position is that of {@code x} elsewhere. */
  public static Value pick(Value x, Ints shape, UnaryOperator<int[]> from) {
    double[] out = new double[Value.sizeOf(shape)];
    Arrays.setAll(out, i -> x.getDouble(flat(from.apply(position(i, shape)), x.shape())));
    return array(shape, out);
  }

  /** {@code f} of the elements along {@code axes} (not negative), in C order. */
  public static Value reduce(Value x, Ints axes, boolean keepdims, ToDoubleFunction<double[]> f) {
    int[] kept = x.shape().toArray();
    int[] run = new int[kept.length];
    for (int i = 0; i < kept.length; i++) {
      run[i] = axes.contains(i) ? kept[i] : 1;
      if (axes.contains(i)) kept[i] = 1;
    }
    double[] out = new double[Value.sizeOf(Ints.of(kept))];
    Arrays.setAll(out, i -> f.applyAsDouble(along(x, position(i, Ints.of(kept)), Ints.of(run))));
    int[] shape =
        IntStream.range(0, kept.length)
            .filter(i -> keepdims || !axes.contains(i))
            .map(i -> kept[i])
            .toArray();
    return array(Ints.of(shape), out);
  }

  private static double[] along(Value x, int[] start, Ints run) {
    double[] out = new double[Value.sizeOf(run)];
    for (int i = 0; i < out.length; i++) {
      int[] at = position(i, run);
      for (int k = 0; k < at.length; k++) at[k] += start[k];
      out[i] = x.getDouble(flat(at, x.shape()));
    }
    return out;
  }

  /** Each line of {@code x} along an axis (not negative) made into another, all of one length. */
  public static Value along(Value x, int axis, UnaryOperator<double[]> f) {
    int[] lines = x.shape().toArray();
    lines[axis] = 1;
    int[] run = new int[lines.length];
    Arrays.fill(run, 1);
    run[axis] = x.shape().get(axis);
    int[] shape = x.shape().toArray();
    shape[axis] = f.apply(new double[run[axis]]).length;
    double[] out = new double[Value.sizeOf(Ints.of(shape))];
    for (int i = 0; i < Value.sizeOf(Ints.of(lines)); i++) {
      int[] at = position(i, Ints.of(lines));
      double[] made = f.apply(along(x, at, Ints.of(run)));
      for (at[axis] = 0; at[axis] < shape[axis]; at[axis]++)
        out[flat(at, Ints.of(shape))] = made[at[axis]];
    }
    return array(Ints.of(shape), out);
  }

  /** The product of matrices. */
  public static Value product(Value a, Value b) {
    int rows = a.shape().get(0);
    int inner = a.shape().get(1);
    int columns = b.shape().get(1);
    double[] out = new double[rows * columns];
    for (int i = 0; i < rows; i++)
      for (int j = 0; j < columns; j++)
        for (int k = 0; k < inner; k++)
          out[i * columns + j] += a.getDouble(i * inner + k) * b.getDouble(k * columns + j);
    return array(Ints.of(rows, columns), out);
  }

  /** The position of the element number {@code flat} in C order. */
  static int[] position(int flat, Ints shape) {
    int[] at = new int[shape.size()];
    for (int i = at.length - 1, rest = flat; i >= 0; i--) {
      at[i] = rest % shape.get(i);
      rest /= shape.get(i);
    }
    return at;
  }

  static int flat(int[] at, Ints shape) {
    int flat = 0;
    for (int i = 0; i < at.length; i++) flat = flat * shape.get(i) + at[i];
    return flat;
  }
}
