package damo.op.index;

import com.google.errorprone.annotations.Immutable;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Meaning;
import damo.graph.ViewMap;
import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;

/** Positions and ranges of the leading axes of input 0; symbolic bounds are the further inputs. */
@Immutable
@SuppressWarnings("Immutable") // copied on construction
public record Subtensor(List<Range> ranges) implements Selection {
  public Subtensor {
    ranges = List.copyOf(ranges);
  }

  /** {@code x[…, from:to, …]} along one axis. */
  public static TensorVariable along(
      TensorVariable x, int axis, TensorVariable from, TensorVariable to) {
    SliceBuilder b = new SliceBuilder();
    for (int i = 0; i < axis; i++) b.whole();
    b.span(from, to, null);
    return b.of(x);
  }

  /** Whether all axes are read whole. */
  public boolean readsAll() {
    return ranges.stream().allMatch(Range.WHOLE::equals);
  }

  @Override
  public String name() {
    return "subtensor";
  }

  @Override
  public Meaning.Place place() {
    return new Meaning.Place.Through(new ViewMap.Slices(ranges));
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable x = inputs.getFirst();
    for (TensorVariable bound : inputs.subList(1, inputs.size())) {
      if (bound.ndim() != 0 || bound.dtype().isFloat())
        throw new DTypeException(
            "an index must be an integer, got " + bound.label() + " of type " + bound.type());
    }
    if (ranges.size() > x.ndim())
      throw new ShapeException(
          "too many indices for "
              + x.label()
              + ": it has "
              + x.ndim()
              + " axes, "
              + ranges.size()
              + " were given");
    List<Integer> lengths = new ArrayList<>();
    for (int i = 0; i < x.ndim(); i++) {
      int n = x.type().lengths().get(i);
      Range range = i < ranges.size() ? ranges.get(i) : Range.WHOLE;
      switch (range) {
        case Range.At(var position) -> checkPosition(position, n, i, x);
        case Range.Span span -> lengths.add(length(span, n));
      }
    }
    return List.of(
        new TensorType(x.dtype(), Ints.of(lengths.stream().mapToInt(Integer::intValue).toArray())));
  }

  private static void checkPosition(Bound position, int n, int axis, TensorVariable x) {
    if (position instanceof Bound.Known(long k) && n >= 0 && (k >= n || k < -n)) {
      throw new ShapeException(
          "index "
              + k
              + " is out of range for axis "
              + axis
              + " of "
              + x.label()
              + ", whose length is "
              + n);
    }
  }

  /** The static length of a slice: known where the axis and all bounds are. */
  private static int length(Range.Span span, int n) {
    long step = span.step() instanceof Bound.Known(long s) ? s : 1;
    if (step == 0) throw new DamoException("a slice step cannot be 0");
    boolean whole =
        span.from() instanceof Bound.Omitted
            && span.to() instanceof Bound.Omitted
            && Math.abs(step) == 1;
    if (whole && !(span.step() instanceof Bound.Argument)) return n;
    if (n < 0 || symbolic(span.from()) || symbolic(span.to()) || symbolic(span.step())) return -1;
    long from = clip(span.from(), step > 0 ? 0 : n - 1, n, step);
    long to = clip(span.to(), step > 0 ? n : -1, n, step);
    return (int)
        Math.max(0, step > 0 ? (to - from + step - 1) / step : (from - to - step - 1) / -step);
  }

  private static boolean symbolic(Bound b) {
    return b instanceof Bound.Argument;
  }

  private static long clip(Bound b, long omitted, int n, long step) {
    if (!(b instanceof Bound.Known(long v))) return omitted;
    long at = v < 0 ? v + n : v;
    return step > 0 ? Math.clamp(at, 0L, n) : Math.clamp(at, -1L, n - 1L);
  }
}
