package damo.link.routine.random;

import damo.graph.Routine;
import damo.link.routine.Operand;
import damo.op.random.Limits;
import damo.runtime.random.Binomial;
import damo.runtime.random.MersenneTwister;
import damo.runtime.random.Poisson;

/** A distribution of numbers that are drawn each for itself. */
@FunctionalInterface
interface Law {
  /** One number for each element of {@code out}, which is dense, with its parameters. */
  void fill(MersenneTwister random, Parameter a, Parameter b, Operand out);

  /** A law of floats. */
  @FunctionalInterface
  interface OfDoubles {
    double draw(MersenneTwister random, double a, double b);
  }

  /** The law of a routine. */
  static Law of(Routine routine) {
    return switch (routine) {
      case RANDOM_UNIFORM -> new UniformLaw();
      case RANDOM_NORMAL -> Law::normal;
      case RANDOM_BINOMIAL -> binomial(new Binomial());
      case RANDOM_INTEGERS -> Law::integers;
      case RANDOM_POISSON -> Law::poisson;
      default -> throw new IllegalArgumentException(routine + " draws nothing");
    };
  }

  private static void normal(MersenneTwister random, Parameter mean, Parameter std, Operand out) {
    fill(
        random,
        mean,
        std,
        out,
        (r, m, s) -> {
          Limits.deviation(s);
          return m + s * r.nextGaussian();
        });
  }

  private static Law binomial(Binomial binomial) {
    return (random, n, p, out) -> {
      for (int i = 0, size = out.size(); i < size; i++) {
        Limits.trials(n.longAt(i));
        Limits.probability(p.doubleAt(i));
        out.put(out.offset() + i, binomial.draw(random, n.longAt(i), p.doubleAt(i)));
      }
    };
  }

  private static void integers(MersenneTwister random, Parameter low, Parameter high, Operand out) {
    for (int i = 0, size = out.size(); i < size; i++) {
      Limits.order(low.longAt(i), high.longAt(i));
      out.put(out.offset() + i, random.nextBetween(low.longAt(i), high.longAt(i)));
    }
  }

  private static void poisson(MersenneTwister random, Parameter mean, Parameter same, Operand out) {
    for (int i = 0, size = out.size(); i < size; i++) {
      Limits.mean(mean.doubleAt(i));
      out.put(out.offset() + i, Poisson.draw(random, mean.doubleAt(i)));
    }
  }

  /** One float after the other. */
  static void fill(MersenneTwister random, Parameter a, Parameter b, Operand out, OfDoubles law) {
    int at = out.offset();
    int size = out.size();
    switch (out.array()) {
      case double[] to -> {
        for (int i = 0; i < size; i++) to[at + i] = law.draw(random, a.doubleAt(i), b.doubleAt(i));
      }
      case float[] to -> {
        for (int i = 0; i < size; i++)
          to[at + i] = (float) law.draw(random, a.doubleAt(i), b.doubleAt(i));
      }
      default -> {
        for (int i = 0; i < size; i++)
          out.put(at + i, law.draw(random, a.doubleAt(i), b.doubleAt(i)));
      }
    }
  }
}
