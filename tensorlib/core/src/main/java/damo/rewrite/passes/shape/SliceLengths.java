package damo.rewrite.passes.shape;

import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;
import damo.op.elemwise.Elemwise;
import damo.op.shape.Length;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many elements a range takes of an axis, as NumPy counts them. */
final class SliceLengths {
  private SliceLengths() {}

  /**
   * The length of {@code axis} of what {@code ranges} show of the first input; null if a step is
   * symbolic.
   */
  static @Nullable TensorVariable of(List<TensorVariable> in, List<Range> ranges, int axis) {
    int left = axis;
    for (int i = 0; i < ranges.size(); i++) {
      if (!(ranges.get(i) instanceof Range.Span span)) continue;
      if (left-- == 0) return taken(in, span, Length.of(in.getFirst(), i));
    }
    int spans = (int) ranges.stream().filter(Range.Span.class::isInstance).count();
    return Length.of(in.getFirst(), axis - spans + ranges.size());
  }

  private static @Nullable TensorVariable taken(
      List<TensorVariable> in, Range.Span span, TensorVariable n) {
    if (span.step() instanceof Bound.Argument) return null;
    long step = span.step() instanceof Bound.Known(long s) ? s : 1;
    boolean up = step > 0;
    TensorVariable first = up ? ShapeInference.number(0) : n.sub(1);
    TensorVariable last = up ? n : ShapeInference.number(-1);
    TensorVariable from = clipped(in, span.from(), first, n, up);
    TensorVariable to = clipped(in, span.to(), last, n, up);
    TensorVariable distance = up ? to.sub(from) : from.sub(to);
    return quotient(distance, ShapeInference.number(Math.abs(step)));
  }

  private static TensorVariable clipped(
      List<TensorVariable> in, Bound bound, TensorVariable omitted, TensorVariable n, boolean up) {
    TensorVariable at =
        switch (bound) {
          case Bound.Omitted o -> null;
          case Bound.Known(long k) -> ShapeInference.number(k);
          case Bound.Argument(int number) -> in.get(1 + number);
        };
    if (at == null) return omitted;
    TensorVariable fromEnd = at.add(n).maximum(up ? 0 : -1);
    TensorVariable fromFront = at.minimum(up ? n : n.sub(1));
    if (at instanceof TensorConstant c) return c.value().getLong(0) < 0 ? fromEnd : fromFront;
    return Elemwise.of(Prim.WHERE, at.lt(0), fromEnd, fromFront);
  }

  /** How many steps of {@code arange} there are; null for floats, whose rounding it would share. */
  static @Nullable TensorVariable steps(
      TensorVariable start, TensorVariable stop, TensorVariable step) {
    if (start.dtype().isFloat() || !(step instanceof TensorConstant c)) return null;
    long by = c.value().getLong(0);
    if (by == 0) return null;
    return quotient(
        by > 0 ? stop.sub(start) : start.sub(stop), ShapeInference.number(Math.abs(by)));
  }

  /** {@code max(0, ceil(distance / step))}. */
  private static TensorVariable quotient(TensorVariable distance, TensorVariable step) {
    TensorVariable up = distance.add(step).sub(1).floorDiv(step);
    return (((TensorConstant) step).isAll(1) ? distance : up).maximum(0);
  }

  /** The length that two broadcast to. */
  static TensorVariable broadcast(TensorVariable a, TensorVariable b) {
    return a instanceof TensorConstant
        ? a
        : b instanceof TensorConstant ? b : Elemwise.of(Prim.WHERE, a.eq(1), b, a);
  }
}
