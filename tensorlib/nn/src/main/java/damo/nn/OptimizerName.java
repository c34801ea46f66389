package damo.nn;

import damo.error.DamoException;
import java.util.function.Function;

/** Rules of descent by name, with their usual numbers. */
public enum OptimizerName {
  SGD(Sgd::new),
  /** A heavy ball, .9 of whose speed stays. */
  MOMENTUM(rate -> new Momentum(rate, 0.9)),
  /** As {@link #MOMENTUM}, looking ahead. */
  NESTEROV(rate -> new Nesterov(rate, 0.9)),
  ADAGRAD(rate -> new Adagrad(rate, 1e-6)),
  /** Whose rate is 1 as a rule. */
  ADADELTA(rate -> new Adadelta(rate, 0.95, 1e-6)),
  RMSPROP(rate -> new RmsProp(rate, 0.9, 1e-8)),
  ADAM(Adam::new);

  private final Function<Rate, GradientRule> maker;

  OptimizerName(Function<Rate, GradientRule> maker) {
    this.maker = maker;
  }

  /** The rule, by which a step goes this far. */
  public GradientRule at(Rate rate) {
    return maker.apply(rate);
  }

  /**
   * The rule of a name.
   *
   * @throws DamoException that lists those there are
   */
  public static OptimizerName named(String name) {
    return Choice.named(OptimizerName.class, "optimizer", name);
  }
}
