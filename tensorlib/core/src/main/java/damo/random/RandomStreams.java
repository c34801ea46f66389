package damo.random;

import damo.compile.Updates;
import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.graph.Attempt;
import damo.graph.Routine;
import damo.graph.SharedVariable;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.op.index.Along;
import damo.op.random.RandomChoice;
import damo.op.random.RandomDraw;
import damo.op.random.RandomLines;
import damo.op.shape.Length;
import damo.op.shape.Lengths;
import damo.runtime.random.MersenneTwister;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Operands;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Random numbers as {@code numpy.random.RandomState} draws them, one generator for each draw that
 * is asked for. The state of a generator is a shared variable that every function using the draw
 * advances; two uses of one draw in a call are the same numbers. A draw that the step of a loop
 * asks for is another in each step; one made before the loop is the same in all.
 *
 * <p>A shape is ints, longs, a list, or an integer vector variable; an empty one is a scalar draw,
 * and null the shape of the parameters broadcast together. Parameters are variables or values, and
 * broadcast to the shape; there is no gradient with respect to them. What a parameter may not be is
 * an error, when the graph is built if it is a constant, else in the call.
 */
public final class RandomStreams {
  private final Streams streams = new Streams();
  private MersenneTwister seeds;

  /** Seeds of draws that were undone: the next ones. */
  private final Deque<Long> returned = new ArrayDeque<>();

  /** Seeded by the clock. */
  public RandomStreams() {
    this((int) (System.nanoTime() & 0x7fffffff));
  }

  /**
   * Streams seeded from {@code RandomState(seed)} in the order in which they are asked for: each
   * with its next {@code randint(2**30)}.
   *
   * @param seed not negative
   */
  public RandomStreams(int seed) {
    seeds = new MersenneTwister((long) seed);
  }

  /** Starts all streams again, as if made with this seed. */
  public void seed(int seed) {
    seeds = new MersenneTwister((long) seed);
    returned.clear();
    streams.restart(before -> freshState());
  }

  private Value freshState() {
    long seed = returned.isEmpty() ? seeds.nextBelow(1 << 30) : returned.pop();
    Attempt.changed(() -> returned.push(seed));
    return Value.wrap(DType.UINT32, Ints.of(MersenneTwister.WORDS), MersenneTwister.seeded(seed));
  }

  /** Uniform in [0, 1). */
  public TensorVariable uniform(@Nullable Object shape, DType dtype) {
    return uniform(shape, 0.0, 1.0, dtype);
  }

  /** Uniform in [0, 1), floatX. */
  public TensorVariable uniform(@Nullable Object shape) {
    return uniform(shape, 0.0, 1.0);
  }

  /** Uniform in [low, high), floatX. */
  public TensorVariable uniform(@Nullable Object shape, Object low, Object high) {
    return uniform(shape, low, high, DType.floatX());
  }

  /** Uniform in [low, high). */
  public TensorVariable uniform(@Nullable Object shape, Object low, Object high, DType dtype) {
    return draw(
        Routine.RANDOM_UNIFORM, shape, Parameters.number(low), Parameters.number(high), dtype);
  }

  /** Normal with mean 0 and standard deviation 1. */
  public TensorVariable normal(@Nullable Object shape, DType dtype) {
    return normal(shape, 0.0, 1.0, dtype);
  }

  /** Normal with mean 0 and standard deviation 1, floatX. */
  public TensorVariable normal(@Nullable Object shape) {
    return normal(shape, 0.0, 1.0);
  }

  /** Normal with a mean and standard deviation, floatX. */
  public TensorVariable normal(@Nullable Object shape, Object mean, Object std) {
    return normal(shape, mean, std, DType.floatX());
  }

  /** Normal with a mean and standard deviation, which is not negative. */
  public TensorVariable normal(@Nullable Object shape, Object mean, Object std, DType dtype) {
    return draw(
        Routine.RANDOM_NORMAL, shape, Parameters.number(mean), Parameters.number(std), dtype);
  }

  /** 0 or 1 with equal chance. */
  public TensorVariable binomial(@Nullable Object shape, DType dtype) {
    return binomial(shape, 1, 0.5, dtype);
  }

  /** 0 or 1 with equal chance, int64. */
  public TensorVariable binomial(@Nullable Object shape) {
    return binomial(shape, 1, 0.5);
  }

  /** 1 with probability {@code p}, else 0, int64. */
  public TensorVariable binomial(@Nullable Object shape, Object p) {
    return binomial(shape, 1, p);
  }

  /** 1 with probability {@code p}, else 0. */
  public TensorVariable binomial(@Nullable Object shape, Object p, DType dtype) {
    return binomial(shape, 1, p, dtype);
  }

  /** How many of {@code n} trials succeed, each with probability {@code p}, int64. */
  public TensorVariable binomial(@Nullable Object shape, Object n, Object p) {
    return binomial(shape, n, p, DType.INT64);
  }

  /** How many of {@code n} trials succeed, each with probability {@code p} in [0, 1]. */
  public TensorVariable binomial(@Nullable Object shape, Object n, Object p, DType dtype) {
    return draw(
        Routine.RANDOM_BINOMIAL,
        shape,
        Parameters.integer(n, "counts of trials"),
        Parameters.number(p),
        dtype);
  }

  /** An integer from {@code low} to {@code high}, both included, int64. */
  public TensorVariable randomIntegers(@Nullable Object shape, Object low, Object high) {
    return randomIntegers(shape, low, high, DType.INT64);
  }

  /** An integer from {@code low} to {@code high}, both included. */
  public TensorVariable randomIntegers(
      @Nullable Object shape, Object low, Object high, DType dtype) {
    return draw(
        Routine.RANDOM_INTEGERS,
        shape,
        Parameters.integer(low, "bounds"),
        Parameters.integer(high, "bounds"),
        dtype);
  }

  /** How many events occur when {@code lambda} are expected, int64. */
  public TensorVariable poisson(@Nullable Object shape, Object lambda) {
    return poisson(shape, lambda, DType.INT64);
  }

  /** How many events occur when {@code lambda}, not negative, are expected. */
  public TensorVariable poisson(@Nullable Object shape, Object lambda, DType dtype) {
    TensorVariable mean = Parameters.number(lambda);
    TensorVariable lengths = Parameters.lengths(shape, mean);
    return draw(
        new RandomDraw(Routine.RANDOM_POISSON, dtype, Lengths.count(lengths)), lengths, mean);
  }

  /** As {@link #choice(Object, Object, boolean, Object)}, all equally likely, with replacement. */
  public TensorVariable choice(@Nullable Object shape, Object a) {
    return choice(shape, a, true, null);
  }

  /** As {@link #choice(Object, Object)}, in a dtype. */
  public TensorVariable choice(@Nullable Object shape, Object a, DType dtype) {
    return choice(shape, a, true, null, dtype);
  }

  /**
   * Elements of a vector, or integers below a scalar: int64, but of the dtype of a vector of
   * floats.
   *
   * @param shape of the draw; null for a scalar
   * @param a a vector, or a positive integer n that stands for 0 to n − 1
   * @param replace whether an element may be chosen twice
   * @param p the probability of each, a vector that sums to 1; null if they are equal
   */
  public TensorVariable choice(
      @Nullable Object shape, Object a, boolean replace, @Nullable Object p) {
    TensorVariable from = population(a);
    return choice(shape, from, replace, p, from.dtype().isFloat() ? from.dtype() : DType.INT64);
  }

  /** As {@link #choice(Object, Object, boolean, Object)}, in a dtype. */
  public TensorVariable choice(
      @Nullable Object shape, Object a, boolean replace, @Nullable Object p, DType dtype) {
    TensorVariable from = population(a);
    TensorVariable count = from.ndim() == 0 ? from : Length.of(from, 0);
    TensorVariable lengths = shape == null ? Lengths.constant(List.of()) : Lengths.vector(shape);
    TensorVariable chances =
        p == null
            ? TensorConstant.of(Value.zeros(DType.FLOAT64, Ints.of(0)))
            : Parameters.probabilities(p);
    TensorVariable positions =
        draw(new RandomChoice(replace, Lengths.count(lengths)), lengths, count, chances);
    TensorVariable chosen = from.ndim() == 0 ? positions : Along.pick(from, positions, 0);
    return streams.from(positions, Cast.to(chosen, dtype));
  }

  private static TensorVariable population(Object a) {
    TensorVariable v = Operands.asTensor(a);
    if (v.ndim() > 1)
      throw new ShapeException(
          "choice wants a vector or a scalar to choose from, got "
              + v.label()
              + " of rank "
              + v.ndim());
    if (v.ndim() == 1) return v;
    if (!v.dtype().isInteger())
      throw new DTypeException("choice wants a vector or an integer, got " + v.type());
    return Cast.to(v, DType.INT64);
  }

  /** Permutations of 0 to n − 1, int64. */
  public TensorVariable permutation(@Nullable Object shape, Object n) {
    return permutation(shape, n, DType.INT64);
  }

  /**
   * Permutations of 0 to n − 1 along a new last axis.
   *
   * @param shape how many; null for one
   * @param n an integer
   */
  public TensorVariable permutation(@Nullable Object shape, Object n, DType dtype) {
    TensorVariable lengths = shape == null ? Lengths.constant(List.of()) : Lengths.vector(shape);
    return draw(
        new RandomLines(Routine.RANDOM_PERMUTATION, dtype, Lengths.count(lengths)),
        lengths,
        Parameters.integer(n, "lengths of permutations"));
  }

  /** How often each outcome occurs in {@code n} trials, int64. */
  public TensorVariable multinomial(@Nullable Object shape, Object n, Object pvals) {
    return multinomial(shape, n, pvals, DType.INT64);
  }

  /**
   * How often each outcome occurs in {@code n} trials, along the last axis.
   *
   * @param shape all lengths but the last; null for that of n and pvals
   * @param n counts of trials
   * @param pvals probabilities of the outcomes along the last axis, where they sum to 1
   */
  public TensorVariable multinomial(@Nullable Object shape, Object n, Object pvals, DType dtype) {
    TensorVariable trials = Parameters.integer(n, "counts of trials");
    TensorVariable p = Parameters.probabilities(pvals);
    if (p.ndim() == 0)
      throw new ShapeException("multinomial wants a vector of probabilities, got a scalar");
    TensorVariable lengths = shape == null ? trials.add(p.sum(-1)).shape() : Lengths.vector(shape);
    return draw(
        new RandomLines(Routine.RANDOM_MULTINOMIAL, dtype, Lengths.count(lengths)),
        lengths,
        trials,
        p);
  }

  /** The elements of each row, along the last axis, in an order of its own. */
  public TensorVariable shuffleRowElements(Object x) {
    TensorVariable rows = Operands.asTensor(x);
    int last = rows.ndim() - 1;
    if (last < 0) throw new ShapeException("shuffleRowElements wants rows, got a scalar");
    Object[] lengths = Lengths.of(rows).subList(0, last).toArray();
    TensorVariable order = permutation(lengths, Length.of(rows, last));
    return streams.from(order, Along.take(rows, order, last));
  }

  private TensorVariable draw(
      Routine routine, @Nullable Object shape, TensorVariable a, TensorVariable b, DType dtype) {
    TensorVariable lengths = Parameters.lengths(shape, a.add(b));
    return draw(new RandomDraw(routine, dtype, Lengths.count(lengths)), lengths, a, b);
  }

  private TensorVariable draw(TensorOp op, TensorVariable... parameters) {
    return streams.draw(op, freshState(), List.of(parameters));
  }

  /** The state that {@code draw} comes from; its value can be read and set. */
  public SharedVariable rng(TensorVariable draw) {
    return streams.state(draw);
  }

  /** Each state with its next value, for functions that are to be told. */
  public List<Updates> updates() {
    return streams.updates();
  }
}
