package damo.random;

import damo.compile.Updates;
import damo.error.DamoException;
import damo.graph.Routine;
import damo.graph.SharedVariable;
import damo.op.elemwise.Cast;
import damo.op.random.RandomDraw;
import damo.op.shape.Lengths;
import damo.runtime.random.MersenneTwister;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Operands;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Random numbers as {@code numpy.random.RandomState} draws them, one generator for each draw that
 * is asked for. The state of a generator is a shared variable that every function using the draw
 * advances; two uses of one draw in a call are the same numbers.
 *
 * <p>A shape is ints, longs, a list, or an integer vector variable; an empty one is a scalar draw,
 * and null the shape of the parameters broadcast together.
 */
public final class RandomStreams {
  private record Stream(TensorVariable draw, SharedTensor state, TensorVariable next) {}

  private final List<Stream> streams = new ArrayList<>();
  private MersenneTwister seeds;

  /** Seeded by the clock. */
  public RandomStreams() {
    this((int) (System.nanoTime() & 0x7fffffff));
  }

  /**
   * Streams seeded from {@code RandomState(seed)} in the order in which they are asked for.
   *
   * @param seed not negative
   */
  public RandomStreams(int seed) {
    seeds = new MersenneTwister((long) seed);
  }

  /** Starts all streams again, as if made with this seed. */
  public void seed(int seed) {
    seeds = new MersenneTwister((long) seed);
    for (Stream s : streams) s.state().advance(freshState());
  }

  private Value freshState() {
    return Value.wrap(
        DType.UINT32,
        Ints.of(MersenneTwister.WORDS),
        MersenneTwister.seeded(seeds.nextBelow(1 << 30)));
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

  public TensorVariable uniform(@Nullable Object shape, Object low, Object high, DType dtype) {
    return draw(Routine.RANDOM_UNIFORM, shape, low, high, dtype);
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

  public TensorVariable normal(@Nullable Object shape, Object mean, Object std, DType dtype) {
    return draw(Routine.RANDOM_NORMAL, shape, mean, std, dtype);
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

  public TensorVariable binomial(@Nullable Object shape, Object n, Object p, DType dtype) {
    return draw(Routine.RANDOM_BINOMIAL, shape, n, p, dtype);
  }

  private TensorVariable draw(
      Routine routine, @Nullable Object shape, Object a, Object b, DType dtype) {
    SharedTensor state = SharedTensor.of(freshState(), null);
    TensorVariable first = parameter(a);
    TensorVariable second = parameter(b);
    TensorVariable lengths = shape == null ? first.add(second).shape() : Lengths.vector(shape);
    RandomDraw op = new RandomDraw(routine, dtype, Lengths.count(lengths));
    List<TensorVariable> results = op.applyAll(List.of(state, lengths, first, second));
    state.setDefaultUpdate(results.get(0));
    state.named(op.name() + "_state");
    streams.add(new Stream(results.get(1), state, results.get(0)));
    return results.get(1);
  }

  private static TensorVariable parameter(Object o) {
    return Cast.to(Operands.beside(o, DType.FLOAT64), DType.FLOAT64);
  }

  /** The state that {@code draw} comes from; its value can be read and set. */
  public SharedVariable rng(TensorVariable draw) {
    for (Stream s : streams) if (s.draw() == draw) return s.state();
    throw new DamoException(draw.label() + " is no draw of these streams");
  }

  /** Each state with its next value, for functions that are to be told. */
  public List<Updates> updates() {
    return streams.stream().map(s -> Updates.of(s.state(), s.next())).toList();
  }
}
