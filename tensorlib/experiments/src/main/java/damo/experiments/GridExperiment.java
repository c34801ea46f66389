package damo.experiments;

import damo.data.Dataset;
import damo.data.sets.Parts;
import damo.display.Bands;
import damo.display.Scores;
import damo.error.DamoException;
import damo.models.mlp.Feedforward;
import damo.nn.training.History;
import damo.nn.training.ModelSettings;
import damo.nn.training.RunReport;
import damo.nn.training.Trainer;
import damo.nn.training.TrainingData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Networks with and without normalisation, over batch sizes and seeds. */
@Command(
    name = "mnist-mlp",
    description =
        "MLP and logistic regression, with none, batch and layer normalisation, over batch sizes and seeds.",
    mixinStandardHelpOptions = true)
final class GridExperiment implements Runnable {
  private static final List<String> NORMS = List.of("none", "batchnorm", "layernorm");

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private LabelledImages images = new LabelledImages();

  @Option(
      names = {"-ep", "--epochs"},
      description = "passes over the data of each run (30)")
  private @Nullable Integer epochs;

  @Option(
      names = {"-lr", "--learning-rate"},
      defaultValue = "1e-3",
      description = "of the optimizer (${DEFAULT-VALUE})")
  private double rate;

  @Option(
      names = "--batch-sizes",
      split = ",",
      defaultValue = "20,100",
      description = "(${DEFAULT-VALUE})")
  private List<Integer> batchSizes = List.of(20, 100);

  @Option(
      names = "--seeds",
      defaultValue = "3",
      description = "runs of each setting (${DEFAULT-VALUE})")
  private int seeds;

  @Option(
      names = "--layers",
      split = ",",
      defaultValue = "100,100,100",
      description = "sizes (${DEFAULT-VALUE})")
  private List<Integer> layers = List.of(100, 100, 100);

  @Override
  public void run() {
    Report report = new Report("mnist-mlp");
    Parts<Dataset> data = images.load(options);
    Scores scores = Scores.of("model", "norm", "batch", "test accuracy %", "seconds");
    Map<String, List<History>> curves = new LinkedHashMap<>();
    List<Integer> sizes = options.isSmoke() ? List.of(50) : batchSizes;
    int runs = options.isSmoke() ? 2 : seeds;
    if (runs < 1) throw new DamoException("each setting has 1 or more runs, got --seeds " + runs);
    for (String norm : NORMS)
      for (int size : sizes) scores = row(report, data, scores, curves, norm, layers, size, runs);
    scores = row(report, data, scores, curves, "none", List.of(), sizes.getFirst(), runs);
    report.show("accuracy", scores.highest("test accuracy %"));
    report.show("training loss", bands(curves, "train").logY());
    report.show("validation errors", bands(curves, "valid"));
    report.write(options.html());
  }

  private Scores row(
      Report report,
      Parts<Dataset> data,
      Scores scores,
      Map<String, List<History>> curves,
      String norm,
      List<Integer> hidden,
      int batchSize,
      int runs) {
    double[] accuracies = new double[runs];
    double[] seconds = new double[runs];
    String model = hidden.isEmpty() ? "logistic" : "mlp";
    for (int i = 0; i < runs; i++) {
      Feedforward net = new Feedforward(settings(data.train(), norm, hidden, i).asMap());
      RunReport run = train(net, data, batchSize, i);
      accuracies[i] = 100 * (1 - net.errors(data.test()));
      seconds[i] = run.seconds();
      String key = model + " " + norm + " " + batchSize;
      curves.computeIfAbsent(key, k -> new ArrayList<>()).add(run.history());
      report.say(
          "%-8s %-9s batch %3d seed %d  test accuracy %6.2f %%  %5.1f s",
          model, norm, batchSize, options.seed() + i, accuracies[i], seconds[i]);
    }
    return scores.row(model, norm, batchSize, accuracies, seconds);
  }

  private ModelSettings settings(Dataset train, String norm, List<Integer> hidden, int run) {
    return ModelSettings.none()
        .with("dim_observations", train.features())
        .with("nclasses", train.classes())
        .with("layers", hidden)
        .with("normlayer", norm)
        .with("lr", rate)
        .with("seed", options.seed() + run);
  }

  private RunReport train(Feedforward net, Parts<Dataset> data, int batchSize, int run) {
    return Trainer.of(net, TrainingData.of(data.train(), batchSize, options.seed() + run))
        .epochs(epochs != null ? epochs : options.isSmoke() ? 8 : 30)
        .validation(() -> net.errors(data.valid()))
        .run();
  }

  private static Bands bands(Map<String, List<History>> curves, String name) {
    Bands bands = Bands.of(name);
    for (var setting : curves.entrySet())
      bands = bands.with(setting.getKey(), values(setting.getValue(), name));
    return bands;
  }

  private static double[][] values(List<History> runs, String name) {
    return runs.stream()
        .map(h -> h.curve(name).stream().mapToDouble(History.Point::value).toArray())
        .toArray(double[][]::new);
  }
}
