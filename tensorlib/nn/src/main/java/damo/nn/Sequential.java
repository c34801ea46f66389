package damo.nn;

import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;

/** Layers on top of each other, the first below; without any, {@code x} itself. */
public record Sequential(List<Layer> layers) implements Layer {
  public Sequential {
    layers = List.copyOf(layers);
  }

  /** These layers, the first below. */
  public static Sequential of(Layer... layers) {
    return new Sequential(List.of(layers));
  }

  @Override
  public TensorVariable apply(TensorVariable x) {
    TensorVariable at = x;
    for (Layer layer : layers) at = layer.apply(at);
    return at;
  }

  @Override
  public List<SharedTensor> params() {
    return layers.stream().flatMap(l -> l.params().stream()).toList();
  }

  @Override
  public List<SharedTensor> weights() {
    return layers.stream().flatMap(l -> l.weights().stream()).toList();
  }
}
