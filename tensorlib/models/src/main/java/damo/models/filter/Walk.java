package damo.models.filter;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.data.DataException;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Goes along sequences: corrects by each frame what is known of the state, then looks ahead. */
final class Walk {
  /** A filter, as the two things that it does in a frame. */
  interface Rule {
    /** What is known before the first frame, of sequences of shape (n, frames, seen). */
    Moments first(TensorVariable sequences);

    /** What was seen beside what was expected. */
    Seen see(Moments before, TensorVariable frame);

    /** What is known of the next state. */
    Moments ahead(Moments now);
  }

  /**
   * What was seen less what was expected, shape (n, seen), the covariance of that, and its
   * covariance with the state.
   */
  record Seen(TensorVariable error, TensorVariable spread, TensorVariable shared) {}

  private final int seen;
  private final Function function;

  Walk(Rule rule, int seen) {
    this.seen = seen;
    TensorVariable x = T.tensor("x", DType.FLOAT64, -1, -1, -1);
    Moments first = rule.first(x);
    List<TensorVariable> along =
        Damo.scan((frame, mean, covariance) -> frame(rule, frame, new Moments(mean, covariance)))
            .sequences(x.dimshuffle(1, 0, 2))
            .outputsInfo(first.mean(), first.covariance(), null, null, null)
            .run()
            .outputs();
    TensorVariable covariances = along.get(3);
    function =
        Damo.function(
            List.of(x),
            List.of(
                along.get(2).dimshuffle(1, 0, 2),
                covariances.ndim() == 3
                    ? covariances.dimshuffle('x', 0, 1, 2)
                    : covariances.dimshuffle(1, 0, 2, 3),
                along.get(4).sum(0)));
  }

  private static List<TensorVariable> frame(Rule rule, TensorVariable frame, Moments before) {
    Seen seen = rule.see(before, frame);
    Moments now = before.corrected(seen.error(), seen.spread(), seen.shared());
    Moments next = rule.ahead(now);
    return List.of(
        next.mean(),
        next.covariance(),
        now.mean(),
        now.covariance(),
        Moments.logDensity(seen.error(), seen.spread()));
  }

  /** Along sequences of one length: shape (sequences, frames, seen), all finite. */
  Filtered along(INDArray x) {
    if (x.rank() != 3 || x.isEmpty() || x.size(2) != seen) {
      throw new DataException(
          "sequences of frames of %d numbers were expected, not an array of shape %s"
              .formatted(seen, Arrays.toString(x.shape())));
    }
    INDArray wide = x.castTo(DataType.DOUBLE);
    checkFinite(wide);
    List<INDArray> all = function.callAll(wide);
    return new Filtered(all.get(0), all.get(1), all.get(2));
  }

  private static void checkFinite(INDArray x) {
    if (Double.isFinite(x.sumNumber().doubleValue())) return;
    for (long sequence = 0; sequence < x.size(0); sequence++) {
      for (long frame = 0; frame < x.size(1); frame++) {
        for (long place = 0; place < x.size(2); place++) {
          double value = x.getDouble(sequence, frame, place);
          if (!Double.isFinite(value)) {
            throw new DataException(
                "sequence %d, frame %d, number %d is %s".formatted(sequence, frame, place, value));
          }
        }
      }
    }
  }
}
