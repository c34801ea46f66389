package damo.op.index;

import damo.error.DamoException;
import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;
import damo.op.elemwise.Cast;
import damo.scalar.DType;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the ranges of a subtensor and the variables among their bounds. */
public final class SliceBuilder {
  private final List<Range> ranges = new ArrayList<>();
  private final List<TensorVariable> arguments = new ArrayList<>();

  /** The next axis, whole. */
  public SliceBuilder whole() {
    ranges.add(Range.WHOLE);
    return this;
  }

  /** One position, an int, a long or an integer scalar. */
  public SliceBuilder at(Object position) {
    ranges.add(new Range.At(bound(position)));
    return this;
  }

  /** {@code from:to:step}; null is left out. */
  public SliceBuilder span(@Nullable Object from, @Nullable Object to, @Nullable Object step) {
    Bound by = bound(step);
    if (by instanceof Bound.Known(long s) && s == 0)
      throw new DamoException("a slice step cannot be 0");
    ranges.add(new Range.Span(bound(from), bound(to), by));
    return this;
  }

  /** {@code x} by these ranges; itself if all of them are whole. */
  public TensorVariable of(TensorVariable x) {
    if (ranges.stream().allMatch(Range.WHOLE::equals) && ranges.size() <= x.ndim()) return x;
    return readOf(x);
  }

  /** As {@link #of}, but always a variable of its own, which can be written through. */
  public TensorVariable readOf(TensorVariable x) {
    List<TensorVariable> inputs = new ArrayList<>(List.of(x));
    inputs.addAll(arguments);
    return new Subtensor(ranges).apply(inputs);
  }

  private Bound bound(@Nullable Object o) {
    return switch (o) {
      case null -> new Bound.Omitted();
      case Integer i -> new Bound.Known(i);
      case Long l -> new Bound.Known(l);
      case TensorConstant c when c.ndim() == 0 && c.dtype().isInteger() ->
          new Bound.Known(c.value().getLong(0));
      case TensorVariable v -> argument(v);
      default -> throw new DamoException("an index is an integer or an integer scalar, got " + o);
    };
  }

  private Bound argument(TensorVariable v) {
    arguments.add(v.dtype().isInteger() ? Cast.to(v, DType.INT64) : v);
    return new Bound.Argument(arguments.size() - 1);
  }
}
