package damo.nn;

import damo.T;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A layer whose map of {@code x} is made by {@code m}: {@code activation((x·fi * m·fm)·of + m·om +
 * b)}. What {@code m} makes has the rank of the factors (I. Sutskever et al. 2011).
 *
 * @param fi shape (inputs, factors)
 * @param fm shape (makers, factors)
 * @param of shape (factors, outputs)
 * @param om shape (makers, outputs)
 * @param b shape (outputs)
 */
public record Multiplicative(
    SharedTensor fi,
    SharedTensor fm,
    SharedTensor of,
    SharedTensor om,
    SharedTensor b,
    UnaryOperator<TensorVariable> activation) {
  /** How many numbers there are of each. */
  public record Sizes(int inputs, int makers, int factors, int outputs) {
    public Sizes {
      Settings.require(
          inputs > 0 && makers > 0 && factors > 0 && outputs > 0,
          "a multiplicative layer needs sizes above 0, got %d, %d, %d and %d",
          inputs,
          makers,
          factors,
          outputs);
    }
  }

  /** Parameters {@code name_W_fi} and so on by Glorot's rule, and {@code name_b} of 0. */
  public static Multiplicative of(
      String name, Sizes n, UnaryOperator<TensorVariable> activation, Random random) {
    Initializer weights = Initializer.glorotUniform();
    return new Multiplicative(
        weights.shared(name + "_W_fi", random, n.inputs, n.factors),
        weights.shared(name + "_W_fm", random, n.makers, n.factors),
        weights.shared(name + "_W_of", random, n.factors, n.outputs),
        weights.shared(name + "_W_om", random, n.makers, n.outputs),
        Initializer.zeros().shared(name + "_b", random, n.outputs),
        activation);
  }

  /**
   * The layer on top of both.
   *
   * @param x shape (…, inputs)
   * @param m shape (…, makers)
   * @return shape (…, outputs)
   */
  public TensorVariable apply(TensorVariable x, TensorVariable m) {
    TensorVariable product = T.dot(x, fi).mul(T.dot(m, fm));
    return activation.apply(T.dot(product, of).add(T.dot(m, om)).add(b));
  }

  /** What is trained. */
  public List<SharedTensor> params() {
    return List.of(fi, fm, of, om, b);
  }

  /** Those that are penalised for being large: all but the bias. */
  public List<SharedTensor> weights() {
    return List.of(fi, fm, of, om);
  }
}
