package damo.op.linalg;

import damo.graph.Gradient;
import damo.graph.Reduction;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.op.elemwise.Unbroadcast;
import damo.op.reduce.Reduced;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the cofactors of a matrix change along a direction: inputs a, g. It is the second derivative
 * of the determinant, right for any matrices, and its own adjoint.
 */
public record CofactorSlope() implements MatrixOp {
  /** Of the matrices in the last two axes of both. */
  public static TensorVariable of(TensorVariable a, TensorVariable g) {
    return new CofactorSlope().applyAll(Matrices.read("cofactorSlope", 2, a, g)).getFirst();
  }

  @Override
  public String name() {
    return "cofactorSlope";
  }

  @Override
  public Routine routine() {
    return Routine.COFACTOR_SLOPE;
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable a = inputs.getFirst();
    Matrices.checkSquare(name(), a);
    return List.of(Matrices.stacked(a.dtype(), inputs, Matrices.side(a), Matrices.side(a)));
  }

  /** By a from {@code (⟨g, c⟩ c − c gᵀ c) / det(a)}: NaN or far off where a is singular. */
  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable a = node.in(0);
    TensorVariable g = node.in(1);
    TensorVariable h = TensorOp.only(outputGradients);
    TensorVariable c = Cofactors.of(a);
    TensorVariable det = Matrices.oneByOne(Determinant.of(a));
    TensorVariable byC =
        inner(h, c).mul(g).add(inner(g, c).mul(h)).sub(across(h, c, g)).sub(across(g, c, h));
    TensorVariable byA = of(a, byC.div(det)).sub(inner(h, node.out()).div(det).mul(c));
    return List.of(Gradient.of(Unbroadcast.to(byA, a)), Gradient.of(Unbroadcast.to(of(a, h), g)));
  }

  private static TensorVariable inner(TensorVariable x, TensorVariable y) {
    return Reduced.of(Reduction.SUM, x.mul(y), Ints.of(-2, -1), true);
  }

  private static TensorVariable across(TensorVariable x, TensorVariable c, TensorVariable y) {
    return Matrices.product(x, Matrices.t(c), y);
  }
}
