package damo.grad;

import damo.graph.Variable;
import damo.tensor.TensorVariable;
import java.util.List;

/** Matrices of derivatives, and their products with vectors. */
public final class Jacobians {
  private Jacobians() {}

  /** The second derivatives of {@code cost} along {@code vectors}, one for each of {@code wrt}. */
  public static List<TensorVariable> hessianVectorProduct(
      TensorVariable cost, List<? extends Variable> wrt, List<?> vectors) {
    List<TensorVariable> gradients = Gradients.grad(cost, wrt, GradOptions.of().addNames(false));
    return Gradients.pullback(gradients, wrt, vectors, linearAllowed(GradOptions.of()));
  }

  /** Where the cost is linear in a variable, the second derivative is 0. */
  private static GradOptions linearAllowed(GradOptions options) {
    return options
        .disconnectedInputs(DisconnectedInputs.IGNORE)
        .returnDisconnected("zero")
        .addNames(false);
  }

  public static List<TensorVariable> jacobian(
      TensorVariable expr, List<? extends Variable> wrt, GradOptions options) {
    throw new IllegalStateException();
  }

  public static List<TensorVariable> hessian(
      TensorVariable cost, List<? extends Variable> wrt, GradOptions options) {
    throw new IllegalStateException();
  }
}
