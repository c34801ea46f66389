package damo.op.linalg;

import damo.graph.Gradient;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inverse of square matrices. */
public record Inverse() implements MatrixOp {
  /** Of square matrices in the last two axes. */
  public static TensorVariable of(Object a) {
    return new Inverse().apply(Matrices.read("matrixInverse", a));
  }

  @Override
  public String name() {
    return "matrixInverse";
  }

  @Override
  public Routine routine() {
    return Routine.INVERSE;
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable a = inputs.getFirst();
    Matrices.checkSquare(name(), a);
    return List.of(Matrices.stacked(a.dtype(), inputs, Matrices.side(a), Matrices.side(a)));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable x = Matrices.t(node.out());
    return List.of(Gradient.of(Matrices.product(x, TensorOp.only(outputGradients), x).neg()));
  }
}
