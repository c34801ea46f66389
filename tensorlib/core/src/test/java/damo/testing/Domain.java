package damo.testing;

import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Where elements are drawn from; kinks and steps of the ops are kept away from. */
public enum Domain {
  /** Either sign, at least 0.05 away from 0 and from multiples of a half. */
  REAL(r -> (r.nextInt(7) - 3) * 0.5 + 0.05 + 0.4 * r.nextDouble()),
  POSITIVE(r -> 0.2 + 3 * r.nextDouble()),
  ABOVE_ONE(r -> 1.1 + 3 * r.nextDouble()),
  /** Between −1 and 1, not close to the ends. */
  UNIT(r -> 1.8 * r.nextDouble() - 0.9),
  /** Between 0 and 1, not close to the ends. */
  PROBABILITY(r -> 0.05 + 0.9 * r.nextDouble()),
  /** Few values, so that many are equal. */
  TIES(r -> r.nextInt(3) - 1),
  /** What is special about floats. */
  SPECIAL(r -> {
    double[] all = {
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      0.0,
      -0.0,
      1,
      -1,
      0.5,
      -0.5,
      2,
      1e-30,
      -1e30,
      1e30,
      89,
      -104,
      3.7
    };
    return all[r.nextInt(all.length)];
  });

  private final ToDoubleFunction<Random> draw;

  Domain(ToDoubleFunction<Random> draw) {
    this.draw = draw;
  }

  double draw(Random random) {
    return draw.applyAsDouble(random);
  }
}
