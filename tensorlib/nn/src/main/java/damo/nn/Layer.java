package damo.nn;

import damo.T;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A function of tensors that may have parameters. */
@FunctionalInterface
public interface Layer {
  /** The layer on top of {@code x}; its class says of which shapes. */
  TensorVariable apply(TensorVariable x);

  /** What is trained. */
  default List<SharedTensor> params() {
    return List.of();
  }

  /** What a penalty counts: weights without biases. */
  default List<SharedTensor> weights() {
    return List.of();
  }

  /** {@code Σ |w|} of its weights, a scalar; 0 if it has none. */
  default TensorVariable l1() {
    return weights().stream().map(Penalty.L1::of).reduce(T::add).orElse(T.constant(0.0));
  }

  /** {@code Σ w²} of its weights, a scalar; 0 if it has none. */
  default TensorVariable l2Sqr() {
    return weights().stream().map(Penalty.L2::of).reduce(T::add).orElse(T.constant(0.0));
  }

  /** Layers on top of each other, the first one lowest. */
  static Layer chain(Layer... layers) {
    return new Chain(List.of(layers));
  }

  /** The layers of a chain, or this one. */
  default Stream<Layer> layers() {
    return Stream.of(this);
  }

  /** This layer, and others on top of it. */
  default Layer then(Layer... others) {
    return new Chain(Stream.concat(layers(), Arrays.stream(others)).toList());
  }
}
