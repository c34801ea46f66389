package damo.experiments;

import damo.data.Dataset;
import damo.data.sets.Parts;
import damo.display.Images;
import damo.display.Spark;
import damo.models.mlp.Feedforward;
import damo.nn.training.ModelSettings;
import damo.nn.training.Patience;
import damo.nn.training.Trainer;
import damo.nn.training.TrainingData;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Networks of dense layers on pictures with a class each; subclasses say which. */
abstract class ClassifierExperiment implements Runnable {
  /** One hidden layer. */
  @Command(name = "dl-mlp", description = "One hidden layer.", mixinStandardHelpOptions = true)
  static final class OneLayer extends ClassifierExperiment {
    OneLayer() {
      super("dl-mlp", List.of(500), 1, 0);
    }
  }

  /** Three hidden layers with dropout. */
  @Command(
      name = "dl-dbn",
      description = "Three hidden layers with dropout.",
      mixinStandardHelpOptions = true)
  static final class Deep extends ClassifierExperiment {
    Deep() {
      super("dl-dbn", List.of(200, 200, 200), 1, 0.5);
    }
  }

  /** Columns of hidden layers, of whose outputs the greatest go on. */
  @Command(
      name = "dl-dbnc",
      description = "Columns of three hidden layers, of whose outputs the greatest go on.",
      mixinStandardHelpOptions = true)
  static final class Columns extends ClassifierExperiment {
    Columns() {
      super("dl-dbnc", List.of(200, 200, 200), 3, 0.5);
    }
  }

  private final String name;
  private final List<Integer> layers;
  private final int columns;
  private final double usualDropout;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = {"-dset", "--dataset"},
      defaultValue = "digits",
      description = "digits, mnist, mnist10k, fashion_mnist (${DEFAULT-VALUE})")
  private String dataset = "digits";

  @Option(
      names = {"-opt", "--optimizer"},
      defaultValue = "rmsprop",
      description = "sgd, rmsprop, adadelta, adam, hf (${DEFAULT-VALUE})")
  private String optimizer = "rmsprop";

  @Option(names = "--dropout", defaultValue = "-1", description = "share of hidden units left out")
  private double dropout;

  @Option(names = "--patience", defaultValue = "10000", description = "batches (${DEFAULT-VALUE})")
  private int patience;

  ClassifierExperiment(String name, List<Integer> layers, int columns, double usualDropout) {
    this.name = name;
    this.layers = layers;
    this.columns = columns;
    this.usualDropout = usualDropout;
  }

  @Override
  public void run() {
    Report report = new Report(name);
    Parts<Dataset> data = LabelledImages.load(options.isSmoke() ? "digits" : dataset, options);
    Feedforward model = new Feedforward(settings(data.train()).asMap());
    Training training =
        new Training(options, report, name, Map.of("dset", dataset, "opt", optimizer));
    training.introduce(model);
    Trainer trainer =
        training
            .trainer(
                model,
                TrainingData.of(
                    data.train(),
                    options.batchSize(optimizer.equals("hf") ? 240 : 20),
                    options.seed()),
                options.epochs(100, 10),
                () -> model.errors(data.valid()))
            .patience(new Patience(patience, 2, .995))
            .test(() -> model.errors(data.test()));
    training.run(trainer);
    report.say("train %.2f %%", 100 * model.errors(data.train()));
    report.say("valid %.2f %%", 100 * model.errors(data.valid()));
    report.say("test accuracy %.2f %%", 100 * (1 - model.errors(data.test())));
    examples(report, model, data.test());
    report.write(options.html());
  }

  private ModelSettings settings(Dataset train) {
    return ModelSettings.none()
        .with("dim_observations", train.features())
        .with("nclasses", train.classes())
        .with("layers", layers)
        .with("columns", columns)
        .with("nonlinearity", "tanh")
        .with("dropout_rate", dropout < 0 ? usualDropout : dropout)
        .with("optimizer", optimizer)
        .with("lr", options.rate(optimizer.equals("sgd") ? 0.05 : 1e-3))
        .with("seed", options.seed());
  }

  private static void examples(Report report, Feedforward model, Dataset test) {
    Dataset first = test.rows(IntStream.range(0, Math.min(10, test.size())).toArray());
    INDArray likely = model.probabilities(first.x());
    int side = (int) Math.round(Math.sqrt(test.features()));
    Object[] said =
        IntStream.of(likely.argMax(1).toIntVector()).mapToObj(c -> (Object) c).toArray();
    report.show(
        "what it says to these",
        Images.grid(first.x()).size(side, side).columns(10).captions(said));
    report.show("how sure it is", Spark.prob(likely));
  }
}
