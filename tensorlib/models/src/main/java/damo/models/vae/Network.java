package damo.models.vae;

import damo.models.LayerSettings;
import damo.nn.Dense;
import damo.nn.Layer;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Hidden layers {@code name_0}, {@code name_1}, …, and linear outputs on top of the last of them.
 *
 * @param hidden all of them, the first one lowest
 * @param heads each on the last hidden layer
 */
record Network(Layer hidden, List<Dense> heads) {
  /** By the settings {@code name_layers} and {@code name_dim_hidden}. */
  static Builder of(String name, int inputs, LayerSettings settings) {
    return new Builder(name, inputs, settings);
  }

  record Builder(String name, int inputs, LayerSettings settings) {
    /** With outputs {@code name_<head>}, all of a size. */
    Network heads(Random random, int outputs, String... heads) {
      int units = settings.settings().count(name + "_dim_hidden");
      int layers = settings.settings().count(name + "_layers");
      Layer hidden = Layer.chain();
      for (int i = 0; i < layers; i++)
        hidden =
            hidden.then(settings.hidden(name + "_" + i, i == 0 ? inputs : units, units, random));
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
    TensorVariable top = hidden.apply(x);
    return heads.stream().map(head -> head.apply(top)).toList();
  }

  List<SharedTensor> params() {
    return Stream.concat(Stream.of(hidden), heads.stream())
        .flatMap(layer -> layer.params().stream())
        .toList();
  }
}
