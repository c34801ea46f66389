package damo.nn;

import damo.T;
import damo.grad.DisconnectedInputs;
import damo.grad.GradOptions;
import damo.tensor.TensorVariable;
import java.util.List;

/**
 * The Gauss–Newton matrix of a cost, as products with vectors: with the outputs z of a network, its
 * Jacobian J = ∂z/∂θ and the Hessian H = ∂²cost/∂z², it is JᵀHJ. It is never negative where the
 * cost is convex in z. (Schraudolph, Fast Curvature Matrix-Vector Products, 2002.)
 *
 * @param cost a scalar that depends on the parameters through the outputs
 */
record Curvature(TensorVariable cost, TensorVariable outputs, FlatParameters flat) {
  /** A cost that is straight in the outputs has no curvature. */
  private static final GradOptions STRAIGHT =
      GradOptions.of().disconnectedInputs(DisconnectedInputs.IGNORE);

  /** JᵀHJ v. */
  TensorVariable product(TensorVariable v) {
    TensorVariable moved = moved(outputs, v);
    TensorVariable slope = T.grad(cost, outputs);
    TensorVariable bent =
        T.Rop(List.of(slope), List.of(outputs), List.of(moved), STRAIGHT).getFirst();
    return pulledBack(outputs, bent);
  }

  /** KᵀK v / rows, where K is the Jacobian of hidden units, whose last axis are the units. */
  TensorVariable product(TensorVariable hidden, TensorVariable v) {
    TensorVariable rows = T.prod(hidden.shape().get("0:-1")).astype(flat.dtype());
    return pulledBack(hidden, moved(hidden, v)).div(rows);
  }

  /**
   * The diagonal of the sum of the squared gradients of rows, by a sample of it: with a sign drawn
   * for each row, the square of the sum of signed gradients has this diagonal as its mean.
   *
   * @param signs ±1, in the shape of the outputs with a last axis of length 1
   */
  TensorVariable squaredGradients(TensorVariable signs) {
    return pulledBack(outputs, T.grad(cost, outputs).mul(signs)).sqr();
  }

  private TensorVariable moved(TensorVariable of, TensorVariable v) {
    return T.Rop(List.of(of), flat.parameters(), flat.split(v)).getFirst();
  }

  private TensorVariable pulledBack(TensorVariable of, TensorVariable v) {
    return flat.join(T.Lop(List.of(of), flat.parameters(), List.of(v)));
  }
}
