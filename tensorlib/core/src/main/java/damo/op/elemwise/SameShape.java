package damo.op.elemwise;

import damo.graph.Apply;
import damo.op.index.WriteInto;
import damo.op.nnet.Softmax;
import damo.op.shape.SpecifyShape;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether two arrays are sure to have one shape, whatever their lengths turn out to be. */
public final class SameShape {
  private static final int DEPTH = 24;

  private SameShape() {}

  /** Whether it is sure when the graph is built; false where it is not known. */
  public static boolean known(TensorVariable a, TensorVariable b) {
    if (a == b) return true;
    if (a.ndim() != b.ndim()) return false;
    if (a.type().isStatic() && a.type().lengths().equals(b.type().lengths())) return true;
    if (step(a, DEPTH) == b || step(b, DEPTH) == a) return true;
    return root(a, DEPTH) == root(b, DEPTH);
  }

  /** The variable furthest back whose shape {@code v} is sure to have. */
  public static TensorVariable root(TensorVariable v) {
    return root(v, DEPTH);
  }

  private static TensorVariable root(TensorVariable v, int depth) {
    TensorVariable at = v;
    for (int d = depth; d > 0; d--) {
      TensorVariable next = step(at, d);
      if (next == null) return at;
      at = next;
    }
    return at;
  }

  private static @Nullable TensorVariable step(TensorVariable v, int depth) {
    Apply owner = v.owner();
    if (owner == null) return null;
    return switch (owner.op()) {
      case Cast c -> in(owner, 0);
      case Softmax s -> in(owner, 0);
      case WriteInto w -> in(owner, 0);
      case SpecifyShape s -> in(owner, 0);
      case Unbroadcast u -> in(owner, 1);
      case Elemwise e -> common(owner, v, depth);
      default -> null;
    };
  }

  /** The one root of all inputs that can decide the shape. */
  private static @Nullable TensorVariable common(Apply owner, TensorVariable v, int depth) {
    List<TensorVariable> deciding =
        owner.inputs().stream()
            .map(TensorVariable.class::cast)
            .filter(i -> !isAllOnes(i, v.ndim()))
            .toList();
    if (deciding.isEmpty() || deciding.stream().anyMatch(i -> i.ndim() != v.ndim())) return null;
    if (deciding.size() == 1) return deciding.getFirst();
    List<TensorVariable> roots = deciding.stream().map(i -> root(i, depth / 2)).distinct().toList();
    return roots.size() == 1 ? roots.getFirst() : null;
  }

  private static boolean isAllOnes(TensorVariable v, int ndim) {
    return v.ndim() <= ndim && v.type().lengths().stream().allMatch(n -> n == 1);
  }

  private static TensorVariable in(Apply node, int i) {
    return (TensorVariable) node.input(i);
  }
}
