package damo.scan;

import damo.graph.Apply;
import damo.graph.Reduction;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.op.elemwise.Unbroadcast;
import damo.op.product.Dot;
import damo.op.reduce.Reduced;
import damo.op.shape.DimShuffle;
import damo.op.shape.Length;
import damo.op.shape.Lengths;
import damo.op.shape.Reshape;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sum over all steps of what each of them computes, made at once after the loop: of products
 * one product, whose inner axis is time and all that was summed before.
 */
final class Sums {
  private static final Ints SWAPPED = Ints.of(1, 0);
  private static final Ints COLUMN = Ints.of(0, -1);
  private static final Ints ROW = Ints.of(-1, 0);

  private final OpenLoop loop;

  Sums(OpenLoop loop) {
    this.loop = loop;
  }

  /** The sum of {@code v}; null where it is best made step by step. */
  @Nullable Supplier<TensorVariable> of(TensorVariable v) {
    Apply node = v.owner();
    if (node == null) return v.ndim() == 1 ? plain(v) : null;
    return switch (node.op()) {
      case Dot d -> product(in(node, 0), in(node, 1));
      case Elemwise(Prim prim) when prim == Prim.MUL && isOuter(node) -> outer(node);
      case DimShuffle(Ints pattern) -> {
        Supplier<TensorVariable> x = of(in(node, 0));
        yield x == null ? null : () -> DimShuffle.of(x.get(), pattern.toArray());
      }
      case Reduced r when r.kind() == Reduction.SUM && !r.keepdims() -> reduced(in(node, 0), r);
      case Unbroadcast u -> unbroadcast(node);
      default -> v.ndim() == 1 ? plain(v) : null;
    };
  }

  private static TensorVariable in(Apply node, int i) {
    return (TensorVariable) node.input(i);
  }

  private Supplier<TensorVariable> plain(TensorVariable v) {
    Supplier<TensorVariable> rows = loop.rows(v);
    return () -> Cast.to(Reduced.of(Reduction.SUM, rows.get(), Ints.of(0), false), v.dtype());
  }

  private Supplier<TensorVariable> reduced(TensorVariable x, Reduced r) {
    Supplier<TensorVariable> rows = loop.rows(x);
    Ints axes =
        Ints.of(
            java.util.stream.IntStream.concat(
                    java.util.stream.IntStream.of(0), r.axes().stream().map(a -> a + 1))
                .toArray());
    return () -> new Reduced(r.kind(), axes, false, r.accumulator(), r.result()).apply(rows.get());
  }

  private @Nullable Supplier<TensorVariable> unbroadcast(Apply node) {
    Supplier<TensorVariable> x = of(in(node, 0));
    if (x == null) return null;
    for (OpenLoop.Given g : loop.fixed)
      if (g.leaf() == node.input(1)) return () -> Unbroadcast.to(x.get(), g.outside());
    return null;
  }

  private static boolean isOuter(Apply node) {
    return in(node, 0).owner() instanceof Apply a
        && in(node, 1).owner() instanceof Apply b
        && a.op() instanceof DimShuffle(Ints left)
        && b.op() instanceof DimShuffle(Ints right)
        && (left.equals(COLUMN) && right.equals(ROW) || left.equals(ROW) && right.equals(COLUMN));
  }

  private Supplier<TensorVariable> outer(Apply node) {
    Apply a = java.util.Objects.requireNonNull(node.input(0).owner());
    Apply b = java.util.Objects.requireNonNull(node.input(1).owner());
    boolean inOrder = ((DimShuffle) a.op()).pattern().equals(COLUMN);
    Supplier<TensorVariable> left = loop.rows(in(inOrder ? a : b, 0));
    Supplier<TensorVariable> right = loop.rows(in(inOrder ? b : a, 0));
    return () -> Dot.of(DimShuffle.of(left.get(), 1, 0), right.get());
  }

  private @Nullable Supplier<TensorVariable> product(TensorVariable a, TensorVariable b) {
    if (a.ndim() == 1 || b.ndim() == 1) return null;
    boolean isTransposed =
        a.owner() instanceof Apply made
            && made.op() instanceof DimShuffle(Ints p)
            && p.equals(SWAPPED);
    Supplier<TensorVariable> left =
        loop.rows(isTransposed ? in(java.util.Objects.requireNonNull(a.owner()), 0) : a);
    Supplier<TensorVariable> right = loop.rows(b);
    return () -> {
      TensorVariable x =
          isTransposed
              ? DimShuffle.of(flat(left.get()), 1, 0)
              : DimShuffle.of(flat(DimShuffle.of(left.get(), 0, 2, 1)), 1, 0);
      return Dot.of(x, flat(right.get()));
    };
  }

  /** The first two axes as one. */
  private static TensorVariable flat(TensorVariable x) {
    TensorVariable rows = Length.of(x, 0).mul(Length.of(x, 1));
    return Reshape.of(x, Lengths.vector(rows, Length.of(x, 2)), 2);
  }
}
