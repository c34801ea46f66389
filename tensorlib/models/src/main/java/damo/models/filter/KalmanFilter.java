package damo.models.filter;

import damo.T;
import damo.error.DamoException;
import damo.tensor.TensorVariable;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The best guess where all is linear and normal: z₁ ~ N(m₀, P₀), zₜ ~ N(zₜ₋₁A + b, Q), xₜ ~ N(zₜC,
 * R), states and what is seen as rows (R. Kalman 1960).
 */
public final class KalmanFilter {
  private final Walk walk;

  /** What it is made of, by the letters of the formula above. */
  private record Model(
      TensorVariable a,
      TensorVariable b,
      TensorVariable q,
      TensorVariable c,
      TensorVariable r,
      Moments first)
      implements Walk.Rule {
    @Override
    public Moments first(TensorVariable sequences) {
      TensorVariable mean = T.alloc(0.0, sequences.shape().get(0), q.shape().get(0));
      return new Moments(mean.astype(q.dtype()).add(first.mean()), first.covariance());
    }

    @Override
    public Walk.Seen see(Moments before, TensorVariable frame) {
      TensorVariable shared = T.dot(c.transpose(), before.covariance());
      return new Walk.Seen(frame.sub(T.dot(before.mean(), c)), T.dot(shared, c).add(r), shared);
    }

    @Override
    public Moments ahead(Moments now) {
      TensorVariable covariance = T.dot(T.dot(a.transpose(), now.covariance()), a).add(q);
      return new Moments(T.dot(now.mean(), a).add(b), covariance);
    }
  }

  private KalmanFilter(Model model, int seen) {
    walk = new Walk(model, seen);
  }

  /** How the state goes on: {@code zA + b} with noise of covariance Q. */
  public record Transition(INDArray a, INDArray b, INDArray q) {}

  /** What is seen of it: {@code zC} with noise of covariance R. */
  public record Observation(INDArray c, INDArray r) {}

  /**
   * A filter of s states of which v numbers are seen.
   *
   * @param transition A of shape (s, s), b of shape (s), Q of shape (s, s)
   * @param observation C of shape (s, v), R of shape (v, v)
   * @param mean m₀, shape (s)
   * @param covariance P₀, shape (s, s)
   */
  public static KalmanFilter of(
      Transition transition, Observation observation, INDArray mean, INDArray covariance) {
    long states = mean.length();
    long seen = observation.c().size(-1);
    var model =
        new Model(
            part("A", transition.a(), states, states),
            part("b", transition.b(), states),
            part("Q", transition.q(), states, states),
            part("C", observation.c(), states, seen),
            part("R", observation.r(), seen, seen),
            new Moments(part("m0", mean, states), part("P0", covariance, states, states)));
    return new KalmanFilter(model, (int) seen);
  }

  /**
   * A filter of one state of which one number is seen: zₜ = a·zₜ₋₁ + b, xₜ = c·zₜ, and a first
   * state around 0.
   *
   * @param noise the variance of a step
   * @param blur the variance of what is seen
   * @param initial the variance of the first state
   */
  public static KalmanFilter scalar(
      double a, double b, double c, double noise, double blur, double initial) {
    return of(
        new Transition(one(a), one(b), one(noise)),
        new Observation(one(c), one(blur)),
        one(0),
        one(initial));
  }

  private static INDArray one(double value) {
    return Nd4j.createFromArray(new double[][] {{value}});
  }

  static TensorVariable part(String name, INDArray array, long... shape) {
    boolean isVector = shape.length == 1 && array.length() == shape[0];
    if (!isVector && !Arrays.equals(array.shape(), shape)) {
      throw new DamoException(
          "%s has shape %s, and %s was expected"
              .formatted(name, Arrays.toString(array.shape()), Arrays.toString(shape)));
    }
    return T.constant(array.castTo(DataType.DOUBLE).reshape('c', shape));
  }

  /**
   * What is known of the states of sequences. The filter is compiled once, for any number of them.
   *
   * @param x shape (sequences, frames, v), all finite
   */
  public Filtered filter(INDArray x) {
    return walk.along(x);
  }
}
