package damo.experiments;

import damo.data.Split;
import damo.models.Mlp;
import damo.nn.Adam;
import damo.nn.training.Standing;
import damo.nn.training.Trainer;
import damo.nn.training.TrainingData;
import damo.nn.training.TrainingWatcher;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The MLP of {@code damo.models} on digits. */
@Command(
    name = "mlp",
    description = "A network with one hidden layer of tanh units on 8×8 digits, trained by Adam.",
    mixinStandardHelpOptions = true)
final class MlpExperiment implements Runnable {
  @Mixin private DataOptions data = new DataOptions();

  @Option(names = "--epochs", defaultValue = "15", description = "(${DEFAULT-VALUE})")
  private int epochs;

  @Option(names = "--batch", defaultValue = "20", description = "rows a batch (${DEFAULT-VALUE})")
  private int batch;

  @Option(names = "--rate", defaultValue = "0.003", description = "of Adam (${DEFAULT-VALUE})")
  private double rate;

  @Option(names = "--hidden", defaultValue = "64", description = "hidden units (${DEFAULT-VALUE})")
  private int hidden;

  @Override
  public void run() {
    Split digits = data.digits();
    Mlp model = Mlp.of(digits.train().features(), hidden, digits.train().classes(), data.seed());
    TrainingData batches = TrainingData.of(digits.train(), batch, data.seed());
    Trainer.of(model.trainFunction(new Adam(rate)), batches, model.params())
        .epochs(epochs)
        .watch(
            new TrainingWatcher() {
              @Override
              public void epoch(Standing standing, double meanCost, double seconds) {
                print("epoch %d  loss %.6f", standing.epoch(), meanCost);
              }
            })
        .run();
    print("test accuracy %.2f %%", 100 * (1 - model.errors(digits.test())));
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
