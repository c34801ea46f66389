package damo.models.embedding;

import damo.T;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What t-SNE makes small: KL(P‖Q), where Q is to the map what P is to the points, with the heavy
 * tails of Student's t: qᵢⱼ ∝ 1/(1 + ‖yᵢ − yⱼ‖²) (L. van der Maaten, G. Hinton 2008, equations 4,
 * 5).
 *
 * <p>Differences are taken axis by axis, so that all of it becomes a few loops over pairs that keep
 * nothing but {@code p} in memory.
 *
 * @param p symmetric, zeros on the diagonal, adds up to 1, shape (n, n)
 * @param y the map, shape (n, axes)
 * @param axes how many numbers a place on the map has
 */
public record TsneObjective(TensorVariable p, TensorVariable y, int axes) {
  /** KL(P‖Q), a scalar. */
  public TensorVariable divergence() {
    TensorVariable surprise = T.xlogx(p).add(p.mul(T.log1p(squaredDistances())));
    return surprise.sum(1).sum().add(T.log(total()).mul(p.sum(1).sum()));
  }

  /** The gradient of the divergence, shape (n, axes). */
  public TensorVariable gradient() {
    return gradient(1);
  }

  /** As {@link #gradient()}, of P made greater by a factor. */
  public TensorVariable gradient(Object exaggeration) {
    TensorVariable pull = p.mul(exaggeration).sub(closeness().div(total())).mul(closeness());
    List<TensorVariable> byAxis =
        differences().stream().map(difference -> pull.mul(difference).sum(1).mul(4)).toList();
    return T.stack(byAxis, 1);
  }

  private TensorVariable closeness() {
    return T.inv(squaredDistances().add(1));
  }

  /** Over all pairs of two; the closeness of a point to itself is 1. */
  private TensorVariable total() {
    return closeness().sum(1).sub(1).sum();
  }

  private TensorVariable squaredDistances() {
    return differences().stream().map(TensorVariable::sqr).reduce(T::add).orElseThrow();
  }

  private List<TensorVariable> differences() {
    return IntStream.range(0, axes)
        .mapToObj(axis -> y.get(":", axis))
        .map(places -> places.dimshuffle(0, 'x').sub(places.dimshuffle('x', 0)))
        .toList();
  }
}
