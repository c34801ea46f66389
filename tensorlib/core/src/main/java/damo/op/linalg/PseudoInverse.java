package damo.op.linalg;

import damo.graph.Gradient;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pseudo-inverse of Moore and Penrose: singular values below the precision of the elements
 * count as 0.
 *
 * @param single whether that is the precision of float32
 */
public record PseudoInverse(boolean single) implements MatrixOp {
  /** Of matrices in the last two axes. */
  public static TensorVariable of(Object a) {
    TensorVariable x = Matrices.read("pinv", a);
    return new PseudoInverse(x.dtype() == DType.FLOAT32).apply(x);
  }

  @Override
  public String name() {
    return "pinv";
  }

  @Override
  public Routine routine() {
    return Routine.PSEUDO_INVERSE;
  }

  @Override
  public Ints parameters() {
    return Ints.of(MatrixOp.flag(single));
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable a = inputs.getFirst();
    return List.of(Matrices.stacked(a.dtype(), inputs, Matrices.columns(a), Matrices.rows(a)));
  }

  /** Golub and Pereyra (1973), where the rank does not change. */
  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable a = node.in(0);
    TensorVariable x = node.out();
    TensorVariable xt = Matrices.t(x);
    TensorVariable gt = Matrices.t(TensorOp.only(outputGradients));
    TensorVariable left = Matrices.product(a, x);
    TensorVariable right = Matrices.product(x, a);
    TensorVariable leftRest = Matrices.identity(left).sub(left);
    TensorVariable rightRest = Matrices.identity(right).sub(right);
    TensorVariable g =
        Matrices.product(leftRest, gt, x, xt)
            .add(Matrices.product(xt, x, gt, rightRest))
            .sub(Matrices.product(xt, Matrices.t(gt), xt));
    return List.of(Gradient.of(g));
  }
}
