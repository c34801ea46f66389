package damo.rewrite.passes.reduce;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Reduction;
import damo.op.TensorOp;
import damo.op.elemwise.Elemwise;
import damo.op.reduce.Reduced;
import damo.op.shape.DimShuffle;
import damo.rewrite.engine.Made;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A factor of a product that is divided by a sum or a mean of {@code of}, each element by the total
 * it is part of; derivatives bring the total back over its axes by fills and shuffles in between.
 */
final class Denominator {
  private static final int MOST_NODES = 32;

  private final TensorVariable of;
  private final FunctionGraph graph;
  private int nodes;
  private @Nullable Reduced total;

  Denominator(TensorVariable of, FunctionGraph graph) {
    this.of = of;
    this.graph = graph;
  }

  /** What made the total that {@link #without} has found. */
  Reduced total() {
    return java.util.Objects.requireNonNull(total);
  }

  /** Whether the factor that is divided by is itself the total. */
  boolean is(TensorVariable factor) {
    return isTotal(factor, axesIn(factor));
  }

  /**
   * {@code factor}, in the shape that it has, without the total that it is divided by; null if
   * there is none.
   *
   * @param inverted whether the product is divided by {@code factor}
   */
  @Nullable TensorVariable without(TensorVariable factor, boolean inverted) {
    return without(factor, inverted, axesIn(factor));
  }

  private int[] axesIn(TensorVariable factor) {
    return aligned(Ints.range(0, of.ndim()).toArray(), of, factor);
  }

  /**
   * @param axes for each axis of {@link #of} that of {@code v} which stands for it, or −1
   */
  private @Nullable TensorVariable without(TensorVariable v, boolean inverted, int[] axes) {
    Apply node = v.owner();
    if (node == null || v.dtype() != of.dtype() || ++nodes > MOST_NODES) return null;
    if (inverted && isTotal(v, axes)) return v.onesLike();
    if (graph.uses(v) != 1) return null;
    if (node.op() instanceof DimShuffle d) {
      int[] inside = Arrays.stream(axes).map(a -> a < 0 ? -1 : d.pattern().get(a)).toArray();
      return rebuilt(node, 0, inverted, inside);
    }
    if (!(node.op() instanceof Elemwise e)) return null;
    return switch (e.prim()) {
      case SECOND -> operand(node, 1, inverted, axes);
      case NEG -> operand(node, 0, inverted, axes);
      case INV -> operand(node, 0, !inverted, axes);
      case MUL -> either(operand(node, 0, inverted, axes), node, inverted, axes);
      case DIV -> either(operand(node, 0, inverted, axes), node, !inverted, axes);
      default -> null;
    };
  }

  private @Nullable TensorVariable either(
      @Nullable TensorVariable first, Apply node, boolean inverted, int[] axes) {
    return first != null ? first : operand(node, 1, inverted, axes);
  }

  private @Nullable TensorVariable operand(Apply node, int i, boolean inverted, int[] axes) {
    return rebuilt(node, i, inverted, aligned(axes, Made.output(node), Made.input(node, i)));
  }

  /** The node with its operand {@code i} without the total. */
  private @Nullable TensorVariable rebuilt(Apply node, int i, boolean inverted, int[] axes) {
    TensorVariable found = without(Made.input(node, i), inverted, axes);
    if (found == null) return null;
    List<TensorVariable> operands = new ArrayList<>(TensorOp.tensors(node.inputs()));
    operands.set(i, found);
    return ((TensorOp) node.op()).apply(operands);
  }

  /** Axes of {@code whole} as those of an operand, which lacks the first if its rank is less. */
  private static int[] aligned(int[] axes, TensorVariable whole, TensorVariable operand) {
    int lead = whole.ndim() - operand.ndim();
    return Arrays.stream(axes).map(a -> Math.max(-1, a - lead)).toArray();
  }

  private boolean isTotal(TensorVariable v, int[] axes) {
    Apply node = Made.by(Reduced.class, v);
    if (node == null || !(node.op() instanceof Reduced r)) return false;
    if (node.input(0) != of || r.axes().isEmpty() || v.dtype() != of.dtype()) return false;
    if (r.kind() != Reduction.SUM && r.kind() != Reduction.MEAN) return false;
    for (int axis = 0, kept = 0; axis < axes.length; axis++) {
      boolean gone = r.axes().contains(axis);
      int wanted = r.keepdims() ? axis : gone ? -1 : kept;
      if (!gone) kept++;
      if (axes[axis] != wanted && !(gone && axes[axis] < 0)) return false;
    }
    total = r;
    return true;
  }
}
