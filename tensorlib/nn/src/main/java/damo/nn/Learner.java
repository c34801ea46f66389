package damo.nn;

import damo.compile.Function;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Learns to classify the rows of a matrix: column 0 has the label 0 … C−1, the other columns the
 * features. Softmax regression, or one hidden layer of rectified units, trained by Adagrad on
 * batches drawn with replacement.
 */
public final class Learner {
  private final int batchSize;
  private final double learningRate;
  private final int nHidden;
  private final Random random;
  private @Nullable LearnerNet trained;

  /** Softmax regression. */
  public Learner(int batchSize, double learningRate) {
    this(batchSize, learningRate, 0);
  }

  /**
   * @param nHidden hidden units; 0 is softmax regression
   */
  public Learner(int batchSize, double learningRate, int nHidden) {
    this(batchSize, learningRate, nHidden, 0);
  }

  /**
   * @param seed of initial weights and of the draw of batches
   */
  public Learner(int batchSize, double learningRate, int nHidden, long seed) {
    Settings.require(batchSize > 0, "batchSize must be at least 1, got %d", batchSize);
    Settings.positive("learningRate", learningRate);
    Settings.require(nHidden >= 0, "nHidden must be at least 0, got %d", nHidden);
    this.batchSize = batchSize;
    this.learningRate = learningRate;
    this.nHidden = nHidden;
    this.random = new Random(seed);
  }

  /** 100,000 steps; prints the mean cost every 1,000. */
  public TrainingResult fit(INDArray data) {
    return fit(data, 100_000);
  }

  /** Prints the mean cost every 1,000 steps. */
  public TrainingResult fit(INDArray data, int nSteps) {
    return fit(data, nSteps, 1000);
  }

  /** Prints the mean cost every {@code printN} steps. */
  public TrainingResult fit(INDArray data, int nSteps, int printN) {
    return fit(data, nSteps, printN, -1, null);
  }

  /** Also prints the accuracy on {@code test} every {@code checkN} steps. */
  public TrainingResult fit(
      INDArray data, int nSteps, int printN, int checkN, @Nullable INDArray test) {
    return fit(data, nSteps, printN, checkN, test, TrainingListener.printing());
  }

  /** Tells {@code listener} instead of printing. */
  public TrainingResult fit(INDArray data, int nSteps, int printN, TrainingListener listener) {
    return fit(data, nSteps, printN, -1, null, listener);
  }

  /**
   * Trains; again on what was learnt before, if this was called before. An interrupt of the thread
   * ends it after the current step, with the thread still marked as interrupted.
   *
   * @param data shape (rows, 1 + features), label in column 0
   * @param nSteps batches to learn from
   * @param printN steps from one report of the mean cost to the next; 0 or less for none
   * @param checkN steps from one report of the accuracy on {@code test} to the next
   * @param test like {@code data}; null for no such reports
   * @param listener hears the reports
   * @throws DamoException before training, for labels that are not 0 … C−1, for features that are
   *     not finite, or in training when the cost is not
   * @throws ShapeException before training, for data of another shape
   */
  public TrainingResult fit(
      INDArray data,
      int nSteps,
      int printN,
      int checkN,
      @Nullable INDArray test,
      TrainingListener listener) {
    Settings.require(nSteps >= 0, "nSteps must be at least 0, got %d", nSteps);
    LabelledRows rows = LabelledRows.of(data);
    LearnerNet net = trained == null ? made(rows.features(), rows.classes()) : trained;
    rows.checkedFor(net.features(), net.classes());
    LabelledRows judged = test == null ? null : net.judged(test);
    trained = net;
    RandomRows batch = new RandomRows(rows, batchSize, random);
    return new TrainingRun(net, batch, learningRate, printN, checkN, judged, listener).run(nSteps);
  }

  /** Makes the network without training, to look at its graph and first weights. */
  public LearnerGraph build(int features, int classes) {
    Settings.require(trained == null, "this Learner has its network already; see graph()");
    Settings.require(
        features > 0 && classes > 0,
        "a network needs at least one feature and one class, got %d and %d",
        features,
        classes);
    trained = made(features, classes);
    return trained.graph();
  }

  private LearnerNet made(int features, int classes) {
    LearnerGraph graph = LearnerGraph.of(features, nHidden, classes, random);
    return LearnerNet.of(graph, features, classes, new Adagrad(learningRate));
  }

  /** The network in symbols: inputs, probabilities, cost, layers. */
  public LearnerGraph graph() {
    return net().graph();
  }

  /** The compiled step: takes features and labels, gives the cost, and updates the parameters. */
  public Function trainFunction() {
    return net().train();
  }

  /**
   * The most probable class of each row.
   *
   * @param features shape (rows, features) or, for one row, (features)
   * @return int64, shape (rows)
   */
  public INDArray predict(INDArray features) {
    LearnerNet net = net();
    Value x = Features.of(features);
    Features.checkColumns(x, net.features(), "");
    long[] labels = net.labels(x);
    return Nd4jBorder.toNd4j(Value.wrap(DType.INT64, Ints.of(labels.length), labels));
  }

  /**
   * The share of the rows whose label is predicted, between 0 and 1.
   *
   * @param data shape (rows, 1 + features), label in column 0
   */
  public double classificationAccuracy(INDArray data) {
    LearnerNet net = net();
    return net.accuracy(net.judged(data));
  }

  private LearnerNet net() {
    if (trained != null) return trained;
    throw new DamoException("this Learner has learnt nothing yet: call fit(data) first");
  }
}
