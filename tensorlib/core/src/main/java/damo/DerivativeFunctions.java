package damo;

import damo.grad.GradOptions;
import damo.grad.Gradients;
import damo.grad.Jacobians;
import damo.grad.Tangents;
import damo.graph.Variable;
import damo.op.gradient.Gate;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Derivatives of tensors, and what is done to gradients on their way. */
public abstract class DerivativeFunctions extends ControlFunctions {
  /**
   * The L-operator: the gradient with respect to {@code wrt} of {@code f} weighted with {@code v},
   * {@code f'ᵀ v}.
   *
   * @param f a float tensor
   * @param v of the shape of {@code f}; taken as constant
   * @return of the shape and dtype of {@code wrt}
   * @throws damo.error.DisconnectedInputException if {@code f} does not depend on {@code wrt}
   */
  @SuppressWarnings("MemberName") // Theano's name
  public static TensorVariable Lop(Object f, Variable wrt, Object v) {
    return Lop(List.of(f), List.of(wrt), List.of(v)).getFirst();
  }

  /** For each of {@code wrt} the sum of {@code fᵢ'ᵀ vᵢ}. */
  @SuppressWarnings("MemberName") // Theano's name
  public static List<TensorVariable> Lop(List<?> f, List<? extends Variable> wrt, List<?> v) {
    return Lop(f, wrt, v, GradOptions.of());
  }

  /** As {@link #Lop(List, List, List)}; {@code options} say what is constant or disconnected. */
  @SuppressWarnings("MemberName") // Theano's name
  public static List<TensorVariable> Lop(
      List<?> f, List<? extends Variable> wrt, List<?> v, GradOptions options) {
    return Gradients.pullback(tensors(f), wrt, v, options);
  }

  /**
   * The R-operator: how {@code f} changes when {@code wrt} changes along {@code v}, {@code f' v}.
   *
   * @param f a tensor
   * @param v of the shape of {@code wrt}
   * @return of the shape and dtype of {@code f}
   * @throws damo.error.DisconnectedInputException if {@code f} does not depend on {@code wrt}
   * @throws damo.error.NullGradientException if the way leads through an op without a gradient
   */
  @SuppressWarnings("MemberName") // Theano's name
  public static TensorVariable Rop(Object f, Variable wrt, Object v) {
    return Rop(List.of(f), List.of(wrt), List.of(v)).getFirst();
  }

  /** For each of {@code f} the sum of {@code f' vⱼ} over {@code wrt}. */
  @SuppressWarnings("MemberName") // Theano's name
  public static List<TensorVariable> Rop(List<?> f, List<? extends Variable> wrt, List<?> v) {
    return Rop(f, wrt, v, GradOptions.of());
  }

  /** As {@link #Rop(List, List, List)}; {@code options} say what is constant or disconnected. */
  @SuppressWarnings("MemberName") // Theano's name
  public static List<TensorVariable> Rop(
      List<?> f, List<? extends Variable> wrt, List<?> v, GradOptions options) {
    return Tangents.pushforward(tensors(f), wrt, v, options);
  }

  /**
   * The derivatives of each element of {@code expr} with respect to each of {@code wrt}.
   *
   * @param expr a float tensor of any rank
   * @return of the shape of {@code expr} followed by that of {@code wrt}
   * @throws damo.error.DisconnectedInputException if {@code expr} does not depend on {@code wrt}
   */
  public static TensorVariable jacobian(Object expr, Variable wrt) {
    return jacobian(expr, List.of(wrt)).getFirst();
  }

  /** One Jacobian for each of {@code wrt}. */
  public static List<TensorVariable> jacobian(Object expr, List<? extends Variable> wrt) {
    return jacobian(expr, wrt, GradOptions.of());
  }

  /** As {@link #jacobian(Object, List)}; {@code options} say what is constant or disconnected. */
  public static List<TensorVariable> jacobian(
      Object expr, List<? extends Variable> wrt, GradOptions options) {
    return Jacobians.jacobian(Operands.asTensor(expr), wrt, options);
  }

  /**
   * The second derivatives of {@code cost}, a float scalar, with respect to {@code wrt}.
   *
   * @return of the shape of {@code wrt}, twice: a matrix for a vector
   * @throws damo.error.DisconnectedInputException if {@code cost} does not depend on {@code wrt}
   */
  public static TensorVariable hessian(Object cost, Variable wrt) {
    return hessian(cost, List.of(wrt)).getFirst();
  }

  /** One Hessian for each of {@code wrt}: the blocks on the diagonal. */
  public static List<TensorVariable> hessian(Object cost, List<? extends Variable> wrt) {
    return hessian(cost, wrt, GradOptions.of());
  }

  /** As {@link #hessian(Object, List)}; {@code options} say what is constant or disconnected. */
  public static List<TensorVariable> hessian(
      Object cost, List<? extends Variable> wrt, GradOptions options) {
    return Jacobians.hessian(Operands.asTensor(cost), wrt, options);
  }

  /**
   * The Hessian of {@code cost} times {@code p}, without the Hessian.
   *
   * @param p of the shape of {@code wrt}; taken as constant
   * @return of the shape and dtype of {@code wrt}
   */
  public static TensorVariable hessianVectorProduct(Object cost, Variable wrt, Object p) {
    return Jacobians.hessianVectorProduct(Operands.asTensor(cost), List.of(wrt), List.of(p))
        .getFirst();
  }

  /** The same with respect to several variables at once, with all mixed derivatives. */
  public static List<TensorVariable> hessianVectorProduct(
      Object cost, List<? extends Variable> wrt, List<?> p) {
    return Jacobians.hessianVectorProduct(Operands.asTensor(cost), wrt, p);
  }

  /**
   * Gradients with respect to {@code wrt} and to {@code end} that do not flow on behind {@code
   * end}, so that a long way back can be gone in parts.
   *
   * @param start gradients that are known, as the {@code end} of the part before; may be null
   * @param cost a float scalar whose gradient is added; may be null if there is a start
   * @return two lists: the gradients of wrt, and of end; zeros where nothing is connected
   */
  public static List<List<TensorVariable>> subgraphGrad(
      List<? extends Variable> wrt,
      List<? extends Variable> end,
      @Nullable Map<? extends Variable, ?> start,
      @Nullable Object cost) {
    return Gradients.subgraph(wrt, end, start, cost);
  }

  /** {@code x}, but what depends on it by this way alone is disconnected from what lies behind. */
  public static TensorVariable disconnectedGrad(Object x) {
    return Gate.of(new Gate.Rule.Disconnect(), x);
  }

  /** {@code x}, with gradient 0: what lies behind is connected, and constant. */
  public static TensorVariable zeroGrad(Object x) {
    return Gate.of(new Gate.Rule.Stop(), x);
  }

  /**
   * {@code x}, without a gradient: who asks for one through it gets a {@link
   * damo.error.NullGradientException}.
   */
  public static TensorVariable undefinedGrad(Object x) {
    return Gate.of(new Gate.Rule.Undefine(), x);
  }

  /**
   * {@code x}; each element of the gradient that flows back through it is held between {@code lo}
   * and {@code hi}.
   */
  public static TensorVariable gradClip(Object x, double lo, double hi) {
    return Gate.of(new Gate.Rule.Clip(lo, hi), x);
  }

  /** {@code x}; the gradient that flows back through it is multiplied: by −1, it is reversed. */
  public static TensorVariable gradScale(Object x, double by) {
    return Gate.of(new Gate.Rule.Scale(by), x);
  }

  private static List<TensorVariable> tensors(List<?> f) {
    return f.stream().map(Operands::asTensor).toList();
  }
}
