package damo.models.rnn;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.data.sequence.Pairs;
import damo.models.Outcome;
import damo.nn.Adam;
import damo.nn.Dense;
import damo.nn.Initializer;
import damo.nn.Rnn;
import damo.nn.Unroll;
import damo.nn.training.BaseModel;
import damo.nn.training.ModelSettings;
import damo.nn.training.TrainingData;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@code h = tanh(x W + h₋ U + b)}, {@code y = outcome(h W' + b')}, along sequences, with a first
 * state that is learned. Settings are {@code n_in}, {@code n_out} and those of {@link #DEFAULTS};
 * {@code outcome} is {@code linear}, {@code sigmoid} or {@code softmax}.
 */
public final class RecurrentNet extends BaseModel {
  /** What settings are where none is given. */
  public static final Map<String, Object> DEFAULTS =
      ModelSettings.none()
          .with("n_hidden", 20)
          .with("outcome", "linear")
          .with("lr", 0.01)
          .with("seed", 1)
          .asMap();

  private final TensorVariable x = T.tensor3("x");
  private Rnn hidden;
  private Dense top;
  private SharedTensor first;
  private Function errors;
  private Function output;

  /** A model with first weights. */
  public RecurrentNet(Map<String, ?> settings) {
    super(settings, DEFAULTS);
    build();
  }

  @Override
  protected void createParams() {
    int units = settings().count("n_hidden");
    hidden = Rnn.of("rnn", settings().count("n_in"), units, random());
    top = Dense.of("top", units, settings().count("n_out"), z -> z, random());
    addWeights(hidden.params());
    first = addWeights("b_h0", Initializer.zeros(), units);
    addWeights(top.params());
  }

  @Override
  protected void buildModel() {
    Outcome outcome = Outcome.named(settings().text("outcome"));
    TensorVariable target =
        switch (outcome) {
          case LINEAR -> T.tensor3("y");
          case SIGMOID -> T.itensor3("y");
          case SOFTMAX -> T.imatrix("y");
        };
    TensorVariable h = Unroll.of(hidden, x.dimshuffle(1, 0, 2)).from(first).output();
    TensorVariable z = top.apply(h).dimshuffle(1, 0, 2);
    List<TensorVariable> inputs = List.of(x, target);
    trainFunction(inputs, outcome.loss(z, target), new Adam(settings().number("lr")));
    errors = Damo.function(inputs, outcome.errors(z, target));
    output = Damo.function(List.of(x), outcome.output(z));
  }

  /** Batches of sequences and targets. */
  public static TrainingData data(Pairs pairs, int batchSize, long seed) {
    return TrainingData.of(pairs.feed(batchSize, seed), batch -> List.of(batch.x(), batch.y()));
  }

  /** The share of wrong answers, or the mean squared error. */
  public double errors(Pairs pairs) {
    return errors.callDouble(pairs.x(), pairs.y());
  }

  /**
   * What the model says, shape (n, frames, n_out).
   *
   * @param sequences shape (n, frames, n_in)
   */
  public INDArray output(INDArray sequences) {
    return output.callAll(sequences).getFirst();
  }
}
