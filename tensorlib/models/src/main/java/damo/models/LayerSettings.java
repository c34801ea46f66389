package damo.models;

import damo.error.DamoException;
import damo.nn.Activation;
import damo.nn.Dense;
import damo.nn.InitScheme;
import damo.nn.Initializer;
import damo.nn.training.ModelSettings;
import damo.tensor.TensorVariable;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * How the dense layers of a model are made, by its settings:
 *
 * <ul>
 *   <li>{@code nonlinearity} of hidden layers: an {@link Activation}, or {@code maxout}
 *   <li>{@code maxout_stride}: of how many neighbours maxout takes the greatest; its layers have so
 *       many times the weights
 *   <li>{@code leaky_param}: the slope of relu below 0
 *   <li>{@code init_scheme}, {@code init_weight}: the {@link InitScheme} of first weights, and the
 *       width of those that have one; biases begin as 0
 * </ul>
 */
public record LayerSettings(ModelSettings settings) {
  /** What the other settings are where none is given; nonlinearities are each model's own. */
  public static final Map<String, Object> DEFAULTS =
      ModelSettings.none()
          .with("maxout_stride", 4)
          .with("leaky_param", 0)
          .with("init_scheme", "xavier")
          .with("init_weight", 0.1)
          .asMap();

  /** A layer of units behind the nonlinearity. */
  public Dense hidden(String name, int inputs, int units, Random random) {
    if (settings.text("nonlinearity").equalsIgnoreCase("maxout")) {
      int stride = settings.count("maxout_stride");
      return Dense.of(name, inputs, units * stride, Activation.maxout(stride), weights(1), random);
    }
    Activation activation = activation();
    boolean isRelu = activation == Activation.RELU || activation == Activation.LEAKY_RELU;
    double leak = settings.number("leaky_param");
    UnaryOperator<TensorVariable> function =
        isRelu && leak != 0 ? Activation.leakyRelu(leak) : activation;
    return Dense.of(name, inputs, units, function, weights(isRelu ? leak : 1), random);
  }

  private Activation activation() {
    try {
      return Activation.named(settings.text("nonlinearity"));
    } catch (DamoException e) {
      throw new DamoException(e.getMessage() + ", nor is it maxout", e);
    }
  }

  /** A layer with nothing behind it. */
  public Dense linear(String name, int inputs, int outputs, Random random) {
    return Dense.of(name, inputs, outputs, z -> z, weights(1), random);
  }

  private Initializer weights(double slope) {
    return InitScheme.named(settings.text("init_scheme"))
        .weights(settings.number("init_weight"), slope);
  }
}
