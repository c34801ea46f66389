package damo.models.lstm;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.data.BatchPlan;
import damo.data.sequence.SequenceBatch;
import damo.data.sequence.Sequences;
import damo.error.DamoException;
import damo.models.DescentSettings;
import damo.models.LayerSettings;
import damo.nn.Dense;
import damo.nn.Dropout;
import damo.nn.Lstm;
import damo.nn.Rate;
import damo.nn.Stacked;
import damo.nn.training.BaseModel;
import damo.nn.training.ModelSettings;
import damo.nn.training.TrainingData;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * LSTMs that read a sequence of binary frames, such as the keys of a piano, and give for each frame
 * how likely each of its elements is on, given the frames before it. The loss is {@code −log} of
 * that likelihood, in nats for a frame; what is padding does not count.
 *
 * <p>Settings are {@code dim_observations} and those of {@link #DEFAULTS}, among them those of
 * {@link LayerSettings}, which are of the layers below and above the LSTMs, and {@link
 * DescentSettings}. A model that is to {@code validate_only} has no function to train by. With
 * {@code bidirectional} a second row of LSTMs reads from the end, and each frame is told from those
 * before and those behind it: a pseudo-likelihood, from which nothing can be sampled.
 */
public final class NextFrame extends BaseModel {
  /** What settings are where none is given. */
  public static final Map<String, Object> DEFAULTS =
      ModelSettings.none()
          .with("rnn_size", 400)
          .with("rnn_layers", 1)
          .with("rnn_dropout", 0.5)
          .with("bidirectional", false)
          .with("nonlinearity", "tanh")
          .with("lr", 1e-3)
          .with("forget_bias", 1)
          .with("validate_only", false)
          .with("seed", 1)
          .orElse(LayerSettings.DEFAULTS)
          .orElse(DescentSettings.DEFAULTS)
          .asMap();

  private final TensorVariable x = T.tensor3("X");
  private final TensorVariable m = T.matrix("M");
  private Dense input;
  private List<Lstm> forward = List.of();
  private List<Lstm> backward = List.of();
  private Dense output;
  private Function evaluate;
  private Function predict;

  /** A model with first weights. */
  public NextFrame(Map<String, ?> settings) {
    super(settings, DEFAULTS);
    build();
  }

  @Override
  protected void createParams() {
    int keys = settings().count("dim_observations");
    int units = settings().count("rnn_size");
    boolean both = settings().flag("bidirectional");
    LayerSettings dense = new LayerSettings(settings());
    input = dense.hidden("input", keys, units, random());
    forward = layers("l", units);
    backward = both ? layers("r", units) : List.of();
    output = dense.linear("output", both ? 2 * units : units, keys, random());
    addWeights(input.params());
    forward.forEach(layer -> addWeights(layer.params()));
    backward.forEach(layer -> addWeights(layer.params()));
    addWeights(output.params());
  }

  private List<Lstm> layers(String direction, int units) {
    double forgetBias = settings().number("forget_bias");
    return IntStream.range(0, settings().count("rnn_layers"))
        .mapToObj(i -> Lstm.of(direction + "_" + i, units, units, forgetBias, random()))
        .toList();
  }

  @Override
  protected void buildModel() {
    if (!settings().flag("validate_only")) buildTraining();
    TensorVariable logits = logits(UnaryOperator.identity());
    evaluate = Damo.function(List.of(x, m), nats(logits).sum());
    predict = Damo.function(List.of(x, m), T.nnet.sigmoid(logits).dimshuffle(1, 0, 2));
  }

  private void buildTraining() {
    TensorVariable cost = nats(logits(this::dropout)).sum().div(m.sum());
    Rate rate = Rate.of(settings().number("lr"));
    trainFunction(List.of(x, m), cost, new DescentSettings(settings()).rule(rate, m.sum()));
  }

  /** Shape (frames, sequences, keys). */
  private TensorVariable logits(UnaryOperator<TensorVariable> dropout) {
    TensorVariable mask = m.transpose();
    TensorVariable frames = input.apply(x.dimshuffle(1, 0, 2)).mul(mask.dimshuffle(0, 1, 'x'));
    TensorVariable none = T.zerosLike(frames.get("0:1"));
    TensorVariable before = T.concatenate(List.of(none, frames.get(":-1")), 0);
    TensorVariable top = along(forward, before, mask, dropout);
    if (!backward.isEmpty()) {
      TensorVariable behind = T.concatenate(List.of(frames.get("1:"), none), 0).get("::-1");
      top =
          T.concatenate(
              List.of(top, along(backward, behind, mask.get("::-1"), dropout).get("::-1")), 2);
    }
    return output.apply(dropout.apply(top));
  }

  private TensorVariable along(
      List<Lstm> layers,
      TensorVariable frames,
      TensorVariable mask,
      UnaryOperator<TensorVariable> dropout) {
    return Stacked.of(layers.toArray(Lstm[]::new)).along(frames, mask, dropout);
  }

  private TensorVariable dropout(TensorVariable h) {
    return new Dropout(settings().number("rnn_dropout"), streams()).apply(h);
  }

  /** For each frame, shape (frames, sequences); 0 where there is padding. */
  private TensorVariable nats(TensorVariable logits) {
    return T.nnet
        .sigmoidBinaryCrossentropy(logits, x.dimshuffle(1, 0, 2))
        .sum(2)
        .mul(m.transpose());
  }

  /** Batches as the model takes them, padded to their longest sequence. */
  public static TrainingData data(Sequences sequences, int batchSize, long seed) {
    return TrainingData.of(
        sequences.feed(batchSize, seed), batch -> List.of(batch.x(), batch.mask()));
  }

  /**
   * The loss over all sequences, in nats for a frame.
   *
   * @param batchSize sequences that are computed at once
   */
  public double evaluateNll(Sequences sequences, int batchSize) {
    double nats = 0;
    for (int[] chosen : BatchPlan.inOrder(sequences.size(), batchSize).batches(0)) {
      SequenceBatch batch = sequences.padded(chosen);
      nats += evaluate.callDouble(batch.x(), batch.mask());
    }
    return nats / sequences.totalFrames();
  }

  /**
   * How likely each key of each frame is on, given the frames before it: shape (n, frames, keys).
   */
  public INDArray predict(SequenceBatch batch) {
    return predict.callAll(batch.x(), batch.mask()).getFirst();
  }

  /**
   * Sequences that the model makes up, frame by frame, float32 of 0 and 1, shape (count, frames,
   * keys).
   */
  public INDArray sample(int count, int frames, int seed) {
    if (!backward.isEmpty())
      throw new DamoException(
          "a bidirectional model tells a frame from those around it: nothing can be sampled from it");
    return new Sampler(input, forward, output, seed).sample(count, frames);
  }
}
