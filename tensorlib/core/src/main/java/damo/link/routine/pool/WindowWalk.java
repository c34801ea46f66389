package damo.link.routine.pool;

import damo.link.routine.Accumulate;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import damo.link.routine.Scratch;
import damo.op.pool.PoolMode;
import damo.scalar.DType;
import damo.scalar.Ints;
import java.util.Arrays;
import java.util.List;

/**
 * A walk over windows by lines: those lines of the array that a line of windows covers, each as a
 * whole, for most of the work is then on elements that lie together.
 */
abstract class WindowWalk {
  final Grid grid;
  final LineOfWindows windows;
  private final Scratch[] rooms;

  private WindowWalk(Grid grid, DType dtype) {
    this.grid = grid;
    this.windows = LineOfWindows.of(dtype, grid.start[2], grid.end[2]);
    this.rooms = new Scratch[] {new Scratch(dtype), new Scratch(dtype), new Scratch(dtype)};
  }

  static WindowWalk pool(PoolMode mode, Grid grid, DType dtype) {
    return mode == PoolMode.MAX ? new Max(grid, dtype) : new Sum(mode, grid, dtype);
  }

  static WindowWalk spread(PoolMode mode, Grid grid, DType dtype) {
    return new Spread(mode, grid, dtype);
  }

  static WindowWalk spreadToMax(Grid grid, DType dtype) {
    return new SpreadToMax(grid, dtype);
  }

  static WindowWalk sumAtMax(Grid grid, DType dtype) {
    return new SumAtMax(grid, dtype);
  }

  abstract void run(List<Operand> in, Operand out);

  final Operand dense(List<Operand> in, int i) {
    return rooms[i].dense(in.get(i));
  }

  final void walk() {
    for (int n = 0, at = 0; n < grid.arrays; n++)
      for (int p = 0; p < grid.positions[0]; p++)
        for (int q = 0; q < grid.positions[1]; q++, at += grid.positions[2])
          lineOfWindows(n * grid.size(), p, q, at);
  }

  private void lineOfWindows(int array, int p, int q, int at) {
    before(at, grid.count[0][p] * grid.count[1][q]);
    for (int i = grid.start[0][p]; i < grid.end[0][p]; i++)
      for (int j = grid.start[1][q]; j < grid.end[1][q]; j++)
        covered(array + (i * grid.length[1] + j) * grid.length[2], at);
    after(at, grid.count[0][p] * grid.count[1][q]);
  }

  /**
   * A line of windows comes, whose numbers lie from {@code at} on.
   *
   * @param height how many lines of the array count
   */
  void before(int at, int height) {}

  /** A line of the array that the windows cover. */
  abstract void covered(int line, int at);

  /** All lines came. */
  void after(int at, int height) {}

  /** With a line of its own, into which lines of windows are brought together. */
  private abstract static class Gathered extends WindowWalk {
    final Operand line;

    Gathered(Grid grid, DType dtype) {
      super(grid, dtype);
      line = Operand.zeros(dtype, Ints.of(grid.length[2]));
    }
  }

  private static final class Max extends Gathered {
    private Operand x;
    private Operand out;
    private boolean isFirst;

    Max(Grid grid, DType dtype) {
      super(grid, dtype);
      x = line;
      out = line;
    }

    @Override
    void run(List<Operand> in, Operand to) {
      x = dense(in, 0);
      out = to;
      walk();
    }

    @Override
    void before(int at, int height) {
      isFirst = true;
    }

    @Override
    void covered(int from, int at) {
      int n = grid.length[2];
      if (isFirst) System.arraycopy(x.array(), x.offset() + from, line.array(), 0, n);
      else windows.larger(x.array(), x.offset() + from, line.array(), n);
      isFirst = false;
    }

    @Override
    void after(int at, int height) {
      windows.max(line.array(), out.array(), out.offset() + at);
    }
  }

  private static final class Sum extends Gathered {
    private final boolean isAverage;
    private final int[] widths;
    private Operand x;
    private Operand out;

    Sum(PoolMode mode, Grid grid, DType dtype) {
      super(grid, dtype);
      isAverage = mode.isAverage();
      widths = widths(mode, grid);
      x = line;
      out = line;
    }

    @Override
    void run(List<Operand> in, Operand to) {
      x = dense(in, 0);
      out = to;
      walk();
    }

    @Override
    void before(int at, int height) {
      Copy.clear(line.array(), 0, grid.length[2]);
    }

    @Override
    void covered(int from, int at) {
      Accumulate.run(x, x.offset() + from, 1, line, 0, 1, grid.length[2]);
    }

    @Override
    void after(int at, int height) {
      windows.sum(line.array(), out.array(), out.offset() + at, isAverage ? height : 1, widths);
    }
  }

  /** What sums of windows along the last axis are divided by. */
  private static int[] widths(PoolMode mode, Grid grid) {
    int[] widths = grid.count[2].clone();
    if (!mode.isAverage()) Arrays.fill(widths, 1);
    return widths;
  }

  private static final class Spread extends Gathered {
    private final boolean isAverage;
    private final int[] widths;
    private Operand g;
    private Operand out;

    Spread(PoolMode mode, Grid grid, DType dtype) {
      super(grid, dtype);
      isAverage = mode.isAverage();
      widths = widths(mode, grid);
      g = line;
      out = line;
    }

    @Override
    void run(List<Operand> in, Operand to) {
      g = dense(in, 0);
      out = to;
      Copy.clear(out.array(), out.offset(), out.size());
      walk();
    }

    @Override
    void before(int at, int height) {
      Copy.clear(line.array(), 0, grid.length[2]);
      windows.spread(g.array(), g.offset() + at, line.array(), isAverage ? height : 1, widths);
    }

    @Override
    void covered(int to, int at) {
      Accumulate.run(line, 0, 1, out, out.offset() + to, 1, grid.length[2]);
    }
  }

  /** With an array, its maxima, and a third array. */
  private abstract static class OfThree extends WindowWalk {
    Operand x;
    Operand maxima;
    Operand g;
    Operand out;

    OfThree(Grid grid, DType dtype) {
      super(grid, dtype);
      x = Operand.zeros(dtype, Ints.of(0));
      maxima = x;
      g = x;
      out = x;
    }

    @Override
    void run(List<Operand> in, Operand to) {
      x = dense(in, 0);
      maxima = dense(in, 1);
      g = dense(in, 2);
      out = to;
      Copy.clear(out.array(), out.offset(), out.size());
      walk();
    }
  }

  private static final class SpreadToMax extends OfThree {
    SpreadToMax(Grid grid, DType dtype) {
      super(grid, dtype);
    }

    @Override
    void covered(int line, int at) {
      windows.spreadToMax(
          x.array(),
          x.offset() + line,
          maxima.array(),
          g.array(),
          maxima.offset() + at,
          g.offset() + at,
          out.array(),
          out.offset() + line);
    }
  }

  private static final class SumAtMax extends OfThree {
    SumAtMax(Grid grid, DType dtype) {
      super(grid, dtype);
    }

    @Override
    void covered(int line, int at) {
      windows.sumAtMax(
          x.array(),
          x.offset() + line,
          g.array(),
          g.offset() + line,
          maxima.array(),
          maxima.offset() + at,
          out.array(),
          out.offset() + at);
    }
  }
}
