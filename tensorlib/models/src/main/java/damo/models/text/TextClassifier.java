package damo.models.text;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.data.BatchPlan;
import damo.data.text.WordBatch;
import damo.data.text.WordRows;
import damo.models.Outcome;
import damo.nn.Adam;
import damo.nn.Dense;
import damo.nn.Dropout;
import damo.nn.Embedding;
import damo.nn.Lstm;
import damo.nn.Unroll;
import damo.nn.training.BaseModel;
import damo.nn.training.ModelSettings;
import damo.nn.training.TrainingData;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Tells the class of a text: each word is looked up in a table, an LSTM reads them, the mean of its
 * outputs over the words goes through dropout into a softmax. Settings are {@code vocabulary},
 * {@code classes} and those of {@link #DEFAULTS}.
 */
public final class TextClassifier extends BaseModel {
  /** What settings are where none is given. */
  public static final Map<String, Object> DEFAULTS =
      ModelSettings.none()
          .with("embedding", 128)
          .with("units", 128)
          .with("word_dropout", 0.3)
          .with("dropout", 0.5)
          .with("lr", 1e-3)
          .with("seed", 1)
          .asMap();

  private final TensorVariable words = T.imatrix("words");
  private final TensorVariable mask = T.matrix("mask");
  private final TensorVariable y = T.ivector("y");
  private Embedding table;
  private Lstm lstm;
  private Dense top;
  private Function answer;
  private Function probabilities;

  /** A model with first weights. */
  public TextClassifier(Map<String, ?> settings) {
    super(settings, DEFAULTS);
    build();
  }

  @Override
  protected void createParams() {
    int width = settings().count("embedding");
    int units = settings().count("units");
    table = Embedding.of("embedding", settings().count("vocabulary"), width, random());
    addWeights(table.params());
    lstm = Lstm.of("text", width, units, random());
    top = Dense.of("top", units, settings().count("classes"), z -> z, random());
    addWeights(lstm.params());
    addWeights(top.params());
  }

  @Override
  protected void buildModel() {
    TensorVariable seen = table.apply(words.transpose());
    TensorVariable z = top.apply(meaning(seen));
    TensorVariable trained = top.apply(dropout("dropout", meaning(dropout("word_dropout", seen))));
    TensorVariable cost = Outcome.SOFTMAX.loss(trained, y);
    trainFunction(List.of(words, mask, y), cost, new Adam(settings().number("lr")));
    answer = Damo.function(List.of(words, mask), Outcome.SOFTMAX.pred(z));
    probabilities = Damo.function(List.of(words, mask), Outcome.SOFTMAX.output(z));
  }

  /** The mean output over the words of each text, shape (texts, units). */
  private TensorVariable meaning(TensorVariable seen) {
    TensorVariable real = mask.transpose();
    TensorVariable h = Unroll.of(lstm, seen).mask(real).output();
    TensorVariable sum = h.mul(real.dimshuffle(0, 1, 'x')).sum(0);
    return sum.div(T.maximum(mask.sum(1), 1).dimshuffle(0, 'x'));
  }

  private TensorVariable dropout(String share, TensorVariable h) {
    return new Dropout(settings().number(share), streams()).apply(h);
  }

  /** Batches of texts, each padded to its longest. */
  public static TrainingData data(WordRows texts, int batchSize, long seed) {
    return TrainingData.of(
        texts.feed(batchSize, seed), batch -> List.of(batch.words(), batch.mask(), batch.y()));
  }

  /**
   * The share of texts whose class the model gets wrong.
   *
   * @param batchSize texts that are read at once
   */
  public double errors(WordRows texts, int batchSize) {
    long wrong = 0;
    for (int[] chosen : BatchPlan.inOrder(texts.size(), batchSize).batches(0)) {
      WordBatch batch = texts.padded(chosen);
      int[] said = answer.callAll(batch.words(), batch.mask()).getFirst().toIntVector();
      int[] right = batch.y().toIntVector();
      wrong += IntStream.range(0, said.length).filter(i -> said[i] != right[i]).count();
    }
    return (double) wrong / texts.size();
  }

  /** How likely each class is, shape (texts, classes). */
  public INDArray probabilities(WordBatch texts) {
    return probabilities.callAll(texts.words(), texts.mask()).getFirst();
  }
}
