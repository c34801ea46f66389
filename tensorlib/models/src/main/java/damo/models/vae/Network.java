package damo.models.vae;

import damo.models.LayerSettings;
import damo.nn.Dense;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Hidden layers {@code name_0}, {@code name_1}, …, and linear outputs on top of the last of them.
 *
 * @param hidden from the first to the last
 * @param heads each on the last hidden layer
 */
record Network(List<Dense> hidden, List<Dense> heads) {
  /** By the settings {@code name_layers} and {@code name_dim_hidden}. */
  static Builder of(String name, int inputs, LayerSettings settings) {
    return new Builder(name, inputs, settings);
  }

  record Builder(String name, int inputs, LayerSettings settings) {
    /** With outputs {@code name_<head>}, all of a size. */
    Network heads(Random random, int outputs, String... heads) {
      int units = settings.settings().count(name + "_dim_hidden");
      int layers = settings.settings().count(name + "_layers");
      List<Dense> hidden = new ArrayList<>();
      for (int i = 0; i < layers; i++)
        hidden.add(settings.hidden(name + "_" + i, i == 0 ? inputs : units, units, random));
      int last = layers == 0 ? inputs : units;
      return new Network(
          hidden,
          Stream.of(heads)
              .map(head -> settings.linear(name + "_" + head, last, outputs, random))
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
