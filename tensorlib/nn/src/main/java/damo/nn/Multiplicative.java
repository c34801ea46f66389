package damo.nn;

import damo.T;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A layer of two inputs, one of which decides what the other is multiplied with: {@code
 * activation(((x fi) ∘ (m fm)) of + m om + b)} (I. Sutskever et al. 2011).
 *
 * @param fi shape (inputs, factors)
 * @param fm shape (modifiers, factors)
 * @param of shape (factors, outputs)
 * @param om shape (modifiers, outputs)
 * @param b shape (outputs)
 */
public record Multiplicative(
    SharedTensor fi,
    SharedTensor fm,
    SharedTensor of,
    SharedTensor om,
    SharedTensor b,
    UnaryOperator<TensorVariable> activation) {
  /** Parameters {@code W_fi_name}, …, {@code b_name}; weights by Glorot's rule, biases 0. */
  public static Multiplicative of(
      String name,
      int inputs,
      int modifiers,
      int factors,
      int outputs,
      UnaryOperator<TensorVariable> activation,
      Random random) {
    Initializer glorot = Initializer.glorotUniform();
    return new Multiplicative(
        glorot.shared("W_fi_" + name, random, inputs, factors),
        glorot.shared("W_fm_" + name, random, modifiers, factors),
        glorot.shared("W_of_" + name, random, factors, outputs),
        glorot.shared("W_om_" + name, random, modifiers, outputs),
        Initializer.zeros().shared("b_" + name, random, outputs),
        activation);
  }

  /**
   * The layer on top of two inputs.
   *
   * @param x shape (…, inputs)
   * @param m shape (…, modifiers)
   * @return shape (…, outputs)
   */
  public TensorVariable apply(TensorVariable x, TensorVariable m) {
    TensorVariable both = T.dot(x, fi).mul(T.dot(m, fm));
    return activation.apply(T.dot(both, of).add(T.dot(m, om)).add(b));
  }

  /** What is trained. */
  public List<SharedTensor> params() {
    return List.of(fi, fm, of, om, b);
  }
}
