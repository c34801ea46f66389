package damo.experiments;

import damo.data.sequence.Pairs;
import damo.data.sets.LagTask;
import damo.data.sets.Parts;
import damo.display.Spark;
import damo.models.rnn.RecurrentNet;
import damo.nn.training.ModelSettings;
import damo.nn.training.Trainer;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A recurrent network on what has to be remembered for one or two frames. */
@Command(
    name = "dl-lag",
    description = "A recurrent network that tells what came one or two frames before.",
    mixinStandardHelpOptions = true)
final class LagExperiment implements Runnable {
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--targets",
      defaultValue = "linear",
      description = "linear, sigmoid or softmax (${DEFAULT-VALUE})")
  private String outcome = "linear";

  @Override
  public void run() {
    Report report = new Report("dl-lag");
    Parts<Pairs> data =
        switch (outcome) {
          case "linear" -> LagTask.real(options.seed());
          case "sigmoid" -> LagTask.binary(options.seed());
          default -> LagTask.softmax(options.seed());
        };
    RecurrentNet model = new RecurrentNet(settings().asMap());
    Training training = new Training(options, report, "RNN", Map.of("targets", outcome));
    training.introduce(model);
    Trainer trainer =
        training.trainer(
            model,
            RecurrentNet.data(data.train(), options.batchSize(10), options.seed()),
            options.epochs(400, 100),
            () -> model.errors(data.valid()));
    training.run(trainer);
    report.say("test errors %.4f", model.errors(data.test()));
    beside(report, model, data.test());
    report.write(options.html());
  }

  private ModelSettings settings() {
    return ModelSettings.none()
        .with("n_in", 5)
        .with("n_out", outcome.equals("sigmoid") ? 2 : 3)
        .with("outcome", outcome)
        .with("lr", options.rate(0.01))
        .with("seed", options.seed());
  }

  private void beside(Report report, RecurrentNet model, Pairs test) {
    INDArray said = model.output(test.x()).slice(0);
    INDArray right = test.y().slice(0);
    if (outcome.equals("softmax")) {
      report.show("true classes", right.toString());
      report.show("chances", Spark.prob(said));
      return;
    }
    for (int k = 0; k < said.size(1); k++) {
      report.show("true " + k, Spark.bars(right.getColumn(k).dup()));
      report.show("told " + k, Spark.bars(said.getColumn(k).dup()));
    }
  }
}
