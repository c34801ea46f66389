package damo.random;

import damo.compile.Updates;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Attempt;
import damo.graph.SharedVariable;
import damo.op.elemwise.Cast;
import damo.op.random.MrgUniform;
import damo.op.shape.Lengths;
import damo.runtime.random.Mrg31k3p;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Operands;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Random numbers of the generator MRG31k3p in many streams at once, for large draws. The states of
 * a draw's streams are a shared variable that every function using the draw advances; two uses of
 * one draw in a call are the same numbers.
 *
 * <p>Number i of a draw comes from stream {@code i % n}. A shape of Java numbers with s elements
 * has {@code n = s / 6} streams, of 6 elements or fewer s but at least 1, and at most 15360; a
 * variable 15360. Streams lie 2^72 numbers apart, draws 2^134.
 *
 * <p>Shapes and parameters are those of {@link RandomStreams}.
 */
public final class MrgRandomStreams {
  private static final int MOST_STREAMS = 60 * 256;
  private static final int DEFAULT_SEED = 12345;

  private final Streams streams = new Streams();
  private int[] first;

  /**
   * Streams that begin at a seed.
   *
   * @param seed one number from 1 to 2147462578, which is taken six times; or six: three below
   *     2147483647 and three below 2147462579, of neither three all 0; or none, for 12345
   */
  public MrgRandomStreams(int... seed) {
    first = state(seed.length == 0 ? new int[] {DEFAULT_SEED} : seed);
  }

  private static int[] state(int[] seed) {
    if (seed.length != 1 && seed.length != Mrg31k3p.WORDS)
      throw new DamoException("a seed is one integer or six, got " + seed.length);
    int[] out = seed.clone();
    if (seed.length == 1) {
      out = new int[Mrg31k3p.WORDS];
      Arrays.fill(out, seed[0]);
    }
    checkSeed(out, 0, Mrg31k3p.FIRST_MODULUS);
    checkSeed(out, 3, Mrg31k3p.SECOND_MODULUS);
    return out;
  }

  private static void checkSeed(int[] seed, int from, int modulus) {
    int any = 0;
    for (int i = from; i < from + 3; i++) {
      if (seed[i] < 0 || seed[i] >= modulus)
        throw new DamoException(
            "a seed must not be negative and must be below " + modulus + ", got " + seed[i]);
      any |= seed[i];
    }
    if (any == 0) throw new DamoException("a seed must not be 0, nor all three of a half");
  }

  /** Starts all streams again, as if made with this seed. */
  public void seed(int... seed) {
    first = state(seed.length == 0 ? new int[] {DEFAULT_SEED} : seed);
    streams.restart(before -> freshStates(before.shape().get(0)));
  }

  private Value freshStates(int count) {
    Value out =
        Value.wrap(DType.INT32, Ints.of(count, Mrg31k3p.WORDS), Mrg31k3p.streams(first, count));
    int[] before = first;
    first = Mrg31k3p.nextDraw(before);
    Attempt.changed(() -> first = before);
    return out;
  }

  /** Uniform between 0 and 1, floatX. */
  public TensorVariable uniform(@Nullable Object shape) {
    return uniform(shape, DType.floatX());
  }

  /** Uniform between 0 and 1. */
  public TensorVariable uniform(@Nullable Object shape, DType dtype) {
    return uniform(shape, 0.0, 1.0, dtype);
  }

  /** Uniform between low and high, floatX. */
  public TensorVariable uniform(@Nullable Object shape, Object low, Object high) {
    return uniform(shape, low, high, DType.floatX());
  }

  /** Uniform between low and high, but for rounding neither. */
  public TensorVariable uniform(@Nullable Object shape, Object low, Object high, DType dtype) {
    DType wide = wide(dtype);
    TensorVariable from = parameter(low, wide);
    TensorVariable to = parameter(high, wide);
    Asked asked = Asked.of(shape, from, to);
    TensorVariable u = unit(asked, wide);
    TensorVariable least = asked.fitted(from);
    return made(u, u.mul(asked.fitted(to).sub(least)).add(least), dtype);
  }

  /** Normal with mean 0 and standard deviation 1, floatX. */
  public TensorVariable normal(@Nullable Object shape) {
    return normal(shape, DType.floatX());
  }

  /** Normal with mean 0 and standard deviation 1. */
  public TensorVariable normal(@Nullable Object shape, DType dtype) {
    return normal(shape, 0.0, 1.0, dtype);
  }

  /** Normal with a mean and standard deviation, floatX. */
  public TensorVariable normal(@Nullable Object shape, Object mean, Object std) {
    return normal(shape, mean, std, DType.floatX());
  }

  /**
   * Normal with a mean and standard deviation.
   *
   * <p>By Box and Muller: the first half of the uniform numbers gives the distances, the second the
   * angles; the cosines come first.
   */
  public TensorVariable normal(@Nullable Object shape, Object mean, Object std, DType dtype) {
    DType wide = wide(dtype);
    TensorVariable m = parameter(mean, wide);
    TensorVariable s = Checked.deviation(parameter(std, wide));
    Asked asked = Asked.of(shape, m, s);
    BoxMuller pairs = new BoxMuller(unit(asked.even(), wide));
    return made(pairs.uniform(), spread(asked, pairs.normal(), s, m), dtype);
  }

  /** Normal with mean 0, none farther from it than about 2.3, floatX. */
  public TensorVariable truncatedNormal(@Nullable Object shape) {
    return truncatedNormal(shape, DType.floatX());
  }

  /** Normal with mean 0, none farther from it than about 2.3. */
  public TensorVariable truncatedNormal(@Nullable Object shape, DType dtype) {
    return truncatedNormal(shape, 0.0, 1.0, dtype);
  }

  /** As {@link #truncatedNormal(Object, Object, Object, DType)}, floatX. */
  public TensorVariable truncatedNormal(@Nullable Object shape, Object mean, Object std) {
    return truncatedNormal(shape, mean, std, DType.floatX());
  }

  /**
   * Normal numbers cut off at two standard deviations of what they were, then stretched so that
   * {@code std} is the standard deviation of the draw: none is farther from the mean than {@code 2
   * std / 0.8796}.
   */
  public TensorVariable truncatedNormal(
      @Nullable Object shape, Object mean, Object std, DType dtype) {
    DType wide = wide(dtype);
    TensorVariable m = parameter(mean, wide);
    TensorVariable s =
        Checked.deviation(parameter(std, wide)).div(literal(BoxMuller.TRUNCATED_STD, wide));
    Asked asked = Asked.of(shape, m, s);
    BoxMuller pairs = new BoxMuller(unit(asked.even(), wide));
    TensorVariable again = unit(Asked.ofVector(pairs.outside()), wide);
    return made(pairs.uniform(), spread(asked, pairs.truncated(again), s, m), dtype);
  }

  /** 0 or 1 with equal chance, int64. */
  public TensorVariable binomial(@Nullable Object shape) {
    return binomial(shape, 0.5);
  }

  /** 0 or 1 with equal chance. */
  public TensorVariable binomial(@Nullable Object shape, DType dtype) {
    return binomial(shape, 0.5, dtype);
  }

  /** 1 with probability {@code p}, else 0, int64. */
  public TensorVariable binomial(@Nullable Object shape, Object p) {
    return binomial(shape, p, DType.INT64);
  }

  /** 1 with probability {@code p}, else 0. */
  public TensorVariable binomial(@Nullable Object shape, Object p, DType dtype) {
    return binomial(shape, 1, p, dtype);
  }

  /** How many of {@code n} trials succeed, each with probability {@code p}, int64. */
  public TensorVariable binomial(@Nullable Object shape, Object n, Object p) {
    return binomial(shape, n, p, DType.INT64);
  }

  /**
   * How many of {@code n} trials succeed, each with probability {@code p}.
   *
   * @param n one integer; the work grows with it
   */
  public TensorVariable binomial(@Nullable Object shape, Object n, Object p, DType dtype) {
    TensorVariable chance = Checked.probability(parameter(p, DType.FLOAT64));
    Asked asked = Asked.of(shape, chance, chance);
    TensorVariable trials = trials(n);
    boolean isOne = trials instanceof TensorConstant c && c.value().getLong(0) == 1;
    TensorVariable u = unit(isOne ? asked : asked.times(trials), DType.floatX());
    TensorVariable hits = u.lt(asked.fitted(chance));
    return made(u, isOne ? hits : hits.astype(DType.INT64).sum(0), dtype);
  }

  /** How often each outcome occurs in {@code n} trials, int64. */
  public TensorVariable multinomial(@Nullable Object shape, Object n, Object pvals) {
    return multinomial(shape, n, pvals, DType.INT64);
  }

  /**
   * How often each outcome occurs in {@code n} trials, along the last axis.
   *
   * @param shape all lengths but the last; null for those of pvals
   * @param n one integer
   * @param pvals probabilities of the outcomes along the last axis, where they sum to 1
   */
  public TensorVariable multinomial(@Nullable Object shape, Object n, Object pvals, DType dtype) {
    Selecting rows = Selecting.rows(shape, Checked.ungraded(Parameters.probabilities(pvals)));
    TensorVariable trials = trials(n);
    TensorVariable u = unit(rows.numbers(trials), DType.floatX());
    return made(u, rows.counts(u, trials), dtype);
  }

  /** As {@link #choice(Object, Object, boolean, Object)}, all equally likely, with replacement. */
  public TensorVariable choice(@Nullable Object shape, Object a) {
    return choice(shape, a, true, null);
  }

  /** As {@link #choice(Object, Object)}, in a dtype. */
  public TensorVariable choice(@Nullable Object shape, Object a, DType dtype) {
    return choice(shape, a, true, null, dtype);
  }

  /** As {@link #choice(Object, Object, boolean, Object, DType)}, int64. */
  public TensorVariable choice(
      @Nullable Object shape, @Nullable Object a, boolean replace, @Nullable Object p) {
    return choice(shape, a, replace, p, DType.INT64);
  }

  /**
   * Integers from 0 on, or elements of a vector.
   *
   * @param shape of the draw; with a matrix of probabilities one integer: how many for each row
   * @param a a vector, or how many integers there are to choose from; null for as many as there are
   *     probabilities
   * @param replace whether one may be chosen twice
   * @param p their probabilities, which sum to 1; a matrix has a distribution in each row; null if
   *     they are equal
   */
  public TensorVariable choice(
      @Nullable Object shape,
      @Nullable Object a,
      boolean replace,
      @Nullable Object p,
      DType dtype) {
    Selecting from = Selecting.among(a, p);
    TensorVariable trials = from.trials(shape);
    TensorVariable u = unit(from.numbers(trials), DType.floatX());
    return made(u, from.chosen(u, trials, replace, shape), dtype);
  }

  /** As {@link #multinomialWoReplacement(Object, Object, Object, DType)}, int64. */
  public TensorVariable multinomialWoReplacement(@Nullable Object shape, Object n, Object pvals) {
    return multinomialWoReplacement(shape, n, pvals, DType.INT64);
  }

  /**
   * For each row of probabilities {@code n} different outcomes.
   *
   * @param shape null
   * @param n one integer
   * @param pvals a matrix
   */
  public TensorVariable multinomialWoReplacement(
      @Nullable Object shape, Object n, Object pvals, DType dtype) {
    if (shape != null)
      throw new ShapeException(
          "multinomialWoReplacement takes its shape from n and pvals; the shape must be null");
    return choice(n, null, false, pvals, dtype);
  }

  /** The states that {@code draw} comes from, one a row; they can be read and set. */
  public SharedVariable rng(TensorVariable draw) {
    return streams.state(draw);
  }

  /** Each state with its next value, for functions that are to be told. */
  public List<Updates> updates() {
    return streams.updates();
  }

  private TensorVariable unit(Asked asked, DType dtype) {
    int count = (int) Math.clamp(asked.known() / (asked.known() > 6 ? 6 : 1), 1, MOST_STREAMS);
    return streams.draw(
        new MrgUniform(dtype, Lengths.count(asked.lengths())),
        freshStates(asked.known() < 0 ? MOST_STREAMS : count),
        List.of(asked.lengths()));
  }

  private static TensorVariable spread(
      Asked asked, TensorVariable standard, TensorVariable std, TensorVariable mean) {
    return asked.shaped(standard).mul(asked.fitted(std)).add(asked.fitted(mean));
  }

  private TensorVariable made(TensorVariable u, TensorVariable result, DType dtype) {
    return streams.from(u, Cast.to(result, dtype));
  }

  private static DType wide(DType dtype) {
    if (dtype == DType.FLOAT32 || dtype == DType.FLOAT64) return dtype;
    return dtype == DType.FLOAT16 ? DType.FLOAT32 : DType.FLOAT64;
  }

  private static TensorVariable parameter(Object o, DType dtype) {
    return Checked.ungraded(Cast.to(Operands.beside(o, dtype), dtype));
  }

  private static TensorVariable literal(double v, DType dtype) {
    return TensorConstant.scalar(dtype, v);
  }

  private static TensorVariable trials(Object n) {
    TensorVariable v = Parameters.integer(n, "counts of trials");
    if (v.ndim() != 0) throw new DTypeException("one count of trials is for all, got " + v.label());
    return v;
  }
}
