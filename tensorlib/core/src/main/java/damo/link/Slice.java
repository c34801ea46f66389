package damo.link;

import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;

/** What {@code from:to:step} means on an axis of known length. */
record Slice(long start, int length, long step) {
  static Slice of(Range.Span span, int length, long step, long[] arguments) {
    long start = start(span, length, step, arguments);
    return new Slice(start, count(start, stop(span, length, step, arguments), step), step);
  }

  static long start(Range.Span span, int length, long step, long[] arguments) {
    if (span.from() instanceof Bound.Omitted) return step < 0 ? length - 1 : 0;
    return clip(Views.number(span.from(), 0, arguments), length, step);
  }

  static long stop(Range.Span span, int length, long step, long[] arguments) {
    if (span.to() instanceof Bound.Omitted) return step < 0 ? -1 : length;
    return clip(Views.number(span.to(), 0, arguments), length, step);
  }

  private static long clip(long bound, int length, long step) {
    long low = step < 0 ? -1 : 0;
    long high = step < 0 ? length - 1 : length;
    return Math.clamp(bound < 0 ? bound + length : bound, low, high);
  }

  static int count(long start, long stop, long step) {
    if (step < 0) return stop < start ? (int) ((start - stop - 1) / -step + 1) : 0;
    return start < stop ? (int) ((stop - start - 1) / step + 1) : 0;
  }
}
