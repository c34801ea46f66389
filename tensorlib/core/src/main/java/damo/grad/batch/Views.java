package damo.grad.batch;

import damo.graph.ViewMap;
import damo.graph.ViewMap.Range;
import damo.op.Batch;
import damo.op.elemwise.Elemwise;
import damo.op.index.Subtensor;
import damo.op.shape.BroadcastTo;
import damo.op.shape.Diagonal;
import damo.op.shape.DimShuffle;
import damo.op.shape.Length;
import damo.op.shape.Lengths;
import damo.op.shape.MakeVector;
import damo.op.shape.Reshape;
import damo.op.shape.SpecifyShape;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Views of the elements of a batch, whose arguments are the same for all. */
final class Views {
  private Views() {}

  static TensorVariable of(Batch batch, ViewMap map) {
    TensorVariable x = batch.in(0);
    int axes = batch.axes();
    return switch (map) {
      case ViewMap.DimShuffle(var pattern) -> DimShuffle.of(x, shuffled(pattern.toArray(), axes));
      case ViewMap.Slices(var ranges) -> new Subtensor(behind(axes, ranges)).apply(batch.inputs());
      case ViewMap.Reshape(int ndim) -> Reshape.of(x, newShape(batch, ndim), axes + ndim);
      case ViewMap.BroadcastTo(int ndim) ->
          BroadcastTo.of(batch.ranked(x, ndim), batch.shape(batch.in(1), ndim));
      case ViewMap.Specified(var of, var what) ->
          new SpecifyShape(ByMeaning.shifted(of, axes), what).apply(x, batch.in(1));
      case ViewMap.Diagonal(int offset, int axis1, int axis2) ->
          new Diagonal(offset, axis1 + axes, axis2 + axes).apply(x);
    };
  }

  private static int[] shuffled(int[] pattern, int axes) {
    return IntStream.range(0, axes + pattern.length)
        .map(i -> i < axes ? i : pattern[i - axes] < 0 ? -1 : pattern[i - axes] + axes)
        .toArray();
  }

  /** The ranges, behind those of the batch, which are whole. */
  static List<Range> behind(int axes, List<Range> ranges) {
    List<Range> out = new ArrayList<>(Collections.nCopies(axes, Range.WHOLE));
    out.addAll(ranges);
    return out;
  }

  /** A length of −1 is worked out: in a batch without elements nothing would tell it. */
  private static TensorVariable newShape(Batch batch, int ndim) {
    List<TensorVariable> asked = Lengths.items(batch.in(1), ndim);
    TensorVariable product = Lengths.constant(1);
    for (TensorVariable n : asked) product = Lengths.product(product, n);
    TensorVariable size = Lengths.constant(1);
    for (int a = 0; a < batch.rank(0); a++) size = Lengths.product(size, batch.length(0, a));
    List<TensorVariable> out = new ArrayList<>();
    for (TensorVariable n : asked) out.add(isLength(n) ? n : inferred(n, size, product));
    return batch.shape(MakeVector.of(out), ndim);
  }

  /** Whether {@code n} is sure not to be −1. */
  private static boolean isLength(TensorVariable n) {
    if (n instanceof TensorConstant c) return c.value().getLong(0) >= 0;
    return n.owner() != null && n.owner().op() instanceof Length;
  }

  /** {@code n}, or if it is −1, what is left for it: {@code product} has that as a factor. */
  private static TensorVariable inferred(
      TensorVariable n, TensorVariable size, TensorVariable product) {
    if (n instanceof TensorConstant
        && size instanceof TensorConstant s
        && product instanceof TensorConstant p)
      return Lengths.constant(s.value().getLong(0) / Math.max(1, Math.abs(p.value().getLong(0))));
    TensorVariable left = size.floorDiv(product.abs().maximum(Lengths.constant(1)));
    return Elemwise.of(Prim.WHERE, n.lt(0), left, n);
  }
}
