package damo.link.routine.pool;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.link.routine.AskedShape;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.op.pool.Windows;
import damo.scalar.Ints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pooling or a gradient of it. */
public abstract class PoolRoutine implements LibraryRoutine {
  final Windows windows;
  private Ints seen = Ints.of();
  private @Nullable WindowWalk walk;

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

  /** The shape of the array that the windows lie over. */
  abstract Ints array(List<Operand> in, Operand out);

  abstract WindowWalk walk(Operand out, Grid grid);

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand to = out.get(0);
    Ints shape = array(in, to);
    if (walk == null || seen == null || !shape.equals(seen)) {
      walk = walk(to, new Grid(windows, shape));
      seen = shape;
    }
    walk.run(in, to);
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
    WindowWalk walk(Operand out, Grid grid) {
      return WindowWalk.pool(windows.mode(), grid, out.dtype());
    }
  }

  private static final class Spread extends PoolRoutine {
    private final AskedShape asked = new AskedShape();
    private @Nullable Ints array;
    private List<Ints> result = List.of();

    Spread(Windows windows) {
      super(windows);
    }

    @Override
    public boolean isSizedByElements() {
      return true;
    }

    @Override
    public List<Ints> shapes(List<Operand> in) {
      Ints shape = asked.of(in.get(1));
      if (shape != array) {
        result = List.of(shape);
        array = shape;
      }
      check(in.get(0).shape(), shape);
      return result;
    }

    @Override
    Ints array(List<Operand> in, Operand out) {
      return out.shape();
    }

    @Override
    WindowWalk walk(Operand out, Grid grid) {
      return WindowWalk.spread(windows.mode(), grid, out.dtype());
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
    WindowWalk walk(Operand out, Grid grid) {
      return WindowWalk.spreadToMax(grid, out.dtype());
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
            "two arrays under the same windows differ: "
                + Geometry.text(shape)
                + " and "
                + Geometry.text(in.get(2).shape()));
      return List.of(windows.result(shape));
    }

    @Override
    Ints array(List<Operand> in, Operand out) {
      return in.get(0).shape();
    }

    @Override
    WindowWalk walk(Operand out, Grid grid) {
      return WindowWalk.sumAtMax(grid, out.dtype());
    }
  }
}
