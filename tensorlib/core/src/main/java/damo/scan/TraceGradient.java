package damo.scan;

import damo.graph.Apply;
import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;
import damo.op.index.SliceBuilder;
import damo.op.index.Subtensor;
import damo.op.index.WriteInto;
import damo.rewrite.engine.Made;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradient with respect to all rows of a trace in two parts. Where only rows of steps were
 * used, as they mostly are, it need not be laid out with zeros for the others.
 *
 * @param first of the rows before the first step; null if it is zero
 * @param steps of the rows that steps left
 */
record TraceGradient(@Nullable TensorVariable first, TensorVariable steps) {
  /**
   * Takes {@code whole} apart.
   *
   * @param before how many rows there are before the first step
   */
  static TraceGradient of(TensorVariable whole, int before) {
    if (before == 0) return new TraceGradient(null, whole);
    TensorVariable written = writtenBehind(whole, before);
    return written != null
        ? new TraceGradient(null, written)
        : new TraceGradient(
            new SliceBuilder().span(null, before, null).of(whole),
            new SliceBuilder().span(before, null, null).of(whole));
  }

  /** What is added to zeros from row {@code before} on, if that is all that {@code whole} is. */
  private static @Nullable TensorVariable writtenBehind(TensorVariable whole, int before) {
    Apply node = whole.owner();
    if (node == null) return null;
    boolean isWrite =
        node.op() instanceof WriteInto(Subtensor(List<Range> ranges), boolean adds)
            && adds
            && ranges.getFirst()
                instanceof Range.Span(Bound.Known(long from), Bound.Omitted to, Bound.Omitted step)
            && from == before
            && KeepLastRows.areRowsWhole(ranges)
            && Made.isZeros(node.input(0));
    if (!isWrite) return null;
    TensorVariable written = (TensorVariable) node.input(1);
    return written.ndim() == whole.ndim() ? written : null;
  }
}
