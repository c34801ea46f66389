package damo.nn;

import damo.T;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Recurrent layers on top of each other, each of them one layer, or two that go along the sequence
 * in both directions and lay their outputs beside each other.
 *
 * @param layers from the first to the last
 */
public record Stacked(List<Level> layers) {
  /**
   * One level.
   *
   * @param backward the layer of the other direction; null for none
   */
  public record Level(Recurrent forward, @Nullable Recurrent backward) {
    /** What is trained. */
    public List<SharedTensor> params() {
      List<SharedTensor> all = new ArrayList<>(forward.params());
      if (backward != null) all.addAll(backward.params());
      return all;
    }

    /** Shape (steps, batch, units of both). */
    TensorVariable along(TensorVariable x, @Nullable TensorVariable mask) {
      TensorVariable there = unrolled(forward, x, mask).output();
      if (backward == null) return there;
      return T.concatenate(List.of(there, unrolled(backward, x, mask).reversed().output()), 2);
    }

    private static Unroll unrolled(
        Recurrent layer, TensorVariable x, @Nullable TensorVariable mask) {
      Unroll plain = Unroll.of(layer, x);
      return mask == null ? plain : plain.mask(mask);
    }
  }

  public Stacked {
    layers = List.copyOf(layers);
    Settings.require(!layers.isEmpty(), "a stack needs at least one layer");
  }

  /** Layers that go forwards. */
  public static Stacked of(Recurrent... layers) {
    return new Stacked(java.util.Arrays.stream(layers).map(l -> new Level(l, null)).toList());
  }

  /** One level of both directions. */
  public static Stacked bidirectional(Recurrent forward, Recurrent backward) {
    return new Stacked(List.of(new Level(forward, backward)));
  }

  /** What is trained. */
  public List<SharedTensor> params() {
    return layers.stream().flatMap(l -> l.params().stream()).toList();
  }

  /**
   * The outputs of the last layer.
   *
   * @param x shape (steps, batch, inputs)
   * @param mask shape (steps, batch), 0 where there is padding; null for none
   * @param between what is done with the outputs of a layer that are inputs of the next, such as
   *     dropout; {@link UnaryOperator#identity} for nothing
   */
  public TensorVariable along(
      TensorVariable x, @Nullable TensorVariable mask, UnaryOperator<TensorVariable> between) {
    TensorVariable at = x;
    for (int i = 0; i < layers.size(); i++)
      at = layers.get(i).along(i == 0 ? at : between.apply(at), mask);
    return at;
  }

  /** The outputs of the last layer, without padding. */
  public TensorVariable along(TensorVariable x) {
    return along(x, null, UnaryOperator.identity());
  }
}
