package damo.models.estimator;

import damo.nn.Activation;
import damo.nn.Dense;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Layers on top of each other, called {@code name_0}, {@code name_1}, …. */
record FeedForward(List<Dense> layers) {
  /** From inputs over hidden sizes to outputs, tanh after each layer but the last. */
  static FeedForward of(
      String name,
      int inputs,
      List<Integer> hidden,
      int outputs,
      UnaryOperator<TensorVariable> last,
      Random random) {
    List<Dense> layers = new ArrayList<>();
    int from = inputs;
    for (int i = 0; i < hidden.size(); i++) {
      layers.add(Dense.of(name + "_" + i, from, hidden.get(i), Activation.TANH, random));
      from = hidden.get(i);
    }
    layers.add(Dense.of(name + "_" + hidden.size(), from, outputs, last, random));
    return new FeedForward(layers);
  }

  TensorVariable apply(TensorVariable x) {
    TensorVariable at = x;
    for (Dense layer : layers) at = layer.apply(at);
    return at;
  }

  List<SharedTensor> params() {
    return layers.stream().flatMap(layer -> layer.params().stream()).toList();
  }
}
