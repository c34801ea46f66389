package damo.experiments;

import damo.nn.OptimizerName;
import damo.nn.Penalty;
import damo.nn.training.ModelSettings;
import java.util.Locale;
import picocli.CommandLine.Option;

/** How weights follow their gradients. */
final class DescentOptions {
  @Option(
      names = {"-opt", "--optimizer"},
      defaultValue = "ADAM",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  private OptimizerName rule = OptimizerName.ADAM;

  @Option(
      names = {"-reg", "--reg-type"},
      defaultValue = "L2",
      description = "penalty of weights: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  private Penalty penalty = Penalty.L2;

  @Option(
      names = {"-rv", "--reg-value"},
      description = "how much it counts beside the cost of a whole batch (${DEFAULT-VALUE})")
  private double value;

  @Option(
      names = {"-rspec", "--reg-spec"},
      defaultValue = "_",
      description = "what the names of those weights hold (${DEFAULT-VALUE})")
  private String text = "_";

  /** With the weight that a penalty has where none is given. */
  DescentOptions(double value) {
    this.value = value;
  }

  ModelSettings addTo(ModelSettings settings) {
    return settings
        .with("optimizer", rule.name().toLowerCase(Locale.ROOT))
        .with("reg_type", penalty.name().toLowerCase(Locale.ROOT))
        .with("reg_value", value)
        .with("reg_spec", text);
  }
}
