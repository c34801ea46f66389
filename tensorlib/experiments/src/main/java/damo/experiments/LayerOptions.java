package damo.experiments;

import damo.nn.InitScheme;
import damo.nn.training.ModelSettings;
import java.util.Locale;
import picocli.CommandLine.Option;

/** How the dense layers of a model are made. */
final class LayerOptions {
  @Option(
      names = {"-nl", "--nonlinearity"},
      description = "relu, tanh, softplus, elu, maxout … (${DEFAULT-VALUE})")
  private String nonlinearity;

  @Option(
      names = {"-mstride", "--maxout-stride"},
      defaultValue = "4",
      description = "of how many numbers maxout takes the greatest (${DEFAULT-VALUE})")
  private int stride;

  @Option(
      names = {"-lky", "--leaky-param"},
      defaultValue = "0",
      description = "slope of relu below 0 (${DEFAULT-VALUE})")
  private double leak;

  @Option(
      names = {"-ischeme", "--init-scheme"},
      description = "first weights: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  private InitScheme scheme;

  @Option(
      names = {"-iw", "--init-weight"},
      defaultValue = "0.1",
      description = "bound or deviation of uniform or normal first weights (${DEFAULT-VALUE})")
  private double width;

  /** With what a door has where nothing is named. */
  LayerOptions(String nonlinearity, InitScheme scheme) {
    this.nonlinearity = nonlinearity;
    this.scheme = scheme;
  }

  ModelSettings addTo(ModelSettings settings) {
    return settings
        .with("nonlinearity", nonlinearity)
        .with("maxout_stride", stride)
        .with("leaky_param", leak)
        .with("init_scheme", scheme.name().toLowerCase(Locale.ROOT))
        .with("init_weight", width);
  }
}
