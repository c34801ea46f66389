package damo.op.linalg;

import damo.graph.Gradient;
import damo.graph.Routine;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matrices (…, m, n) as {@code U diag(s) Vᵀ}, s descending.
 *
 * @param full whether U (…, m, m) and Vᵀ (…, n, n) are square, or (…, m, k) and (…, k, n), k the
 *     lesser of m and n
 * @param vectors whether U and Vᵀ are outputs, or s alone
 */
public record Svd(boolean full, boolean vectors) implements MatrixOp {
  /** U, s, Vᵀ; or s alone. */
  public static List<TensorVariable> of(Object a, boolean fullMatrices, boolean computeUv) {
    return new Svd(fullMatrices && computeUv, computeUv).applyAll(List.of(Matrices.read("svd", a)));
  }

  @Override
  public String name() {
    return "svd";
  }

  @Override
  public Routine routine() {
    return Routine.SVD;
  }

  @Override
  public Ints parameters() {
    return Ints.of(MatrixOp.flag(full), MatrixOp.flag(vectors));
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable a = inputs.getFirst();
    int m = Matrices.rows(a);
    int n = Matrices.columns(a);
    int k = Matrices.lesser(a);
    TensorType s = Matrices.stacked(a.dtype(), inputs, k);
    if (!vectors) return List.of(s);
    return List.of(
        Matrices.stacked(a.dtype(), inputs, m, full ? m : k),
        s,
        Matrices.stacked(a.dtype(), inputs, full ? n : k, n));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    if (vectors) {
      SvdGradient all = new SvdGradient(node.out(0), node.out(1), node.out(2), full);
      return List.of(
          all.of(outputGradients.get(0), outputGradients.get(1), outputGradients.get(2)));
    }
    List<TensorVariable> usv = new ArrayList<>(new Svd(false, true).applyAll(List.of(node.in(0))));
    SvdGradient some = new SvdGradient(usv.get(0), usv.get(1), usv.get(2), false);
    return List.of(some.of(null, outputGradients.getFirst(), null));
  }
}
