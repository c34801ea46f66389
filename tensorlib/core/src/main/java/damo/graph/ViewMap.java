package damo.graph;

import com.google.errorprone.annotations.Immutable;
import damo.scalar.Ints;
import java.util.List;

/** An index map: which element of an array stands at each position of a view of it. */
@Immutable
public sealed interface ViewMap {
  /**
   * Axes permuted, dropped (only of length 1) and inserted.
   *
   * @param pattern for each axis of the view, the axis of the array, or −1 for a new one
   */
  record DimShuffle(Ints pattern) implements ViewMap {}

  /** One entry per leading axis; the axes after them whole. */
  @SuppressWarnings("Immutable") // copied on construction
  record Slices(List<Range> ranges) implements ViewMap {
    public Slices {
      ranges = List.copyOf(ranges);
    }
  }

  /**
   * A new shape for the same elements in C order.
   *
   * @param ndim rank of the view; the shape is argument 0, an integer vector with at most one −1
   */
  record Reshape(int ndim) implements ViewMap {}

  /** Broadcast to a shape, which is argument 0, an integer vector of {@code ndim} lengths. */
  record BroadcastTo(int ndim) implements ViewMap {}

  /**
   * The array itself, whose lengths along {@code axes} must be those of argument 0, a vector.
   *
   * @param what is said of an expected length, before it, where it is another
   */
  record Specified(Ints axes, String what) implements ViewMap {}

  /** The diagonal of two axes, as the last axis. */
  record Diagonal(int offset, int axis1, int axis2) implements ViewMap {}

  /** What is taken of one axis. */
  @Immutable
  sealed interface Range {
    /** All of the axis. */
    Span WHOLE = new Span(new Bound.Omitted(), new Bound.Omitted(), new Bound.Omitted());

    /** One position; the axis goes. */
    record At(Bound position) implements Range {}

    /** {@code from:to:step}, as NumPy reads it. */
    record Span(Bound from, Bound to, Bound step) implements Range {}
  }

  /** A number in a range. */
  @Immutable
  sealed interface Bound {
    /** Left out. */
    record Omitted() implements Bound {}

    /** Known when the graph is built. */
    record Known(long value) implements Bound {}

    /** Argument {@code number} of the view, an integer scalar. */
    record Argument(int number) implements Bound {}
  }
}
