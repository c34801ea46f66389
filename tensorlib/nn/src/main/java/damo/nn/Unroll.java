package damo.nn;

import damo.Damo;
import damo.T;
import damo.error.ShapeException;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent layer along a sequence.
 *
 * @param x shape (steps, batch, inputs)
 * @param mask shape (steps, batch): where it is 0 there is padding, and states stay as they are;
 *     null for none; other lengths than those of x are an error at run time
 * @param initial the states before the first step, of shape (batch, units), or (units) for all of a
 *     batch, such as parameters that are learned; empty for zeros
 * @param backwards whether the last step is taken first; outputs lie in the order of inputs
 */
public record Unroll(
    Recurrent layer,
    TensorVariable x,
    @Nullable TensorVariable mask,
    List<TensorVariable> initial,
    boolean backwards) {
  public Unroll {
    initial = List.copyOf(initial);
    requireRank("x", x, 3);
    if (mask != null) requireRank("the mask", mask, 2);
    Settings.require(
        initial.isEmpty() || initial.size() == layer.states(),
        "the layer has %d states, got %d to begin with",
        layer.states(),
        initial.size());
  }

  /** Forwards, from zeros, without padding. */
  public static Unroll of(Recurrent layer, TensorVariable x) {
    return new Unroll(layer, x, null, List.of(), false);
  }

  /** With padding where {@code m} is 0. */
  public Unroll mask(TensorVariable m) {
    return new Unroll(layer, x, m, initial, backwards);
  }

  /** From other states. */
  public Unroll from(TensorVariable... states) {
    return new Unroll(layer, x, mask, Arrays.asList(states), backwards);
  }

  /** From the last step to the first. */
  public Unroll reversed() {
    return new Unroll(layer, x, mask, initial, !backwards);
  }

  /** The outputs, shape (steps, batch, units). */
  public TensorVariable output() {
    return states().getFirst();
  }

  /** The output of the step that was taken last, shape (batch, units). */
  public TensorVariable last() {
    return output().get(backwards ? 0 : -1);
  }

  /** All states after each step, each of shape (steps, batch, units). */
  public List<TensorVariable> states() {
    List<Object> walked = new ArrayList<>(List.of(inOrder(layer.project(seen())).named("a")));
    if (mask != null) walked.add(inOrder(padded(mask).gt(0)).named("mask"));
    return Damo.scanList(this::step)
        .sequences(walked.toArray())
        .outputsInfo(first().toArray())
        .name(layer.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT))
        .run()
        .outputs()
        .stream()
        .map(this::inOrder)
        .toList();
  }

  /** Padding is 0 whatever it was: NaN in it would reach gradients as NaN times 0. */
  private TensorVariable seen() {
    return mask == null ? x : T.where(padded(mask).gt(0), x, T.zerosLike(x));
  }

  private TensorVariable padded(TensorVariable m) {
    return Width.along(x, m).dimshuffle(0, 1, 'x');
  }

  private TensorVariable inOrder(TensorVariable along) {
    return backwards ? along.get("::-1") : along;
  }

  private List<TensorVariable> first() {
    return IntStream.range(0, layer.states()).mapToObj(this::first).toList();
  }

  /** For each of a batch, named as the loop that is drawn shall call it. */
  private TensorVariable first(int state) {
    TensorVariable zeros = T.zeros(x.dtype(), x.shape().get(1), layer.units());
    return (initial.isEmpty() ? zeros : zeros.add(initial.get(state))).named(layer.state(state));
  }

  private List<TensorVariable> step(List<TensorVariable> taken) {
    int walked = mask == null ? 1 : 2;
    List<TensorVariable> before = taken.subList(walked, walked + layer.states());
    List<TensorVariable> after = layer.step(taken.getFirst(), before);
    if (mask == null) return after;
    return IntStream.range(0, after.size())
        .mapToObj(i -> T.where(taken.get(1), after.get(i), before.get(i)))
        .toList();
  }

  private static void requireRank(String what, TensorVariable v, int rank) {
    if (v.ndim() != rank)
      throw new ShapeException(
          "%s of a recurrent layer has rank %d, got %s %s"
              .formatted(what, rank, v.label(), v.type()));
  }
}
