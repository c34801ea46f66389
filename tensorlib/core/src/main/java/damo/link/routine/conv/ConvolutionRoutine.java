package damo.link.routine.conv;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.link.Layout;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.op.conv.FilterShapes;
import damo.op.conv.Filtering;
import damo.scalar.DType;
import damo.scalar.Ints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of images, filters and results of a convolution from the other two. */
public abstract class ConvolutionRoutine implements LibraryRoutine {
  private final Filtering filtering;
  private @Nullable FilterShapes seen;
  private @Nullable FilterEngine engine;

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

  /** The shapes of all three. */
  abstract FilterShapes infer(Filtering f, List<Operand> in);

  abstract Ints result(FilterShapes shapes);

  abstract void compute(FilterEngine engine, List<Operand> in, Operand out);

  @Override
  public List<Ints> shapes(List<Operand> in) {
    FilterShapes shapes = infer(filtering, in);
    if (shapes.images().contains(-1) || shapes.filters().contains(-1))
      throw new ShapeException(
          "the lengths do not say it all: images "
              + Geometry.text(shapes.images())
              + ", filters "
              + Geometry.text(shapes.filters()));
    if (!shapes.equals(seen)) {
      seen = shapes;
      engine = null;
    }
    return List.of(result(shapes));
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand to = out.get(0);
    if (seen == null) shapes(in);
    if (engine == null) engine = engine(new Lattice(filtering, seen), to.dtype());
    compute(engine, in, to);
  }

  private FilterEngine engine(Lattice lattice, DType dtype) {
    if (filtering.unshared()) return new UnsharedEngine(lattice, dtype);
    FilterEngine columns = new ColumnEngine(lattice, dtype);
    return dtype == DType.FLOAT32 && lattice.work() >= NativeEngine.LEAST_WORK
        ? new NativeEngine(lattice, columns)
        : columns;
  }

  /** Filters as they slide: backwards along their lengths if they are to be reversed. */
  final Operand oriented(Operand w) {
    if (!filtering.flip() || w.size() == 0) return w;
    int[] strides = w.geometry().strides().toArray();
    int offset = w.offset();
    for (int a = w.rank() - filtering.axes(); a < w.rank(); a++) {
      offset += (w.length(a) - 1) * strides[a];
      strides[a] = -strides[a];
    }
    return w.seenAs(new Layout(new Geometry(w.shape(), Ints.of(strides)), offset));
  }

  private static Ints asked(Operand shape) {
    return Ints.of(shape.toLongs());
  }

  private static final class Results extends ConvolutionRoutine {
    private final Ints unknown;

    Results(Filtering f) {
      super(f);
      unknown = FilterShapes.unknown(f.imageRank());
    }

    @Override
    FilterShapes infer(Filtering f, List<Operand> in) {
      return FilterShapes.of(f, in.get(0).shape(), in.get(1).shape(), unknown);
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
    FilterShapes infer(Filtering f, List<Operand> in) {
      return FilterShapes.of(f, asked(in.get(2)), in.get(0).shape(), in.get(1).shape());
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
    FilterShapes infer(Filtering f, List<Operand> in) {
      return FilterShapes.of(f, in.get(0).shape(), asked(in.get(2)), in.get(1).shape());
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
