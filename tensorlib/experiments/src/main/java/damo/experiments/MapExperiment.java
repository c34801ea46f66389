package damo.experiments;

import damo.data.sequence.Pairs;
import damo.data.sets.Corridor;
import damo.data.sets.Parts;
import damo.display.SparkTable;
import damo.error.DamoException;
import damo.models.estimator.Euse;
import damo.models.estimator.Muse;
import damo.models.estimator.Sse;
import damo.models.estimator.StateEstimator;
import damo.models.estimator.Use;
import damo.nn.training.ModelSettings;
import damo.nn.training.Trainer;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** State estimators that walk along a corridor. */
@Command(
    name = "dl-map1d",
    description = "State estimators in a corridor of five cells: where will a move lead?",
    mixinStandardHelpOptions = true)
final class MapExperiment implements Runnable {
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--model",
      defaultValue = "use",
      description = "use, muse, euse, sse (${DEFAULT-VALUE})")
  private String model = "use";

  @Option(
      names = "--outcome",
      defaultValue = "softmax",
      description = "softmax or sigmoid (${DEFAULT-VALUE})")
  private String outcome = "softmax";

  @Override
  public void run() {
    Report report = new Report("dl-map1d");
    Parts<Pairs> walks = Corridor.walks(options.seed());
    Parts<Pairs> seen = model.equals("sse") ? walks.map(MapExperiment::supervised) : walks;
    StateEstimator estimator = estimator();
    Training training = new Training(options, report, model, Map.of("outcome", outcome));
    training.introduce(estimator);
    Trainer trainer =
        training.trainer(
            estimator,
            StateEstimator.data(seen.train(), options.batchSize(10), options.seed()),
            options.epochs(100, 60),
            () -> estimator.errors(seen.valid()));
    training.run(trainer);
    report.say("test errors %.4f", estimator.errors(seen.test()));
    table(report, estimator, seen.test());
    report.write(options.html());
  }

  private StateEstimator estimator() {
    ModelSettings settings =
        ModelSettings.none()
            .with("n_obs", 5)
            .with("n_act", 2)
            .with("outcome", outcome)
            .with("lr", options.rate(0.01))
            .with("seed", options.seed());
    return switch (model) {
      case "use" -> new Use(settings.asMap());
      case "muse" -> new Muse(settings.asMap());
      case "euse" -> new Euse(settings.with("e_obs", 4).asMap());
      case "sse" -> new Sse(settings.with("n_pred", 5).asMap());
      default -> throw new DamoException("--model is use, muse, euse or sse, got " + model);
    };
  }

  /** Cells are seen, and beside them told. */
  private static Pairs supervised(Pairs walks) {
    return new Pairs(walks.x(), Nd4j.concat(2, walks.y(), walks.y()));
  }

  private static void table(Report report, StateEstimator estimator, Pairs test) {
    INDArray cells = test.y().slice(0);
    int steps = (int) test.x().size(1);
    INDArray observed =
        cells.get(NDArrayIndex.interval(0, steps), NDArrayIndex.interval(0, 5)).dup('c');
    INDArray told = estimator.output(test).slice(0).dup('c');
    report.show(
        "one walk",
        SparkTable.of("observed", observed)
            .with("expected next", told)
            .with("move", test.x().slice(0).dup('c')));
  }
}
