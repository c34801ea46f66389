package damo.nn;

import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.stream.Stream;

/** Layers on top of each other. */
record Chain(List<Layer> each) implements Layer {
  Chain {
    each = List.copyOf(each);
  }

  @Override
  public TensorVariable apply(TensorVariable x) {
    TensorVariable at = x;
    for (Layer layer : each) at = layer.apply(at);
    return at;
  }

  @Override
  public List<SharedTensor> params() {
    return each.stream().flatMap(layer -> layer.params().stream()).toList();
  }

  @Override
  public List<SharedTensor> weights() {
    return each.stream().flatMap(layer -> layer.weights().stream()).toList();
  }

  @Override
  public Stream<Layer> layers() {
    return each.stream();
  }
}
