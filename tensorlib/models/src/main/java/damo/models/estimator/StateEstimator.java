package damo.models.estimator;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.data.sequence.Pairs;
import damo.models.Outcome;
import damo.nn.Activation;
import damo.nn.Adam;
import damo.nn.Dense;
import damo.nn.Initializer;
import damo.nn.Layer;
import damo.nn.training.BaseModel;
import damo.nn.training.ModelSettings;
import damo.nn.training.TrainingData;
import damo.scalar.DType;
import damo.scan.Init;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What estimators share. In each step the belief {@code k₋} is corrected by what is observed,
 * {@code h = filter(k₋) + observe(o)}, and moved by what is done, {@code k = transform(h) +
 * act(a)}; the first belief is learned. Settings are {@code n_obs}, {@code n_act} and those of
 * {@link #DEFAULTS}: {@code ff_obs}, {@code ff_filt}, {@code ff_trans}, {@code ff_act}, {@code
 * ff_pred} are the sizes of hidden layers of the five networks.
 */
public abstract class StateEstimator extends BaseModel {
  /** What settings are where none is given. */
  public static final Map<String, Object> DEFAULTS =
      ModelSettings.none()
          .with("n_hidden", 20)
          .with("ff_obs", List.of())
          .with("ff_filt", List.of())
          .with("ff_trans", List.of())
          .with("ff_act", List.of())
          .with("ff_pred", List.of())
          .with("outcome", "softmax")
          .with("lr", 0.01)
          .with("seed", 1)
          .asMap();

  /** What is known along the way, each of shape (steps, walks, n_hidden). */
  record Beliefs(TensorVariable corrected, TensorVariable moved) {}

  private Layer observe;
  private Layer filter;
  private Layer predict;
  private SharedTensor first;
  private Function errors;
  private Function output;

  StateEstimator(Map<String, ?> settings) {
    super(settings, DEFAULTS);
    build();
  }

  /** How many numbers are told in a step. */
  int outputs() {
    return settings().count("n_obs");
  }

  /** How many numbers an observation is that the network sees. */
  int perceived() {
    return settings().count("n_obs");
  }

  final int hidden() {
    return settings().count("n_hidden");
  }

  @Override
  protected void createParams() {
    observe = network("obs", "ff_obs", perceived(), hidden(), Activation.TANH);
    filter = network("filt", "ff_filt", hidden(), hidden(), Activation.TANH);
    addWeights(observe.params());
    addWeights(filter.params());
    createMove();
    predict = network("pred", "ff_pred", hidden(), outputs(), Activation.LINEAR);
    addWeights(predict.params());
    first = addWeights("b_k0", Initializer.zeros(), hidden());
  }

  /**
   * Hidden layers of tanh with the sizes of a setting and a last one on top, called {@code name_0},
   * {@code name_1}, ….
   */
  final Layer network(String name, String sizes, int inputs, int outputs, Activation last) {
    List<Integer> hidden = settings().counts(sizes);
    Layer all = Layer.chain();
    int from = inputs;
    for (int i = 0; i < hidden.size(); i++) {
      all = all.then(Dense.of(name + "_" + i, from, hidden.get(i), Activation.TANH, random()));
      from = hidden.get(i);
    }
    return all.then(Dense.of(name + "_" + hidden.size(), from, outputs, last, random()));
  }

  /** Makes the weights of {@link #move}. */
  abstract void createMove();

  /** The belief after doing {@code action} where {@code corrected} was believed. */
  abstract TensorVariable move(TensorVariable corrected, TensorVariable action);

  /** Which belief the outputs are told from. */
  abstract TensorVariable told(Beliefs beliefs);

  /**
   * What of the data is observed in each step.
   *
   * @param y shape (walks, steps + 1, n)
   */
  abstract TensorVariable observed(TensorVariable y);

  /** What the outputs should be, in the form of the outcome. */
  abstract TensorVariable target(TensorVariable y);

  @Override
  protected void buildModel() {
    Outcome outcome = Outcome.named(settings().text("outcome"));
    TensorVariable actions = T.tensor3("actions");
    TensorVariable places = T.tensor3("places");
    Beliefs beliefs = beliefs(observed(places).dimshuffle(1, 0, 2), actions.dimshuffle(1, 0, 2));
    TensorVariable z = said(predict.apply(told(beliefs))).dimshuffle(1, 0, 2);
    TensorVariable target = classes(outcome, target(places));
    List<TensorVariable> inputs = List.of(actions, places);
    trainFunction(inputs, outcome.loss(z, target), new Adam(settings().number("lr")));
    errors = Damo.function(inputs, outcome.errors(z, target));
    output = Damo.function(inputs, outcome.output(z));
  }

  private static TensorVariable classes(Outcome outcome, TensorVariable target) {
    return switch (outcome) {
      case LINEAR -> target;
      case SIGMOID -> target.astype(DType.INT32);
      case SOFTMAX -> target.argmax(-1);
    };
  }

  /** What the network has for an answer, as the numbers before the outcome's function. */
  TensorVariable said(TensorVariable answer) {
    return answer;
  }

  private Beliefs beliefs(TensorVariable observations, TensorVariable actions) {
    TensorVariable seen = observe.apply(observations);
    TensorVariable k0 = T.zeros(first.dtype(), seen.shape().get(1), hidden()).add(first);
    List<TensorVariable> both =
        Damo.scanList(
                taken -> {
                  TensorVariable h = filter.apply(taken.get(2)).add(taken.get(0));
                  return List.of(h, move(h, taken.get(1)));
                })
            .sequences(seen, actions)
            .outputsInfo(Init.none(), k0)
            .name("beliefs")
            .run()
            .outputs();
    return new Beliefs(both.get(0), both.get(1));
  }

  /** Batches of actions and places. */
  public static TrainingData data(Pairs walks, int batchSize, long seed) {
    return TrainingData.of(walks.feed(batchSize, seed), batch -> List.of(batch.x(), batch.y()));
  }

  /** The share of wrong answers, or the mean squared error. */
  public double errors(Pairs walks) {
    return errors.callDouble(walks.x(), walks.y());
  }

  /** What the model says in each step, shape (walks, steps, outputs). */
  public INDArray output(Pairs walks) {
    return output.callAll(walks.x(), walks.y()).getFirst();
  }
}
