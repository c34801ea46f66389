package damo.models.filter;

import damo.T;
import damo.error.DamoException;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A good guess where steps are not linear: z₁ ~ N(m₀, P₀), zₜ ~ N(f(zₜ₋₁), Q), xₜ ~ N(h(zₜ), R).
 * What f and h make of a normal state is measured at 2s + 1 points of its ellipsoid (S. Julier, J.
 * Uhlmann 1997; noise added as by E. Wan, R. van der Merwe 2000), with points anew for h.
 */
public final class UnscentedFilter {
  private static final double POINTS_OF_NORMAL = 3;

  private final Walk walk;

  /**
   * How states go on and show.
   *
   * @param step f, of states along the last axis of any number of axes
   * @param shown h, likewise
   */
  public record Shape(UnaryOperator<TensorVariable> step, UnaryOperator<TensorVariable> shown) {}

  /**
   * Where the points lie.
   *
   * @param alpha how far from the mean, above 0
   * @param beta 2 fits normal states best
   * @param kappa s + kappa is above 0
   */
  public record Spread(double alpha, double beta, double kappa) {
    /** As far that four moments of a normal number are kept: alpha 1, beta 0, kappa 3 − s or 0. */
    public static Spread standard(int states) {
      return new Spread(1, 0, Math.max(0, POINTS_OF_NORMAL - states));
    }
  }

  private UnscentedFilter(Walk walk) {
    this.walk = walk;
  }

  /**
   * A filter of s states of which v numbers are seen.
   *
   * @param shape f and h
   * @param q the covariance of a step, shape (s, s)
   * @param r the covariance of what is seen, shape (v, v)
   * @param mean m₀, shape (s)
   * @param covariance P₀, shape (s, s)
   */
  public static UnscentedFilter of(
      Shape shape, INDArray q, INDArray r, INDArray mean, INDArray covariance) {
    return of(shape, Spread.standard((int) mean.length()), q, r, mean, covariance);
  }

  /** As the other, with points that lie elsewhere. */
  public static UnscentedFilter of(
      Shape shape, Spread spread, INDArray q, INDArray r, INDArray mean, INDArray covariance) {
    int states = (int) mean.length();
    long seen = r.size(0);
    var rule =
        new Model(
            shape,
            SigmaPoints.of(states, spread),
            KalmanFilter.part("Q", q, states, states),
            KalmanFilter.part("R", r, seen, seen),
            new Moments(
                KalmanFilter.part("m0", mean, states),
                KalmanFilter.part("P0", covariance, states, states)));
    return new UnscentedFilter(new Walk(rule, (int) seen));
  }

  private record Model(
      Shape shape, SigmaPoints points, TensorVariable q, TensorVariable r, Moments first)
      implements Walk.Rule {
    @Override
    public Moments first(TensorVariable sequences) {
      TensorVariable n = sequences.shape().get(0);
      TensorVariable s = q.shape().get(0);
      return new Moments(
          T.alloc(0.0, n, s).astype(q.dtype()).add(first.mean()),
          T.alloc(0.0, n, s, s).astype(q.dtype()).add(first.covariance()));
    }

    @Override
    public Walk.Seen see(Moments before, TensorVariable frame) {
      TensorVariable states = points.around(before);
      TensorVariable shown = shape.shown().apply(states);
      TensorVariable expected = points.mean(shown);
      return new Walk.Seen(
          frame.sub(expected),
          points.covariance(shown, expected, shown, expected).add(r),
          points.covariance(shown, expected, states, before.mean()));
    }

    @Override
    public Moments ahead(Moments now) {
      TensorVariable next = shape.step().apply(points.around(now));
      TensorVariable mean = points.mean(next);
      return new Moments(mean, points.covariance(next, mean, next, mean).add(q));
    }
  }

  /** The points of an ellipsoid and what each counts. */
  private record SigmaPoints(double scale, TensorVariable ofMean, TensorVariable ofCovariance) {
    static SigmaPoints of(int states, Spread spread) {
      double scale = spread.alpha() * spread.alpha() * (states + spread.kappa());
      if (!(spread.alpha() > 0 && scale > 0)) {
        throw new DamoException(
            "points of %d states with alpha %s and kappa %s have nowhere to lie"
                .formatted(states, spread.alpha(), spread.kappa()));
      }
      double[] mean = new double[2 * states + 1];
      Arrays.fill(mean, 0.5 / scale);
      double[] covariance = mean.clone();
      mean[0] = 1 - states / scale;
      covariance[0] = mean[0] + 1 - spread.alpha() * spread.alpha() + spread.beta();
      return new SigmaPoints(scale, weights(mean), weights(covariance));
    }

    /** Along the middle axis of (sequences, points, numbers). */
    private static TensorVariable weights(double[] weights) {
      return T.constant(weights, DType.FLOAT64).dimshuffle('x', 0, 'x');
    }

    /** Shape (sequences, 2s + 1, s). */
    TensorVariable around(Moments state) {
      TensorVariable mean = state.mean().dimshuffle(0, 'x', 1);
      TensorVariable axes = T.linalg.cholesky(state.covariance().mul(scale)).matrixTranspose();
      return T.concatenate(List.of(mean, mean.add(axes), mean.sub(axes)), 1);
    }

    TensorVariable mean(TensorVariable points) {
      return points.mul(ofMean).sum(1);
    }

    /** Shape (sequences, numbers of the first, numbers of the second). */
    TensorVariable covariance(
        TensorVariable a, TensorVariable meanOfA, TensorVariable b, TensorVariable meanOfB) {
      TensorVariable left = a.sub(meanOfA.dimshuffle(0, 'x', 1)).mul(ofCovariance);
      return T.matmul(left.matrixTranspose(), b.sub(meanOfB.dimshuffle(0, 'x', 1)));
    }
  }

  /**
   * What is nearly known of the states of sequences. The filter is compiled once, for any number of
   * them.
   *
   * @param x shape (sequences, frames, v), all finite
   */
  public Filtered filter(INDArray x) {
    return walk.along(x);
  }
}
