package damo.models.vae;

import damo.nn.Dense;
import damo.nn.Initializer;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Hidden layers {@code name_0}, {@code name_1}, …, and linear outputs on top of the last of them.
 *
 * @param hidden from the first to the last
 * @param heads each on the last hidden layer
 */
record Network(List<Dense> hidden, List<Dense> heads) {
  /** As many hidden layers as there are sizes. */
  static Builder of(
      String name, int inputs, int units, int layers, UnaryOperator<TensorVariable> nonlinearity) {
    return new Builder(name, inputs, units, layers, nonlinearity);
  }

  record Builder(
      String name, int inputs, int units, int layers, UnaryOperator<TensorVariable> nonlinearity) {
    /** With outputs {@code name_<head>}, all of a size. */
    Network heads(Random random, Initializer weights, int outputs, String... heads) {
      List<Dense> hidden = new ArrayList<>();
      for (int i = 0; i < layers; i++)
        hidden.add(
            Dense.of(
                name + "_" + i, i == 0 ? inputs : units, units, nonlinearity, weights, random));
      int last = layers == 0 ? inputs : units;
      return new Network(
          hidden,
          Stream.of(heads)
              .map(head -> Dense.of(name + "_" + head, last, outputs, z -> z, weights, random))
              .toList());
    }
  }

  /** One output for each head. */
  List<TensorVariable> apply(TensorVariable x) {
    TensorVariable h = x;
    for (Dense layer : hidden) h = layer.apply(h);
    TensorVariable top = h;
    return heads.stream().map(head -> head.apply(top)).toList();
  }

  List<SharedTensor> params() {
    return Stream.concat(hidden.stream(), heads.stream())
        .flatMap(layer -> layer.params().stream())
        .toList();
  }
}
