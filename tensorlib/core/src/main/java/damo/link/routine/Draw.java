package damo.link.routine;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Routine;
import damo.link.Broadcast;
import damo.link.Geometry;
import damo.link.Layout;
import damo.runtime.random.Binomial;
import damo.runtime.random.MersenneTwister;
import damo.scalar.Ints;
import java.util.List;

/** Random arrays, in C order bit for bit those that {@code RandomState} draws. */
final class Draw implements LibraryRoutine {
  private final Law law;
  private long[] lengths = {};
  private List<Ints> shapes = List.of();

  Draw(Routine distribution) {
    this.law = law(distribution);
  }

  @Override
  public boolean isSizedByElements() {
    return true;
  }

  /** The state, and the lengths asked for. */
  @Override
  public List<Ints> shapes(List<Operand> in) {
    Operand wanted = in.get(1);
    if (!shapes.isEmpty() && asBefore(wanted)) return shapes;
    lengths = wanted.toLongs();
    for (long n : lengths)
      if (n < 0) throw new ShapeException("a length must not be negative, got " + n);
    shapes = List.of(in.get(0).shape(), Ints.of(lengths));
    return shapes;
  }

  private boolean asBefore(Operand wanted) {
    if (wanted.length(0) != lengths.length) return false;
    for (int i = 0; i < lengths.length; i++)
      if (wanted.longAt(wanted.offset() + i * wanted.stride(0)) != lengths[i]) return false;
    return true;
  }

  /**
   * Inputs: the {@value MersenneTwister#WORDS} words of a {@link MersenneTwister}; lengths; low,
   * mean or count; high, standard deviation or probability. Results: the state after that, the
   * draw.
   */
  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand state = in.get(0);
    if (state.size() != MersenneTwister.WORDS) {
      throw new ShapeException(
          "the state of a generator has "
              + MersenneTwister.WORDS
              + " words, got shape "
              + Geometry.text(state.shape()));
    }
    Operand next = out.get(0);
    Operand drawn = out.get(1);
    Copy.copy(state, next);
    MersenneTwister random = new MersenneTwister((int[]) next.array(), next.offset());
    draw(law, random, spread(in.get(2), drawn.shape()), spread(in.get(3), drawn.shape()), drawn);
  }

  @FunctionalInterface
  private interface Law {
    double draw(MersenneTwister random, double a, double b);
  }

  private static Law law(Routine routine) {
    return switch (routine) {
      case RANDOM_UNIFORM -> (random, low, high) -> low + (high - low) * random.nextDouble();
      case RANDOM_NORMAL -> Draw::normal;
      case RANDOM_BINOMIAL -> Draw::binomial;
      default -> throw new IllegalArgumentException(routine + " draws nothing");
    };
  }

  private static double normal(MersenneTwister random, double mean, double deviation) {
    if (deviation < 0)
      throw new DamoException("a standard deviation must not be negative, got " + deviation);
    return mean + deviation * random.nextGaussian();
  }

  private static double binomial(MersenneTwister random, double count, double p) {
    if (count < 0)
      throw new DamoException("a count of trials must not be negative, got " + (long) count);
    if (!(p >= 0 && p <= 1))
      throw new DamoException("a probability must be between 0 and 1, got " + p);
    return Binomial.draw(random, (long) count, p);
  }

  private static Operand spread(Operand x, Ints shape) {
    return x.seenAs(new Layout(Broadcast.to(x.geometry(), shape), x.offset()));
  }

  private static void draw(Law law, MersenneTwister random, Operand a, Operand b, Operand out) {
    if (!Copy.hasNoElement(out))
      draw(law, random, a, a.offset(), b, b.offset(), out, out.offset(), 0);
  }

  private static void draw(
      Law law,
      MersenneTwister random,
      Operand a,
      int ao,
      Operand b,
      int bo,
      Operand out,
      int oo,
      int axis) {
    if (axis == out.rank()) {
      out.put(oo, law.draw(random, a.doubleAt(ao), b.doubleAt(bo)));
      return;
    }
    for (int i = 0; i < out.length(axis); i++) {
      draw(
          law,
          random,
          a,
          ao + i * a.stride(axis),
          b,
          bo + i * b.stride(axis),
          out,
          oo + i * out.stride(axis),
          axis + 1);
    }
  }
}
