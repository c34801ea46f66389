package damo.link.routine.pool;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.link.routine.Accumulate;
import damo.link.routine.Copy;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.link.routine.Scratch;
import damo.op.pool.PoolMode;
import damo.op.pool.Windows;
import damo.scalar.DType;
import damo.scalar.Ints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pooling or a gradient of it. Windows are taken line by line: lines of one window become one line,
 * whose parts become one number each.
 */
public abstract class PoolRoutine implements LibraryRoutine {
  final Windows windows;
  private @Nullable Ints seen;
  private @Nullable Kernel kernel;

  private PoolRoutine(Windows windows) {
    this.windows = windows;
  }

  /** An array to a number for each window. */
  public static LibraryRoutine pool(Ints parameters) {
    return new Pool(Windows.of(parameters));
  }

  /** Numbers spread over their windows. */
  public static LibraryRoutine spread(Ints parameters) {
    return new Spread(Windows.of(parameters));
  }

  /** Numbers added to the largest elements of their windows. */
  public static LibraryRoutine spreadToMax(Ints parameters) {
    return new SpreadToMax(Windows.of(parameters));
  }

  /** Elements summed where another array has the maximum of a window. */
  public static LibraryRoutine sumAtMax(Ints parameters) {
    return new SumAtMax(Windows.of(parameters));
  }

  abstract void compute(Kernel k, List<Operand> in, Operand out);

  /** The shape of the array that the windows lie over. */
  abstract Ints array(List<Operand> in, Operand out);

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand to = out.get(0);
    Ints shape = array(in, to);
    if (kernel == null || !shape.equals(seen)) {
      kernel = new Kernel(new Grid(windows, shape), to.dtype());
      seen = shape;
    }
    compute(kernel, in, to);
  }

  /** What is kept while the shape stays the same. */
  static final class Kernel {
    final Grid grid;
    final LineOfWindows windows;
    final Operand line;
    private final Scratch[] dense;

    Kernel(Grid grid, DType dtype) {
      this.grid = grid;
      this.windows = LineOfWindows.of(dtype, grid.start[2], grid.end[2]);
      this.line = Operand.zeros(dtype, Ints.of(grid.length[2]));
      this.dense = new Scratch[] {new Scratch(dtype), new Scratch(dtype), new Scratch(dtype)};
    }

    Operand dense(List<Operand> in, int i) {
      return dense[i].dense(in.get(i));
    }

    /** Each line of windows: where its array starts, and where its numbers do. */
    void eachLine(Lines body) {
      for (int n = 0, at = 0; n < grid.arrays; n++)
        for (int p = 0; p < grid.positions[0]; p++)
          for (int q = 0; q < grid.positions[1]; q++, at += grid.positions[2])
            body.at(n * grid.size(), p, q, at);
    }

    /** Each line of the array that a line of windows covers. */
    void eachCovered(int array, int p, int q, Covered body) {
      for (int i = grid.start[0][p]; i < grid.end[0][p]; i++)
        for (int j = grid.start[1][q]; j < grid.end[1][q]; j++)
          body.at(array + (i * grid.length[1] + j) * grid.length[2]);
    }

    int firstLine(int array, int p, int q) {
      return array + (grid.start[0][p] * grid.length[1] + grid.start[1][q]) * grid.length[2];
    }

    int height(int p, int q) {
      return grid.count[0][p] * grid.count[1][q];
    }
  }

  @FunctionalInterface
  interface Lines {
    void at(int array, int p, int q, int numbers);
  }

  @FunctionalInterface
  interface Covered {
    void at(int line);
  }

  /** What sums are divided by. */
  final int height(Kernel k, int p, int q) {
    return windows.mode().isAverage() ? k.height(p, q) : 1;
  }

  final int[] widths(Kernel k) {
    return windows.mode().isAverage() ? k.grid.count[2] : ones(k.grid.count[2].length);
  }

  private static int[] ones(int n) {
    int[] out = new int[n];
    java.util.Arrays.fill(out, 1);
    return out;
  }

  final void check(Ints numbers, Ints array) {
    if (numbers.equals(windows.result(array))) return;
    throw new ShapeException(
        "windows over an array "
            + Geometry.text(array)
            + " give "
            + Geometry.text(windows.result(array))
            + " numbers, got "
            + Geometry.text(numbers));
  }

  private static final class Pool extends PoolRoutine {
    Pool(Windows windows) {
      super(windows);
    }

    @Override
    public List<Ints> shapes(List<Operand> in) {
      return List.of(windows.result(in.get(0).shape()));
    }

    @Override
    Ints array(List<Operand> in, Operand out) {
      return in.get(0).shape();
    }

    @Override
    void compute(Kernel k, List<Operand> in, Operand out) {
      Operand x = k.dense(in, 0);
      boolean isMax = windows.mode() == PoolMode.MAX;
      int n = k.grid.length[2];
      int[] widths = widths(k);
      k.eachLine((array, p, q, to) -> {
        int first = x.offset() + k.firstLine(array, p, q);
        System.arraycopy(x.array(), first, k.line.array(), 0, n);
        k.eachCovered(
            x.offset() + array,
            p,
            q,
            at -> {
              if (at == first) return;
              if (isMax) k.windows.larger(x.array(), at, k.line.array(), n);
              else Accumulate.run(x, at, 1, k.line, 0, 1, n);
            });
        if (isMax) k.windows.max(k.line.array(), out.array(), out.offset() + to);
        else k.windows.sum(k.line.array(), out.array(), out.offset() + to, height(k, p, q), widths);
      });
    }
  }

  private static final class Spread extends PoolRoutine {
    Spread(Windows windows) {
      super(windows);
    }

    @Override
    public boolean isSizedByElements() {
      return true;
    }

    @Override
    public List<Ints> shapes(List<Operand> in) {
      Ints shape = Ints.of(in.get(1).toLongs());
      check(in.get(0).shape(), shape);
      return List.of(shape);
    }

    @Override
    Ints array(List<Operand> in, Operand out) {
      return out.shape();
    }

    @Override
    void compute(Kernel k, List<Operand> in, Operand out) {
      Operand g = k.dense(in, 0);
      int n = k.grid.length[2];
      int[] widths = widths(k);
      Copy.clear(out.array(), out.offset(), out.size());
      k.eachLine((array, p, q, at) -> {
        Copy.clear(k.line.array(), 0, n);
        k.windows.spread(g.array(), g.offset() + at, k.line.array(), height(k, p, q), widths);
        k.eachCovered(
            array + out.offset(), p, q, to -> Accumulate.run(k.line, 0, 1, out, to, 1, n));
      });
    }
  }

  private static final class SpreadToMax extends PoolRoutine {
    SpreadToMax(Windows windows) {
      super(windows);
    }

    @Override
    public List<Ints> shapes(List<Operand> in) {
      Ints shape = in.get(0).shape();
      check(in.get(1).shape(), shape);
      check(in.get(2).shape(), shape);
      return List.of(shape);
    }

    @Override
    Ints array(List<Operand> in, Operand out) {
      return out.shape();
    }

    @Override
    void compute(Kernel k, List<Operand> in, Operand out) {
      Operand x = k.dense(in, 0);
      Operand y = k.dense(in, 1);
      Operand g = k.dense(in, 2);
      Copy.clear(out.array(), out.offset(), out.size());
      k.eachLine((array, p, q, at) ->
          k.eachCovered(
              array,
              p,
              q,
              line ->
                  k.windows.spreadToMax(
                      x.array(),
                      x.offset() + line,
                      y.array(),
                      g.array(),
                      y.offset() + at,
                      g.offset() + at,
                      out.array(),
                      out.offset() + line)));
    }
  }

  private static final class SumAtMax extends PoolRoutine {
    SumAtMax(Windows windows) {
      super(windows);
    }

    @Override
    public List<Ints> shapes(List<Operand> in) {
      Ints shape = in.get(0).shape();
      check(in.get(1).shape(), shape);
      if (!shape.equals(in.get(2).shape()))
        throw new ShapeException(
            "arrays "
                + Geometry.text(shape)
                + " and "
                + Geometry.text(in.get(2).shape())
                + " differ");
      return List.of(windows.result(shape));
    }

    @Override
    Ints array(List<Operand> in, Operand out) {
      return in.get(0).shape();
    }

    @Override
    void compute(Kernel k, List<Operand> in, Operand out) {
      Operand x = k.dense(in, 0);
      Operand y = k.dense(in, 1);
      Operand g = k.dense(in, 2);
      Copy.clear(out.array(), out.offset(), out.size());
      k.eachLine((array, p, q, at) ->
          k.eachCovered(
              array,
              p,
              q,
              line ->
                  k.windows.sumAtMax(
                      x.array(),
                      x.offset() + line,
                      g.array(),
                      g.offset() + line,
                      y.array(),
                      y.offset() + at,
                      out.array(),
                      out.offset() + at)));
    }
  }
}
