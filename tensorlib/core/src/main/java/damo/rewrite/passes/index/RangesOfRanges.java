package damo.rewrite.passes.index;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;
import damo.op.index.Subtensor;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code x[a:b][c:d]} is one range. Two ranges of one axis are joined where all their bounds are
 * numbers and the length is known; axes that only one of the two restricts always.
 */
public final class RangesOfRanges implements LocalRewrite {
  @Override
  public String name() {
    return "x[a:b][c:d] -> x[e:f]";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Subtensor;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Apply below = Made.by(Subtensor.class, node.input(0));
    if (below == null) return null;
    TensorVariable x = Made.input(below, 0);
    Ranges inner = Ranges.of(below);
    Ranges outer = Ranges.of(node);
    List<Range> joined = new ArrayList<>(inner.each());
    for (int i = 0; i < outer.each().size(); i++) {
      int axis = inner.kept().get(i);
      Range range = joined(inner, axis, outer, i, x.type().lengths().get(axis));
      if (range == null) return null;
      joined.set(axis, range);
    }
    List<TensorVariable> arguments = new ArrayList<>(inner.arguments());
    arguments.addAll(outer.arguments());
    return new Ranges(joined, arguments).read(x);
  }

  private static @Nullable Range joined(Ranges inner, int axis, Ranges outer, int i, int n) {
    Range second = outer.each().get(i);
    if (outer.isWhole(i)) return inner.each().get(axis);
    if (inner.isWhole(axis)) return shifted(second, inner.arguments().size());
    return inner.each().get(axis) instanceof Range.Span first && n >= 0
        ? joined(first, second, n)
        : null;
  }

  /** The range with its arguments counted after those of the inner one. */
  private static Range shifted(Range range, int by) {
    return switch (range) {
      case Range.At(var position) -> new Range.At(shifted(position, by));
      case Range.Span(var from, var to, var step) ->
          new Range.Span(shifted(from, by), shifted(to, by), shifted(step, by));
    };
  }

  private static Bound shifted(Bound bound, int by) {
    return bound instanceof Bound.Argument(int number) ? new Bound.Argument(number + by) : bound;
  }

  private static @Nullable Range joined(Range.Span first, Range second, int n) {
    Progression all = Progression.of(first, n);
    if (all == null) return null;
    if (second instanceof Range.At(var position)) {
      if (!(position instanceof Bound.Known(long k))) return null;
      long at = k < 0 ? k + all.count() : k;
      if (at < 0 || at >= all.count()) return null;
      return new Range.At(new Bound.Known(all.start() + at * all.step()));
    }
    Progression some = Progression.of((Range.Span) second, (int) all.count());
    return some == null ? null : all.of(some).range();
  }

  /** Positions {@code start, start + step, …}. */
  private record Progression(long start, long step, long count) {
    /** Those that a range takes of n positions; null if a bound is symbolic. */
    static @Nullable Progression of(Range.Span span, int n) {
      if (isSymbolic(span.from()) || isSymbolic(span.to()) || isSymbolic(span.step())) return null;
      long step = span.step() instanceof Bound.Known(long s) ? s : 1;
      long from = clipped(span.from(), step > 0 ? 0 : n - 1, n, step);
      long to = clipped(span.to(), step > 0 ? n : -1, n, step);
      long count = step > 0 ? (to - from + step - 1) / step : (from - to - step - 1) / -step;
      return new Progression(from, step, Math.max(0, count));
    }

    private static boolean isSymbolic(Bound b) {
      return b instanceof Bound.Argument;
    }

    private static long clipped(Bound b, long omitted, int n, long step) {
      if (!(b instanceof Bound.Known(long v))) return omitted;
      long at = v < 0 ? v + n : v;
      return step > 0 ? Math.clamp(at, 0L, n) : Math.clamp(at, -1L, n - 1L);
    }

    Progression of(Progression some) {
      return new Progression(start + some.start * step, step * some.step, some.count);
    }

    /** As a range with a last position that is not taken; below 0 there is none to write. */
    Range.Span range() {
      if (count == 0) return new Range.Span(known(0), known(0), new Bound.Omitted());
      long end = start + count * step;
      Bound to = end < 0 ? new Bound.Omitted() : known(step > 0 ? last() + 1 : end);
      return new Range.Span(known(start), to, known(step));
    }

    private long last() {
      return start + (count - 1) * step;
    }

    private static Bound known(long k) {
      return new Bound.Known(k);
    }
  }
}
