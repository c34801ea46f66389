package damo.testing;

import damo.T;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A graph of random ops over a few inputs that broadcast together. Where a value decides between
 * two ways (comparisons, greatest elements), it is an input: rounding in between must not matter.
 */
public final class RandomGraph {
  private static final List<Integer> LENGTHS = List.of(1, 2, 3, 5, 8, 17, 64, 65, 130);
  private static final List<DType> DTYPES =
      List.of(DType.FLOAT64, DType.FLOAT64, DType.FLOAT32, DType.FLOAT32, DType.INT32);
  private final Samples samples;
  private final int rank;
  private final List<boolean[]> spread =
      new ArrayList<>(); // per input, for its axes from the right
  private final List<TensorVariable> inputs = new ArrayList<>();
  private final List<TensorVariable> pool = new ArrayList<>();

  public RandomGraph(Samples samples, int ops) {
    this.samples = samples;
    this.rank = 1 + samples.random().nextInt(3);
    int count = 2 + samples.random().nextInt(3);
    for (int i = 0; i < count; i++) input(i == 0 ? rank : samples.random().nextInt(rank + 1));
    pool.addAll(inputs);
    for (int i = 0; i < ops; i++) pool.add(bounded(next()));
  }

  private void input(int ndim) {
    boolean[] full = new boolean[ndim];
    for (int i = 0; i < ndim; i++) full[i] = inputs.isEmpty() || samples.random().nextInt(4) > 0;
    long[] lengths = IntStream.range(0, ndim).mapToLong(i -> declared(full[i])).toArray();
    DType dtype = inputs.isEmpty() ? DType.FLOAT64 : samples.oneOf(DTYPES);
    spread.add(full);
    inputs.add(TensorType.of(dtype, lengths).variable("x" + inputs.size()));
  }

  /** An axis of length 1 is not always known to be one. */
  private long declared(boolean full) {
    return full || samples.random().nextBoolean() ? -1 : 1;
  }

  public List<TensorVariable> inputs() {
    return inputs;
  }

  /** The last variables that were made. */
  public List<TensorVariable> outputs() {
    return pool.subList(pool.size() - 3, pool.size());
  }

  /** A float scalar that depends on much of the graph. */
  public TensorVariable cost() {
    TensorVariable cost = T.constant(0.0, DType.FLOAT64);
    for (TensorVariable v : outputs()) cost = cost.add(v.astype(DType.FLOAT64).sqr().mean());
    return cost;
  }

  /** Values for the inputs, of lengths that fit together. */
  public List<Value> values() {
    int[] base = new int[rank];
    for (int i = 0; i < rank; i++) base[i] = samples.oneOf(LENGTHS);
    while (IntStream.of(base).reduce(1, (a, b) -> a * b) > 20_000) base[0] = (base[0] + 1) / 2;
    List<Value> out = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      boolean[] full = spread.get(i);
      int lead = rank - full.length;
      int[] shape =
          IntStream.range(0, full.length).map(k -> full[k] ? base[lead + k] : 1).toArray();
      out.add(samples.value(inputs.get(i).dtype(), Ints.of(shape), Domain.REAL));
    }
    return out;
  }

  private TensorVariable any() {
    return samples.oneOf(pool);
  }

  private TensorVariable input() {
    return samples.oneOf(inputs);
  }

  private TensorVariable bounded(TensorVariable v) {
    return v.dtype().isFloat() ? v.clip(-1e3, 1e3) : v;
  }

  private TensorVariable next() {
    return switch (samples.random().nextInt(6)) {
      case 0, 1 -> function(any());
      case 2, 3 -> pair(any(), any());
      case 4 -> choice();
      default -> whole(any());
    };
  }

  private TensorVariable function(TensorVariable x) {
    return switch (samples.random().nextInt(12)) {
      case 0 -> x.tanh();
      case 1 -> T.nnet.sigmoid(x);
      case 2 -> x.sqr().mul(0.1);
      case 3 -> x.neg();
      case 4 -> x.tanh().exp();
      case 5 -> x.abs().add(1).log();
      case 6 -> x.abs().add(0.5).sqrt();
      case 7 -> x.sin();
      case 8 -> T.nnet.softplus(x);
      case 9 -> x.add(0).mul(1);
      case 10 -> x.astype(DType.FLOAT32);
      default -> x.mul(-1.5);
    };
  }

  private TensorVariable pair(TensorVariable x, TensorVariable y) {
    return switch (samples.random().nextInt(6)) {
      case 0, 1 -> x.add(y);
      case 2 -> x.sub(y);
      case 3, 4 -> x.tanh().mul(y);
      default -> x.div(y.abs().add(1));
    };
  }

  private TensorVariable choice() {
    return switch (samples.random().nextInt(5)) {
      case 0 -> T.where(input().lt(input()), any(), any());
      case 1 -> T.where(input().ge(0.1), any(), 0);
      case 2 -> input().maximum(input());
      case 3 -> input().floor();
      default -> ranked(input(), x -> x.max(-1, true));
    };
  }

  private TensorVariable whole(TensorVariable x) {
    return switch (samples.random().nextInt(8)) {
      case 0 -> x.mean();
      case 1 -> ranked(x, v -> v.mean(-1, true));
      case 2 -> ranked(x, v -> v.sum(0, true).mul(0.1));
      case 3 -> ranked(x, v -> v.mean(0));
      case 4 -> ranked(x, T.nnet::softmax);
      case 5 -> ranked(x, v -> v.get("...", "::-1"));
      case 6 -> ranked(x, v -> v.get(T.arange(v.shape().get(0).sub(1), -1, -1)));
      default ->
          x.ndim() == 2
              ? T.dot(x.tanh(), x.tanh().transpose()).mean(1, true)
              : x.reshape(x.shape());
    };
  }

  private static TensorVariable ranked(
      TensorVariable x, java.util.function.UnaryOperator<TensorVariable> op) {
    return x.ndim() == 0 ? x : op.apply(x);
  }
}
