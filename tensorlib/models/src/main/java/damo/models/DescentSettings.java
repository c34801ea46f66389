package damo.models;

import damo.T;
import damo.error.DamoException;
import damo.nn.Descent;
import damo.nn.OptimizerName;
import damo.nn.Penalty;
import damo.nn.Rate;
import damo.nn.training.ModelSettings;
import damo.tensor.TensorVariable;
import java.util.Map;

/**
 * How the weights of a model follow their gradients, by its settings:
 *
 * <ul>
 *   <li>{@code optimizer}: an {@link OptimizerName}
 *   <li>{@code reg_type}, {@code reg_value}, {@code reg_spec}: the {@link Penalty} of weights whose
 *       names hold a text, and how often it is added to the cost of a whole batch
 *   <li>{@code clip_norm}: the greatest norm of all gradients together
 * </ul>
 */
public record DescentSettings(ModelSettings settings) {
  /** What settings are where none is given: no penalty. */
  public static final Map<String, Object> DEFAULTS =
      ModelSettings.none()
          .with("optimizer", "adam")
          .with("reg_type", "l2")
          .with("reg_value", 0)
          .with("reg_spec", "_")
          .with("clip_norm", 1)
          .asMap();

  /**
   * The rule for a cost that is a mean.
   *
   * @param counted what it is a mean of, a scalar: the penalty counts once for all of them
   */
  public Descent rule(Rate rate, TensorVariable counted) {
    Descent plain = Descent.by(OptimizerName.named(settings.text("optimizer")).at(rate));
    Penalty penalty = Penalty.named(settings.text("reg_type"));
    double value = settings.number("reg_value");
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY))
      throw new DamoException("reg_value must be a number of at least 0, got " + value);
    Descent whole =
        value == 0
            ? plain
            : plain.penalised(penalty, T.div(value, counted), settings.text("reg_spec"));
    return whole.clipNorm(settings.number("clip_norm"));
  }
}
