package damo.op.linalg;

import damo.graph.Gradient;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The derivatives of the determinant by each element, {@code det(a) a⁻ᵀ}, of any matrix. */
public record Cofactors() implements MatrixOp {
  /** Of the matrices in the last two axes; integers are read as floats. */
  public static TensorVariable of(TensorVariable a) {
    return new Cofactors().apply(Matrices.read("cofactors", a));
  }

  @Override
  public String name() {
    return "cofactors";
  }

  @Override
  public Routine routine() {
    return Routine.COFACTORS;
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable a = inputs.getFirst();
    Matrices.checkSquare(name(), a);
    return List.of(Matrices.stacked(a.dtype(), inputs, Matrices.side(a), Matrices.side(a)));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return List.of(Gradient.of(CofactorSlope.of(node.in(0), TensorOp.only(outputGradients))));
  }
}
