package damo.link.routine.conv;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.link.Layout;
import damo.link.routine.AskedShape;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.op.conv.FilterShapes;
import damo.op.conv.Filtering;
import damo.scalar.DType;
import damo.scalar.Ints;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One of images, filters and results of a convolution from the other two. */
public abstract class ConvolutionRoutine implements LibraryRoutine {
  private static final Ints NO_SHAPE = Ints.of();

  private final Filtering filtering;
  private final AskedShape asked = new AskedShape();
  private @Nullable Ints first;
  private @Nullable Ints second;
  private @Nullable Ints wanted;
  private List<Ints> result = List.of();
  private @Nullable FilterShapes seen;
  private @Nullable FilterEngine engine;
  private @Nullable Operand reversed;
  private @Nullable Geometry reversedFrom;

  private ConvolutionRoutine(Filtering filtering) {
    this.filtering = filtering;
  }

  /** Results from images and filters. */
  public static LibraryRoutine results(Ints parameters) {
    return new Results(Filtering.of(parameters));
  }

  /** The gradient of images. */
  public static LibraryRoutine images(Ints parameters) {
    return new Images(Filtering.of(parameters));
  }

  /** The gradient of filters. */
  public static LibraryRoutine filters(Ints parameters) {
    return new Filters(Filtering.of(parameters));
  }

  /**
   * The shapes of all three.
   *
   * @param a that of the first input
   * @param b that of the second
   * @param shape what the third holds, if there is one
   */
  abstract FilterShapes infer(Filtering f, Ints a, Ints b, Ints shape);

  abstract Ints result(FilterShapes shapes);

  abstract void compute(FilterEngine engine, List<Operand> in, Operand out);

  @Override
  public List<Ints> shapes(List<Operand> in) {
    Ints a = in.get(0).shape();
    Ints b = in.get(1).shape();
    Ints shape = in.size() > 2 ? asked.of(in.get(2)) : NO_SHAPE;
    if (a == first && b == second && shape == wanted) return result;
    result = List.of(result(known(infer(filtering, a, b, shape))));
    first = a;
    second = b;
    wanted = shape;
    return result;
  }

  private FilterShapes known(FilterShapes shapes) {
    if (shapes.images().contains(-1) || shapes.filters().contains(-1))
      throw new ShapeException(
          "the lengths do not say it all: images "
              + Geometry.text(shapes.images())
              + ", filters "
              + Geometry.text(shapes.filters()));
    if (!shapes.equals(seen)) engine = null;
    seen = shapes;
    return shapes;
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand to = out.get(0);
    shapes(in);
    FilterEngine ready = engine != null ? engine : engine(to.dtype());
    engine = ready;
    compute(ready, in, to);
  }

  private FilterEngine engine(DType dtype) {
    Lattice lattice = new Lattice(filtering, Objects.requireNonNull(seen));
    if (filtering.unshared()) return new UnsharedEngine(lattice, dtype);
    FilterEngine columns = new ColumnEngine(lattice, dtype);
    return dtype == DType.FLOAT32 && lattice.work() >= NativeEngine.LEAST_WORK
        ? new NativeEngine(lattice, columns)
        : columns;
  }

  /** Filters as they slide: backwards along their lengths if they are to be reversed. */
  final Operand oriented(Operand w) {
    if (!filtering.flip() || w.size() == 0) return w;
    if (reversed == null || w.geometry() != reversedFrom) {
      reversed = w.seenAs(new Layout(reversed(w), 0));
      reversedFrom = w.geometry();
    }
    int offset = w.offset();
    for (int a = w.rank() - filtering.axes(); a < w.rank(); a++)
      offset += (w.length(a) - 1) * w.stride(a);
    reversed.moveTo(w.array(), offset);
    return reversed;
  }

  private Geometry reversed(Operand w) {
    int[] strides = w.geometry().strides().toArray();
    for (int a = w.rank() - filtering.axes(); a < w.rank(); a++) strides[a] = -strides[a];
    return new Geometry(w.shape(), Ints.of(strides));
  }

  private static final class Results extends ConvolutionRoutine {
    private final Ints unknown;

    Results(Filtering f) {
      super(f);
      unknown = FilterShapes.unknown(f.imageRank());
    }

    @Override
    FilterShapes infer(Filtering f, Ints a, Ints b, Ints shape) {
      return FilterShapes.of(f, a, b, unknown);
    }

    @Override
    Ints result(FilterShapes shapes) {
      return shapes.results();
    }

    @Override
    void compute(FilterEngine engine, List<Operand> in, Operand out) {
      engine.results(in.get(0), oriented(in.get(1)), out);
    }
  }

  private static final class Images extends ConvolutionRoutine {
    Images(Filtering f) {
      super(f);
    }

    @Override
    public boolean isSizedByElements() {
      return true;
    }

    @Override
    FilterShapes infer(Filtering f, Ints a, Ints b, Ints shape) {
      return FilterShapes.of(f, shape, a, b);
    }

    @Override
    Ints result(FilterShapes shapes) {
      return shapes.images();
    }

    @Override
    void compute(FilterEngine engine, List<Operand> in, Operand out) {
      engine.images(oriented(in.get(0)), in.get(1), out);
    }
  }

  private static final class Filters extends ConvolutionRoutine {
    Filters(Filtering f) {
      super(f);
    }

    @Override
    public boolean isSizedByElements() {
      return true;
    }

    @Override
    FilterShapes infer(Filtering f, Ints a, Ints b, Ints shape) {
      return FilterShapes.of(f, a, shape, b);
    }

    @Override
    Ints result(FilterShapes shapes) {
      return shapes.filters();
    }

    @Override
    void compute(FilterEngine engine, List<Operand> in, Operand out) {
      engine.filters(in.get(0), in.get(1), oriented(out));
    }
  }
}
