package damo.experiments;

import damo.data.Split;
import damo.nn.Learner;
import damo.nn.TrainingListener;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The Learner of the cheatsheet on digits. */
@Command(
    name = "learner",
    description = "The Learner of the cheatsheet on 8×8 digits: one hidden layer, Adagrad.",
    mixinStandardHelpOptions = true)
final class LearnerExperiment implements Runnable {
  @Mixin private DataOptions data = new DataOptions();

  @Option(names = "--steps", defaultValue = "5000", description = "batches (${DEFAULT-VALUE})")
  private int steps;

  @Option(names = "--batch", defaultValue = "20", description = "rows a batch (${DEFAULT-VALUE})")
  private int batch;

  @Option(names = "--rate", defaultValue = "0.05", description = "learning rate (${DEFAULT-VALUE})")
  private double rate;

  @Option(
      names = "--hidden",
      defaultValue = "100",
      description = "hidden units; 0 is softmax regression (${DEFAULT-VALUE})")
  private int hidden;

  @Option(
      names = "--print",
      defaultValue = "1000",
      description = "steps between two lines (${DEFAULT-VALUE})")
  private int print;

  @Override
  public void run() {
    Split digits = data.digits();
    INDArray test = digits.test().labelled();
    Learner learner = new Learner(batch, rate, hidden, data.seed());
    learner.fit(digits.train().labelled(), steps, print, print, test, TrainingListener.printing());
    System.out.println(
        String.format(
            Locale.ROOT, "test accuracy %.2f %%", 100 * learner.classificationAccuracy(test)));
  }
}
