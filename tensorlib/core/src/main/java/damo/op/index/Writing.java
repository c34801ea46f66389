package damo.op.index;

import damo.error.DamoException;
import damo.graph.Apply;
import damo.op.elemwise.Cast;
import damo.op.shape.BroadcastTo;
import damo.op.shape.DimShuffle;
import damo.op.shape.ShapeOf;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import org.jspecify.annotations.Nullable;

/** Writing to what an index expression reads: {@code setSubtensor(x[…], v)}. */
public final class Writing {
  private Writing() {}

  /**
   * The array that {@code part} was indexed from, with {@code value} written where {@code part}
   * reads.
   *
   * @param root the array that was indexed; null if {@code part} is no index expression
   */
  public static TensorVariable write(
      TensorVariable part, @Nullable TensorVariable root, Object value, boolean accumulate) {
    if (root == null)
      throw new DamoException(
          "expected an index expression such as x.get(\"1:3\"), got " + part.label());
    TensorVariable v = Operands.beside(value, part.dtype());
    if (v.dtype() != part.dtype() && v.dtype().castsSafelyTo(part.dtype()))
      v = Cast.to(v, part.dtype());
    Apply node = owner(part);
    TensorVariable written =
        node.op() instanceof Selection
            ? into(node, v, accumulate)
            : whole(node, BroadcastTo.of(v, ShapeOf.of(part)), accumulate);
    return outwards((TensorVariable) node.input(0), written, root);
  }

  /** All elements of what a shuffle shows, written at once. */
  private static TensorVariable whole(Apply shuffle, TensorVariable value, boolean accumulate) {
    Apply all = owner(new SliceBuilder().readOf((TensorVariable) shuffle.input(0)));
    return into(all, unshuffle(shuffle, value), accumulate);
  }

  /** {@code written} is the new {@code base}; carries it out to the root. */
  private static TensorVariable outwards(
      TensorVariable base, TensorVariable written, TensorVariable root) {
    while (base != root) {
      Apply node = owner(base);
      written =
          node.op() instanceof Selection ? into(node, written, false) : unshuffle(node, written);
      base = (TensorVariable) node.input(0);
    }
    return written;
  }

  private static TensorVariable into(Apply read, TensorVariable value, boolean accumulate) {
    TensorVariable base = (TensorVariable) read.input(0);
    return accumulate ? WriteInto.inc(base, read, value) : WriteInto.set(base, read, value);
  }

  private static TensorVariable unshuffle(Apply node, TensorVariable v) {
    int ndim = ((TensorVariable) node.input(0)).ndim();
    return DimShuffle.of(v, ((DimShuffle) node.op()).inverse(ndim));
  }

  private static Apply owner(TensorVariable v) {
    return java.util.Objects.requireNonNull(v.owner());
  }
}
