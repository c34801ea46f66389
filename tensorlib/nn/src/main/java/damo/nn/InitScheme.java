package damo.nn;

import damo.error.DamoException;

/** Rules for first weights, by name. */
public enum InitScheme {
  /** Between −width and width. */
  UNIFORM((width, gain) -> Initializer.uniform(width)),
  /** Normal with deviation width. */
  NORMAL((width, gain) -> Initializer.normal(width)),
  /** Uniform with bound √(6 gain² / (in + out)): X. Glorot, Y. Bengio 2010. */
  XAVIER((width, gain) ->
      (random, shape) ->
          Initializer.uniform(Fans.of(shape).glorot(6 * gain)).values(random, shape)),
  /** Uniform with bound √(3 gain² / in): K. He et al. 2015. */
  HE((width, gain) ->
      (random, shape) -> Initializer.uniform(Fans.of(shape).he(3 * gain)).values(random, shape)),
  /** Orthonormal rows or columns, whichever are fewer. */
  ORTHOGONAL((width, gain) -> Initializer.orthogonal());

  private interface Maker {
    Initializer of(double width, double squaredGain);
  }

  private final Maker maker;

  InitScheme(Maker maker) {
    this.maker = maker;
  }

  /**
   * The rule.
   *
   * @param width of the two that have one
   * @param slope below 0 of the function that follows, which makes gain² = 2 / (1 + slope²): 0 of
   *     relu, 1 where it goes straight through 0
   */
  public Initializer weights(double width, double slope) {
    Settings.require(Double.isFinite(slope), "a slope is a number, got %s", slope);
    return maker.of(width, 2 / (1 + slope * slope));
  }

  /**
   * The rule of a name.
   *
   * @throws DamoException that lists those there are
   */
  public static InitScheme named(String name) {
    return Choice.named(InitScheme.class, "scheme of first weights", name);
  }
}
