package damo.op.linalg;

import damo.graph.Gradient;
import damo.graph.Reduction;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.op.reduce.Reduced;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The derivatives of the determinant by each element, {@code det(a) a⁻ᵀ}; right for singular
 * matrices too, but only regular ones have a gradient.
 */
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

  /** {@code (⟨g, c⟩ c − c gᵀ c) / det(a)}; NaN or far off where a is singular. */
  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable c = node.out();
    TensorVariable g = TensorOp.only(outputGradients);
    TensorVariable inner = Reduced.of(Reduction.SUM, g.mul(c), Ints.of(-2, -1), true);
    TensorVariable det = Matrices.oneByOne(Determinant.of(node.in(0)));
    return List.of(Gradient.of(inner.mul(c).sub(Matrices.product(c, Matrices.t(g), c)).div(det)));
  }
}
