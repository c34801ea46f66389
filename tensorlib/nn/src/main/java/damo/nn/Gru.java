package damo.nn;

import damo.T;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Random;

/**
 * A gated recurrent unit (K. Cho et al. 2014, the reset gate after the product): {@code r = σ(x w +
 * h u)}, {@code z} likewise, {@code n = tanh(x w + r (h u + c))}, {@code h = (1 − z) n + z h};
 * columns lie in blocks r, z, n.
 *
 * @param w shape (inputs, 3 units)
 * @param u shape (units, 3 units)
 * @param b shape (3 units)
 * @param c shape (units), inside the reset gate
 */
public record Gru(SharedTensor w, SharedTensor u, SharedTensor b, SharedTensor c)
    implements Recurrent {
  /** Parameters {@code W_gru_name}, {@code U_gru_name}, and biases of 0. */
  public static Gru of(String name, int inputs, int units, Random random) {
    Settings.lengths("gru " + name, inputs, units);
    return new Gru(
        Initializer.blocks(3, Initializer.glorotUniform())
            .shared("W_gru_" + name, random, inputs, 3 * units),
        Initializer.blocks(3, Initializer.orthogonal())
            .shared("U_gru_" + name, random, units, 3 * units),
        Initializer.zeros().shared("b_gru_" + name, random, 3 * units),
        Initializer.zeros().shared("b_gru_" + name + "_reset", random, units));
  }

  @Override
  public int units() {
    return u.current().shape().get(0);
  }

  @Override
  public int states() {
    return 1;
  }

  @Override
  public List<SharedTensor> params() {
    return List.of(w, u, b, c);
  }

  @Override
  public TensorVariable project(TensorVariable x) {
    return T.dot(x, w).add(b);
  }

  @Override
  public List<TensorVariable> step(TensorVariable projected, List<TensorVariable> states) {
    TensorVariable h = states.getFirst();
    TensorVariable past = T.dot(h, u);
    TensorVariable reset = T.nnet.sigmoid(block(projected, 0).add(block(past, 0)));
    TensorVariable update = T.nnet.sigmoid(block(projected, 1).add(block(past, 1)));
    TensorVariable candidate = T.tanh(block(projected, 2).add(reset.mul(block(past, 2).add(c))));
    return List.of(candidate.add(update.mul(h.sub(candidate))));
  }

  private TensorVariable block(TensorVariable a, int k) {
    return a.get(":", T.slice(k * units(), (k + 1) * units()));
  }
}
