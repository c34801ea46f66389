package damo.experiments;

import damo.data.BatchPlan;
import damo.data.Feed;
import damo.models.distribution.BernoulliBaseline;
import damo.models.vae.Vae;
import damo.nn.InitScheme;
import damo.nn.training.ModelSettings;
import damo.nn.training.Trainer;
import damo.nn.training.TrainingData;
import damo.value.Nd4jBorder;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The variational autoencoder on binarised pictures. */
@Command(
    name = "bmnist",
    description = "A variational autoencoder on binarised digits, or MNIST.",
    mixinStandardHelpOptions = true)
final class VaeExperiment implements Runnable {
  private static final int BOUND_DRAWS = 5;
  private static final int WEIGHT_DRAWS = 100;

  @Mixin private TrainingOptions options = new TrainingOptions();
  @Mixin private LayerOptions layers = new LayerOptions("softplus", InitScheme.UNIFORM);
  @Mixin private DescentOptions descent = new DescentOptions(0.01);

  @Option(
      names = {"-dset", "--dataset"},
      defaultValue = "binarized_digits",
      description = "binarized_digits, binarized_mnist, mnist … (${DEFAULT-VALUE})")
  private String dataset = "binarized_digits";

  @Option(
      names = {"-ph", "--p-dim-hidden"},
      defaultValue = "200",
      description = "(${DEFAULT-VALUE})")
  private int pHidden;

  @Option(
      names = {"-pl", "--p-layers"},
      defaultValue = "2",
      description = "(${DEFAULT-VALUE})")
  private int pLayers;

  @Option(
      names = {"-qh", "--q-dim-hidden"},
      defaultValue = "400",
      description = "(${DEFAULT-VALUE})")
  private int qHidden;

  @Option(
      names = {"-ql", "--q-layers"},
      defaultValue = "2",
      description = "(${DEFAULT-VALUE})")
  private int qLayers;

  @Option(
      names = {"-ds", "--dim-stochastic"},
      defaultValue = "50",
      description = "(${DEFAULT-VALUE})")
  private int stochastic;

  @Option(
      names = {"-idrop", "--input-dropout"},
      defaultValue = "0.1",
      description = "(${DEFAULT-VALUE})")
  private double inputDropout;

  @Option(
      names = {"-infm", "--inference-model"},
      defaultValue = "single",
      description = "single: codes are independent normals (${DEFAULT-VALUE})")
  private String inference = "single";

  @Option(
      names = {"-viz", "--visualize"},
      arity = "0..1",
      defaultValue = "false",
      fallbackValue = "true",
      description = "draw pictures each time a checkpoint is due (${DEFAULT-VALUE})")
  private boolean isDrawn;

  @Option(
      names = "--anneal-steps",
      defaultValue = "2000",
      description = "batches until the divergence counts whole (${DEFAULT-VALUE})")
  private int annealSteps;

  @Override
  public void run() {
    Report report = new Report("bmnist");
    BinaryImages images =
        BinaryImages.load(options.isSmoke() ? "binarized_digits" : dataset, options);
    INDArray valid = images.parts().valid();
    INDArray test = images.parts().test();
    Vae model = new Vae(settings(images).asMap());
    Training training =
        new Training(options, report, "VAE", Map.of("dset", images.name(), "ds", stochastic));
    training.introduce(model);
    Trainer trainer =
        training.trainer(
            model,
            rows(images.parts().train()),
            options.epochs(100, 60),
            () -> model.evaluateBound(valid, 500, 1));
    VaePictures pictures = new VaePictures(model, images);
    if (isDrawn) trainer.afterEpoch(standing -> draw(training, standing.epoch(), pictures));
    training.run(trainer.afterEpoch(standing -> model.decayRate()));

    double baseline =
        BernoulliBaseline.fit(images.parts().train()).nll(test).meanNumber().doubleValue();
    report.say("product of Bernoullis %.3f nats a picture", baseline);
    report.say("bound %.3f", model.evaluateBound(test, 500, BOUND_DRAWS));
    report.say("importance-sampled %.3f", model.importanceSampledNll(test, 500, WEIGHT_DRAWS));
    pictures.tell(report);
    report.write(options.html());
  }

  private ModelSettings settings(BinaryImages images) {
    return descent
        .addTo(layers.addTo(ModelSettings.none()))
        .with("dim_observations", images.parts().train().columns())
        .with("dim_stochastic", stochastic)
        .with("p_dim_hidden", pHidden)
        .with("p_layers", pLayers)
        .with("q_dim_hidden", qHidden)
        .with("q_layers", qLayers)
        .with("input_dropout", inputDropout)
        .with("inference_model", inference)
        .with("lr", options.rate(8e-4))
        .with("anneal_steps", options.isSmoke() ? Math.min(annealSteps, 500) : annealSteps)
        .with("seed", options.seed());
  }

  private TrainingData rows(INDArray train) {
    BatchPlan plan = BatchPlan.shuffled(train.rows(), options.batchSize(100), options.seed());
    return TrainingData.of(
        new Feed<>(plan, rows -> Nd4jBorder.rows(train, rows)), batch -> List.of(batch));
  }

  private void draw(Training training, int epoch, VaePictures pictures) {
    if (epoch % options.saveEvery() != 0) return;
    training.show("reconstructions", epoch, pictures.reconstructions());
    training.show("samples", epoch, pictures.samples());
  }
}
