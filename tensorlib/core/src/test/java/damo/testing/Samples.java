package damo.testing;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Elements;
import damo.value.Value;
import java.util.Random;
import java.util.function.Consumer;

/** Arrays drawn at random from a seed. */
public final class Samples {
  private static final int LONGEST = 4;
  private final Random random;

  public Samples(long seed) {
    this.random = new Random(seed);
  }

  /**
   * Runs {@code body} for seeds 0, 1, …; an error names its seed. {@code -Ddamo.seed=N} tries one.
   */
  public static void forSeeds(int count, Consumer<Samples> body) {
    Long only = Long.getLong("damo.seed");
    long first = only == null ? 0 : only;
    for (long seed = first; seed < (only == null ? count : first + 1); seed++) {
      try {
        body.accept(new Samples(seed));
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("with seed " + seed + " (-Ddamo.seed=" + seed + "): " + e, e);
      }
    }
  }

  public Random random() {
    return random;
  }

  public <E> E oneOf(java.util.List<E> items) {
    return items.get(random.nextInt(items.size()));
  }

  /** A shape of rank 0 to 3 with short axes; sometimes of length 1, seldom 0. */
  public Ints shape() {
    int[] out = new int[random.nextInt(4)];
    for (int i = 0; i < out.length; i++) out[i] = length();
    return Ints.of(out);
  }

  private int length() {
    int kind = random.nextInt(12);
    return kind == 0 ? 0 : kind < 4 ? 1 : 2 + random.nextInt(LONGEST - 1);
  }

  /** A shape that broadcasts with {@code shape}, to it or beyond. */
  public Ints broadcastable(Ints shape) {
    int from = random.nextInt(shape.size() + 1);
    return Ints.of(shape.stream().skip(from).map(n -> random.nextInt(3) == 0 ? 1 : n).toArray());
  }

  /** Floats from {@code domain}, integers from −5 to 5, bools. */
  public Value value(DType dtype, Ints shape, Domain domain) {
    Value out = Value.zeros(dtype, shape);
    for (int i = 0, n = out.size(); i < n; i++) {
      if (dtype.isFloat()) Elements.of(dtype).setDouble(out.array(), i, domain.draw(random));
      else Elements.of(dtype).setLong(out.array(), i, integer(dtype, domain));
    }
    return out;
  }

  private long integer(DType dtype, Domain domain) {
    if (dtype.isBool()) return random.nextInt(2);
    boolean positive =
        domain == Domain.POSITIVE || domain == Domain.ABOVE_ONE || dtype.kind() == DType.Kind.UINT;
    return positive ? 1 + random.nextInt(5) : random.nextInt(11) - 5;
  }

  public Value value(DType dtype, Domain domain, int... shape) {
    return value(dtype, Ints.of(shape), domain);
  }

  /** float64, away from 0 and halves. */
  public Value reals(int... shape) {
    return value(DType.FLOAT64, Domain.REAL, shape);
  }

  /** Integers from 0 up to but without {@code bound}. */
  public Value below(int bound, DType dtype, int... shape) {
    Value out = Value.zeros(dtype, Ints.of(shape));
    for (int i = 0, n = out.size(); i < n; i++)
      Elements.of(dtype).setLong(out.array(), i, random.nextInt(bound));
    return out;
  }
}
