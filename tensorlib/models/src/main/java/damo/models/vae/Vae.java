package damo.models.vae;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.data.BatchPlan;
import damo.models.DescentSettings;
import damo.models.LayerSettings;
import damo.models.distribution.DiagonalGaussian;
import damo.nn.Choice;
import damo.nn.Descent;
import damo.nn.Dropout;
import damo.nn.Initializer;
import damo.nn.Rate;
import damo.nn.training.BaseModel;
import damo.nn.training.ModelSettings;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A variational autoencoder (D. Kingma, M. Welling 2014). A network q gives for each row the mean
 * and the log variance of a normal distribution of codes; a network p gives for a code the
 * distribution of rows. Both learn to lower the bound {@code −log p(x | z) + KL(q(z | x) ‖ N(0,
 * 1))}, in nats, which on average is at least {@code −log p(x)}.
 *
 * <p>Settings are {@code dim_observations} and those of {@link #DEFAULTS}, among them those of
 * {@link LayerSettings} and {@link DescentSettings}. Where {@code data_type} is {@code binary},
 * rows are of 0 and 1 or of probabilities; where it is {@code real}, p is normal with a variance
 * for each element.
 */
public final class Vae extends BaseModel {
  /** What settings are where none is given. */
  public static final Map<String, Object> DEFAULTS =
      ModelSettings.none()
          .with("data_type", "binary")
          .with("dim_stochastic", 50)
          .with("q_layers", 2)
          .with("q_dim_hidden", 400)
          .with("p_layers", 2)
          .with("p_dim_hidden", 200)
          .with("inference_model", "single")
          .with("nonlinearity", "softplus")
          .with("input_dropout", 0.1)
          .with("latent_noise", 0.05)
          .with("lr", 8e-4)
          .with("lr_decay", 1.0005)
          .with("lr_least", 1e-4)
          .with("anneal_start", 0.01)
          .with("anneal_steps", 10_000)
          .with("seed", 1)
          .orElse(LayerSettings.DEFAULTS)
          .orElse(DescentSettings.DEFAULTS)
          .asMap();

  /** What rows consist of. */
  private enum DataType {
    /** 0 and 1, or probabilities. */
    BINARY,
    /** Any numbers. */
    REAL
  }

  /** How codes hang together. */
  private enum InferenceModel {
    /** One layer of independent normals. */
    SINGLE
  }

  private final TensorVariable x = T.matrix("X");
  private final TensorVariable z = T.matrix("z");
  private Network q;
  private Network p;
  private Function evaluate;
  private Function infer;
  private Function logWeight;
  private Function reconstruct;

  /** A model with first weights. */
  public Vae(Map<String, ?> settings) {
    super(settings, DEFAULTS);
    build();
  }

  @Override
  protected void createParams() {
    Choice.named(InferenceModel.class, "inference model", settings().text("inference_model"));
    int observed = settings().count("dim_observations");
    int latent = settings().count("dim_stochastic");
    q = network("q", observed, latent, "mu", "logcov");
    p =
        isBinary()
            ? network("p", latent, observed, "mean")
            : network("p", latent, observed, "mu", "logcov");
    addWeights(q.params());
    addWeights(p.params());
    addWeights("anneal", Initializer.constant(settings().number("anneal_start")));
    addWeights("update_ctr", Initializer.constant(1));
    addWeights("lr", Initializer.constant(settings().number("lr")));
  }

  private Network network(String name, int inputs, int outputs, String... heads) {
    return Network.of(name, inputs, new LayerSettings(settings())).heads(random(), outputs, heads);
  }

  private boolean isBinary() {
    return Choice.named(DataType.class, "data type", settings().text("data_type"))
        == DataType.BINARY;
  }

  @Override
  protected void buildModel() {
    buildTraining();
    DiagonalGaussian codes = gaussian(q.apply(x));
    TensorVariable drawn = codes.around(standardNormal(codes));
    TensorVariable nll = nll(drawn);
    evaluate = Damo.function(List.of(x), nll.add(codes.divergenceFromStandard()));
    infer =
        Damo.function(List.of(x))
            .outputs(List.of(drawn, codes.mean(), codes.logVariance()))
            .build();
    logWeight =
        Damo.function(
            List.of(x),
            DiagonalGaussian.standard(drawn)
                .logDensity(drawn)
                .sub(nll)
                .sub(codes.logDensity(drawn)));
    reconstruct =
        Damo.function(
            List.of(z), isBinary() ? T.nnet.sigmoid(p.apply(z).getFirst()) : p.apply(z).getFirst());
  }

  /** What training sees: noise on rows and codes, and a divergence that weighs little at first. */
  private void buildTraining() {
    DiagonalGaussian codes = gaussian(q.apply(dropout(x)));
    TensorVariable noise = standardNormal(codes).mul(settings().number("latent_noise"));
    TensorVariable drawn = codes.around(standardNormal(codes)).add(noise);
    SharedTensor anneal = weight("anneal");
    SharedTensor step = weight("update_ctr");
    TensorVariable nll = nll(drawn);
    TensorVariable kl = codes.divergenceFromStandard();
    addUpdate(
        anneal,
        T.minimum(
            1, step.div(settings().number("anneal_steps")).add(settings().number("anneal_start"))));
    addUpdate(step, step.add(1));
    TensorVariable cost = nll.add(kl.mul(anneal)).mean().named("cost");
    trainFunction(List.of(x), List.of(cost, nll.add(kl).mean()), rule().updates(cost, params()));
  }

  private Descent rule() {
    return new DescentSettings(settings()).rule(Rate.of(weight("lr")), x.shape().get(0));
  }

  private TensorVariable dropout(TensorVariable input) {
    return new Dropout(settings().number("input_dropout"), streams()).apply(input);
  }

  private static DiagonalGaussian gaussian(List<TensorVariable> both) {
    return new DiagonalGaussian(both.get(0), both.get(1));
  }

  private TensorVariable standardNormal(DiagonalGaussian like) {
    return streams().normal(like.mean().shape());
  }

  /** {@code −log p(x | z)}, shape (rows). */
  private TensorVariable nll(TensorVariable code) {
    List<TensorVariable> given = p.apply(code);
    return isBinary()
        ? T.nnet.sigmoidBinaryCrossentropy(given.getFirst(), x).sum(1)
        : gaussian(given).logDensity(x).neg();
  }

  /**
   * Codes of rows: a draw for each, the means, and the log variances, each of shape (rows,
   * dim_stochastic).
   */
  public List<INDArray> infer(INDArray rows) {
    return infer.callAll(rows);
  }

  /** The mean of the rows that codes stand for, shape (codes, dim_observations). */
  public INDArray reconstruct(INDArray codes) {
    return reconstruct.callAll(codes).getFirst();
  }

  /** The means of rows that the model makes up, shape (count, dim_observations). */
  public INDArray sample(int count, long seed) {
    return reconstruct(
        Nd4j.getRandomFactory()
            .getNewRandomInstance(seed)
            .nextGaussian(new long[] {count, settings().count("dim_stochastic")}));
  }

  /**
   * The bound, in nats for a row: the mean over rows and {@code draws} codes for each.
   *
   * @param batchSize rows that are computed at once
   */
  public double evaluateBound(INDArray rows, int batchSize, int draws) {
    double sum = 0;
    for (INDArray batch : batches(rows, batchSize))
      for (int i = 0; i < draws; i++)
        sum += evaluate.callAll(batch).getFirst().sumNumber().doubleValue();
    return sum / draws / rows.size(0);
  }

  /**
   * An estimate of {@code −log p(x)}, in nats for a row, closer than the bound: {@code −log} of the
   * mean of {@code p(x, z) / q(z | x)} over draws (Y. Burda et al. 2016).
   */
  public double importanceSampledNll(INDArray rows, int batchSize, int draws) {
    double sum = 0;
    for (INDArray batch : batches(rows, batchSize)) {
      double[][] weights = new double[draws][];
      for (int i = 0; i < draws; i++)
        weights[i] = logWeight.callAll(batch).getFirst().toDoubleVector();
      for (int row = 0; row < batch.size(0); row++) sum -= logMeanExp(weights, row);
    }
    return sum / rows.size(0);
  }

  private static double logMeanExp(double[][] weights, int row) {
    double most = Double.NEGATIVE_INFINITY;
    for (double[] draw : weights) most = Math.max(most, draw[row]);
    double sum = 0;
    for (double[] draw : weights) sum += Math.exp(draw[row] - most);
    return most + Math.log(sum / weights.length);
  }

  private static List<INDArray> batches(INDArray rows, int size) {
    return BatchPlan.inOrder((int) rows.size(0), size).batches(0).stream()
        .map(some -> rows.get(NDArrayIndex.interval(some[0], some[0] + some.length)))
        .toList();
  }

  /** Divides the learning rate, unless it would fall below the least: to be done after an epoch. */
  public void decayRate() {
    double next = weight("lr").getValue().getDouble(0) / settings().number("lr_decay");
    if (next >= settings().number("lr_least")) weight("lr").setValue(next);
  }

  /** Begins again to weigh the divergence little. */
  public void resetAnneal() {
    weight("anneal").setValue(settings().number("anneal_start"));
    weight("update_ctr").setValue(1);
  }
}
