package damo.models.mlp;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Updates;
import damo.data.BatchPlan;
import damo.data.Dataset;
import damo.error.DamoException;
import damo.models.Outcome;
import damo.nn.Activation;
import damo.nn.Adadelta;
import damo.nn.Adam;
import damo.nn.BatchNormalization;
import damo.nn.CentredRmsProp;
import damo.nn.Dense;
import damo.nn.Dropout;
import damo.nn.HessianFree;
import damo.nn.LayerNormalization;
import damo.nn.Momentum;
import damo.nn.Optimizer;
import damo.nn.Penalty;
import damo.nn.training.BaseModel;
import damo.nn.training.ModelSettings;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A classifier of dense layers. Settings are {@code dim_observations}, {@code nclasses} and those
 * of {@link #DEFAULTS}:
 *
 * <ul>
 *   <li>{@code layers}: the sizes of the hidden layers; none is logistic regression
 *   <li>{@code columns}: that many networks of hidden layers beside each other, of whose outputs
 *       the greatest go on
 *   <li>{@code normlayer}: {@code none}, {@code batchnorm} or {@code layernorm}, before each
 *       nonlinearity
 *   <li>{@code input_dropout}, {@code dropout_rate}: shares left out while training
 *   <li>{@code rebinarize}: inputs are chances, and each batch draws 0 and 1 by them
 *   <li>{@code optimizer}: {@code sgd} (momentum .9), {@code rmsprop} (centred), {@code adadelta},
 *       {@code adam} or {@code hf}, which wants large batches; the last one and adadelta do not use
 *       {@code lr}
 * </ul>
 */
public final class Feedforward extends BaseModel {
  /** What settings are where none is given. */
  public static final Map<String, Object> DEFAULTS =
      ModelSettings.none()
          .with("layers", List.of(100, 100, 100))
          .with("columns", 1)
          .with("nonlinearity", "relu")
          .with("normlayer", "none")
          .with("input_dropout", 0)
          .with("dropout_rate", 0)
          .with("rebinarize", false)
          .with("l2", 1e-4)
          .with("optimizer", "adam")
          .with("lr", 1e-3)
          .with("seed", 1)
          .asMap();

  private static final int ROWS_AT_ONCE = 1000;

  private final TensorVariable x = T.matrix("x");
  private final TensorVariable y = T.ivector("y");
  private final List<List<Normalized>> columns = new ArrayList<>();
  private Dense top;
  private Function errors;
  private Function loss;
  private Function probabilities;

  /** A model with first weights. */
  public Feedforward(Map<String, ?> settings) {
    super(settings, DEFAULTS);
    build();
  }

  @Override
  protected void createParams() {
    if (settings().count("columns") < 1)
      throw new DamoException("columns are at least 1, got " + settings().count("columns"));
    List<SharedTensor> weights = new ArrayList<>();
    for (int column = 0; column < settings().count("columns"); column++)
      columns.add(column(column, weights));
    top = Dense.of("top", sizes().getLast(), settings().count("nclasses"), z -> z, random());
    weights.addAll(top.params());
    addWeights(weights);
  }

  private List<Normalized> column(int column, List<SharedTensor> weights) {
    List<Normalized> layers = new ArrayList<>();
    String name = settings().count("columns") == 1 ? "h" : "c" + column;
    for (int i = 1; i < sizes().size(); i++) {
      layers.add(layer(name + "_" + i, sizes().get(i - 1), sizes().get(i)));
      layers.getLast().addTo(weights);
    }
    return layers;
  }

  /** From the features to the last hidden layer. */
  private List<Integer> sizes() {
    List<Integer> sizes = new ArrayList<>(List.of(settings().count("dim_observations")));
    sizes.addAll(settings().counts("layers"));
    return sizes;
  }

  private Normalized layer(String name, int inputs, int units) {
    Dense linear = Dense.of(name, inputs, units, z -> z, random());
    Activation nonlinearity = Activation.named(settings().text("nonlinearity"));
    String weights = name + "_W";
    return switch (settings().text("normlayer")) {
      case "none" -> new Normalized(linear, null, null, nonlinearity);
      case "batchnorm" ->
          new Normalized(linear, BatchNormalization.of(weights, units), null, nonlinearity);
      case "layernorm" ->
          new Normalized(linear, null, LayerNormalization.of(weights, units), nonlinearity);
      default ->
          throw new DamoException(
              "normlayer is none, batchnorm or layernorm, got " + settings().text("normlayer"));
    };
  }

  @Override
  protected void buildModel() {
    TensorVariable trained = top.apply(trainHidden());
    TensorVariable cost = Outcome.SOFTMAX.loss(trained, y);
    TensorVariable wrong = Outcome.SOFTMAX.errors(trained, y);
    Updates steps = rule(trained).updates(regularised(cost), params());
    trainFunction(List.of(x, y), List.of(cost, wrong), steps);

    TensorVariable z = top.apply(hidden());
    errors = Damo.function(List.of(x, y), Outcome.SOFTMAX.errors(z, y));
    loss = Damo.function(List.of(x, y), Outcome.SOFTMAX.loss(z, y));
    probabilities = Damo.function(List.of(x), Outcome.SOFTMAX.output(z));
  }

  private TensorVariable trainHidden() {
    TensorVariable seen =
        settings().flag("rebinarize") ? streams().binomial(x.shape(), 1, x, x.dtype()) : x;
    TensorVariable input = new Dropout(settings().number("input_dropout"), streams()).apply(seen);
    Dropout dropout = new Dropout(settings().number("dropout_rate"), streams());
    List<TensorVariable> tops = new ArrayList<>();
    for (List<Normalized> column : columns) {
      TensorVariable h = input;
      for (Normalized layer : column) {
        Normalized.Trained trained = layer.train(h);
        addUpdates(trained.updates());
        h = dropout.apply(trained.output());
      }
      tops.add(h);
    }
    return greatest(tops);
  }

  private TensorVariable hidden() {
    List<TensorVariable> tops = new ArrayList<>();
    for (List<Normalized> column : columns) {
      TensorVariable h = x;
      for (Normalized layer : column) h = layer.evaluate(h);
      tops.add(h);
    }
    return greatest(tops);
  }

  private static TensorVariable greatest(List<TensorVariable> tops) {
    return tops.stream().reduce(T::maximum).orElseThrow();
  }

  private TensorVariable regularised(TensorVariable cost) {
    double l2 = settings().number("l2");
    return l2 == 0 ? cost : cost.add(Penalty.L2.of(params(), "_W").mul(l2));
  }

  private Optimizer rule(TensorVariable logits) {
    double lr = settings().number("lr");
    return switch (settings().text("optimizer")) {
      case "sgd" -> new Momentum(lr, 0.9);
      case "rmsprop" -> new CentredRmsProp(lr);
      case "adadelta" -> new Adadelta();
      case "adam" -> new Adam(lr);
      case "hf" -> HessianFree.of(logits).preconditioned(streams());
      default ->
          throw new DamoException(
              "optimizer is sgd, rmsprop, adadelta, adam or hf, got "
                  + settings().text("optimizer"));
    };
  }

  /** The share of rows whose class the model gets wrong. */
  public double errors(Dataset data) {
    return overBatches(errors, data);
  }

  /** The mean loss of the rows, in nats. */
  public double loss(Dataset data) {
    return overBatches(loss, data);
  }

  private static double overBatches(Function mean, Dataset data) {
    double sum = 0;
    for (int[] rows : BatchPlan.inOrder(data.size(), ROWS_AT_ONCE).batches(0)) {
      Dataset part = data.rows(rows);
      sum += mean.callDouble(part.x(), part.y()) * part.size();
    }
    return sum / data.size();
  }

  /** How likely each class is, shape (rows, nclasses). */
  public INDArray probabilities(INDArray rows) {
    return probabilities.callAll(rows).getFirst();
  }
}
