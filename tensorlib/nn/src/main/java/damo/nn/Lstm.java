package damo.nn;

import damo.T;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Random;

/**
 * Long short-term memory (S. Hochreiter, J. Schmidhuber 1997, with the forget gate of F. Gers et
 * al. 2000): {@code a = x w + h u + b}, in blocks of units input, forget, output and candidate;
 * {@code c = σ(forget) c + σ(input) tanh(candidate)}, {@code h = σ(output) tanh(c)}. States are h
 * and c.
 *
 * @param w shape (inputs, 4 units)
 * @param u shape (units, 4 units)
 * @param b shape (4 units)
 */
public record Lstm(SharedTensor w, SharedTensor u, SharedTensor b) implements Recurrent {
  /**
   * Parameters {@code W_lstm_name}, {@code U_lstm_name} of orthogonal blocks, and {@code
   * b_lstm_name}: 1 for the forget gates, so that at first nothing is forgotten, else 0.
   */
  public static Lstm of(String name, int inputs, int units, Random random) {
    return of(name, inputs, units, 1, random);
  }

  /** As the other, with other biases of the forget gates: the higher, the longer it remembers. */
  public static Lstm of(String name, int inputs, int units, double forgetBias, Random random) {
    Settings.lengths("lstm " + name, inputs, units);
    return new Lstm(
        Initializer.blocks(4, Initializer.glorotUniform())
            .shared("W_lstm_" + name, random, inputs, 4 * units),
        Initializer.blocks(4, Initializer.orthogonal())
            .shared("U_lstm_" + name, random, units, 4 * units),
        Initializer.forgetBias(forgetBias).shared("b_lstm_" + name, random, 4 * units));
  }

  @Override
  public int units() {
    return u.current().shape().get(0);
  }

  @Override
  public int states() {
    return 2;
  }

  @Override
  public List<SharedTensor> params() {
    return List.of(w, u, b);
  }

  @Override
  public TensorVariable project(TensorVariable x) {
    return T.dot(x, w).add(b);
  }

  @Override
  public List<TensorVariable> step(TensorVariable projected, List<TensorVariable> states) {
    TensorVariable a = projected.add(T.dot(states.get(0), u));
    TensorVariable input = T.nnet.sigmoid(block(a, 0));
    TensorVariable forget = T.nnet.sigmoid(block(a, 1));
    TensorVariable output = T.nnet.sigmoid(block(a, 2));
    TensorVariable c = forget.mul(states.get(1)).add(input.mul(T.tanh(block(a, 3))));
    return List.of(output.mul(T.tanh(c)), c);
  }

  private TensorVariable block(TensorVariable a, int k) {
    return a.get(":", T.slice(k * units(), (k + 1) * units()));
  }
}
