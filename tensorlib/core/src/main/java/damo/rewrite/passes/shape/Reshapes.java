package damo.rewrite.passes.shape;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.elemwise.SameShape;
import damo.op.shape.DimShuffle;
import damo.op.shape.MakeVector;
import damo.op.shape.Reshape;
import damo.op.shape.ShapeOf;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reshapes of reshapes become one, to the shape that is there already none, and where only axes of
 * length 1 come or go, a dimshuffle.
 */
public final class Reshapes implements LocalRewrite {
  @Override
  public String name() {
    return "reshape(reshape(x)) -> reshape(x)";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Reshape;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    TensorVariable x = Made.input(node, 0);
    TensorVariable shape = Made.input(node, 1);
    TensorVariable out = Made.output(node);
    if (isShapeOf(shape, x)) return x;
    TensorVariable shuffled = onesAside(x, out.type().lengths());
    if (shuffled != null) return shuffled;
    TensorVariable before = before(x);
    return before == null ? null : Reshape.of(before, shape, out.ndim());
  }

  /** What {@code x} has the elements of, in the same order. */
  private static @Nullable TensorVariable before(TensorVariable x) {
    Apply reshape = Made.by(Reshape.class, x);
    if (reshape != null) return Made.input(reshape, 0);
    Apply shuffle = Made.by(DimShuffle.class, x);
    if (shuffle == null) return null;
    int[] axes = ((DimShuffle) shuffle.op()).pattern().stream().filter(p -> p >= 0).toArray();
    boolean inOrder = Arrays.equals(axes, Arrays.stream(axes).sorted().toArray());
    return inOrder ? Made.input(shuffle, 0) : null;
  }

  private static boolean isShapeOf(TensorVariable shape, TensorVariable x) {
    int n = shape.type().lengths().get(0);
    if (n != x.ndim()) return false;
    Apply measured = Made.by(ShapeOf.class, shape);
    if (measured != null) return SameShape.known(Made.input(measured, 0), x);
    Apply made = Made.by(MakeVector.class, shape);
    if (made == null) return n == 1 && isAsLongAsItIs(shape, x) || isStatic(shape, x);
    int open = 0;
    for (int i = 0; i < n; i++) {
      TensorVariable entry = Made.input(made, i);
      if (Made.isAll(-1, entry)) open++;
      else if (!ShapeInference.isLengthOf(entry, x, i)) return false;
    }
    return open <= 1;
  }

  /** A vector reshaped to {@code [-1]}. */
  private static boolean isAsLongAsItIs(TensorVariable shape, TensorVariable x) {
    return x.ndim() == 1 && Made.isAll(-1, shape);
  }

  private static boolean isStatic(TensorVariable shape, TensorVariable x) {
    return x.type().isStatic()
        && damo.op.shape.Lengths.known(shape, x.ndim()).equals(x.type().lengths());
  }

  /** {@code x} with axes of length 1 moved, if nothing else tells its known shape from this one. */
  private static @Nullable TensorVariable onesAside(TensorVariable x, Ints lengths) {
    if (!x.type().isStatic() || lengths.contains(-1)) return null;
    Ints from = x.type().lengths();
    int[] longer = IntStream.range(0, from.size()).filter(i -> from.get(i) != 1).toArray();
    int[] pattern = new int[lengths.size()];
    int next = 0;
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = lengths.get(i) == 1 ? -1 : next < longer.length ? longer[next++] : -2;
      if (pattern[i] == -2 || (pattern[i] >= 0 && from.get(pattern[i]) != lengths.get(i)))
        return null;
    }
    return next == longer.length ? DimShuffle.of(x, pattern) : null;
  }
}
