package damo.link;

import damo.error.ShapeException;
import damo.graph.ViewMap;
import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;
import damo.scalar.Ints;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Index maps applied to layouts, as NumPy does it. */
public final class Views {
  private Views() {}

  /**
   * Where the elements of a view lie.
   *
   * @param arguments the integers that the further inputs of the node hold, one after the other
   * @return null if the elements have to be copied to C order first (reshape of what is not dense)
   * @throws ShapeException if the map does not fit the shape
   */
  public static @Nullable Layout view(ViewMap map, Layout of, long[] arguments) {
    return switch (map) {
      case ViewMap.DimShuffle d -> shuffle(d.pattern(), of);
      case ViewMap.Slices s -> slice(s.ranges(), of, arguments);
      case ViewMap.Reshape r -> Reshaping.view(of, Reshaping.shape(of.shape(), arguments));
      case ViewMap.BroadcastTo b -> Broadcast.to(of, lengths(arguments));
      case ViewMap.Specified s -> specified(s, of, arguments);
      case ViewMap.Diagonal d -> diagonal(d, of);
    };
  }

  /** The shape of a view, also where {@link #view} would need a copy. */
  public static Ints shape(ViewMap map, Ints of, long[] arguments) {
    if (map instanceof ViewMap.Reshape) return Reshaping.shape(of, arguments);
    Layout seen = view(map, Layout.dense(of), arguments);
    return Objects.requireNonNull(seen).shape();
  }

  private static Ints lengths(long[] arguments) {
    for (long n : arguments)
      if (n < 0) throw new ShapeException("a length must not be negative, got " + n);
    return Ints.of(arguments);
  }

  private static Layout specified(ViewMap.Specified map, Layout of, long[] lengths) {
    for (int k = 0; k < lengths.length; k++) {
      int axis = map.axes().get(k);
      int length = of.shape().get(axis);
      if (length != lengths[k])
        throw new ShapeException(
            "axis "
                + axis
                + " of shape "
                + Geometry.text(of.shape())
                + " has length "
                + length
                + ", "
                + map.what()
                + " "
                + lengths[k]);
    }
    return of;
  }

  private static Layout shuffle(Ints pattern, Layout of) {
    for (int axis = 0; axis < of.rank(); axis++) {
      if (!pattern.contains(axis) && of.shape().get(axis) != 1) {
        throw new ShapeException(
            "axis "
                + axis
                + " of shape "
                + Geometry.text(of.shape())
                + " has length "
                + of.shape().get(axis)
                + "; only an axis of length 1 can be dropped");
      }
    }
    int[] shape = pattern.stream().map(axis -> axis < 0 ? 1 : of.shape().get(axis)).toArray();
    int[] strides = pattern.stream().map(axis -> axis < 0 ? 0 : of.strides().get(axis)).toArray();
    return new Layout(Geometry.of(shape, strides), of.offset());
  }

  private static Layout slice(List<Range> ranges, Layout of, long[] arguments) {
    if (ranges.size() > of.rank()) {
      throw new ShapeException(
          ranges.size() + " indices are too many for shape " + Geometry.text(of.shape()));
    }
    int kept = of.rank() - (int) ranges.stream().filter(Range.At.class::isInstance).count();
    int[] shape = new int[kept];
    int[] strides = new int[kept];
    int offset = of.offset();
    int at = 0;
    for (int axis = 0; axis < of.rank(); axis++) {
      int stride = of.strides().get(axis);
      Range range = axis < ranges.size() ? ranges.get(axis) : Range.WHOLE;
      offset += stride * start(range, axis, of.shape(), arguments);
      if (range instanceof Range.Span span) {
        Slice s = slice(span, of.shape().get(axis), arguments);
        shape[at] = s.length();
        strides[at++] = (int) (stride * s.step());
      }
    }
    return new Layout(Geometry.of(shape, strides), offset);
  }

  /**
   * By how much {@link #view} would move the offset for slices, without making an object.
   *
   * @throws ShapeException for a position out of range
   */
  public static int shift(ViewMap.Slices map, Geometry of, long[] arguments) {
    int shift = 0;
    for (int axis = 0; axis < map.ranges().size(); axis++)
      shift += of.strides().get(axis) * start(map.ranges().get(axis), axis, of.shape(), arguments);
    return shift;
  }

  /**
   * Whether {@link #view} would give {@code expected} for slices, at whatever offset; makes no
   * object.
   */
  public static boolean keeps(
      Geometry expected, ViewMap.Slices map, Geometry of, long[] arguments) {
    int at = 0;
    for (int axis = 0; axis < of.rank(); axis++) {
      Range range = axis < map.ranges().size() ? map.ranges().get(axis) : Range.WHOLE;
      if (!(range instanceof Range.Span span)) continue;
      int length = of.shape().get(axis);
      long step = step(span, arguments);
      int count =
          Slice.count(
              Slice.start(span, length, step, arguments),
              Slice.stop(span, length, step, arguments),
              step);
      if (expected.shape().get(at) != count
          || expected.strides().get(at) != of.strides().get(axis) * step) return false;
      at++;
    }
    return at == expected.rank();
  }

  private static int start(Range range, int axis, Ints shape, long[] arguments) {
    return switch (range) {
      case Range.At p -> position(number(p.position(), 0, arguments), axis, shape.get(axis));
      case Range.Span span -> {
        int length = shape.get(axis);
        long step = step(span, arguments);
        long from = Slice.start(span, length, step, arguments);
        yield Slice.count(from, Slice.stop(span, length, step, arguments), step) == 0
            ? 0
            : (int) from;
      }
    };
  }

  private static Slice slice(Range.Span span, int length, long[] arguments) {
    return Slice.of(span, length, step(span, arguments), arguments);
  }

  private static long step(Range.Span span, long[] arguments) {
    long step = number(span.step(), 1, arguments);
    if (step == 0) throw new ShapeException("the step of a slice must not be 0");
    return step;
  }

  /** {@code index} counted from the front, negative ones from the end. */
  public static int position(long index, int axis, int length) {
    if (index < -length || index >= length) {
      throw new ShapeException(
          "index " + index + " is out of range for axis " + axis + " of length " + length);
    }
    return (int) (index < 0 ? index + length : index);
  }

  static long number(Bound bound, long omitted, long[] arguments) {
    return switch (bound) {
      case Bound.Omitted o -> omitted;
      case Bound.Known k -> k.value();
      case Bound.Argument a -> arguments[a.number()];
    };
  }

  private static Layout diagonal(ViewMap.Diagonal d, Layout of) {
    int rows = of.shape().get(d.axis1());
    int columns = of.shape().get(d.axis2());
    int down = of.strides().get(d.axis1());
    int right = of.strides().get(d.axis2());
    int length =
        Math.max(
            0,
            d.offset() < 0
                ? Math.min(rows + d.offset(), columns)
                : Math.min(rows, columns - d.offset()));
    int start = length == 0 ? 0 : d.offset() < 0 ? -d.offset() * down : d.offset() * right;
    int[] shape = new int[of.rank() - 1];
    int[] strides = new int[of.rank() - 1];
    int at = 0;
    for (int axis = 0; axis < of.rank(); axis++) {
      if (axis == d.axis1() || axis == d.axis2()) continue;
      shape[at] = of.shape().get(axis);
      strides[at++] = of.strides().get(axis);
    }
    shape[at] = length;
    strides[at] = down + right;
    return new Layout(Geometry.of(shape, strides), of.offset() + start);
  }
}
