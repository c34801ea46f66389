package damo.tensor;

import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.graph.Origin;
import damo.graph.SharedVariable;
import damo.graph.Variable;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Literals;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An array that functions share and update. */
public final class SharedTensor extends TensorVariable implements SharedVariable {
  private static final AtomicLong SERIALS = new AtomicLong();

  private final long serial = SERIALS.incrementAndGet();
  private final Lock guard = new ReentrantLock();
  private Value value;
  private @Nullable Variable defaultUpdate;

  private SharedTensor(TensorType type, Value value, @Nullable String name) {
    super(type, null, 0, name, Origin.here());
    this.value = value;
  }

  /** A shared variable with a copy of {@code initial}; no length is fixed. */
  public static SharedTensor of(Value initial, @Nullable String name) {
    return new SharedTensor(
        TensorType.unknown(initial.dtype(), initial.rank()), initial.copy(), name);
  }

  /**
   * As {@link #of(Value, String)}; axes that are true in {@code broadcastable} have length 1 for
   * good.
   */
  public static SharedTensor of(Value initial, @Nullable String name, boolean[] broadcastable) {
    if (broadcastable.length != initial.rank()) {
      throw new ShapeException(
          "the pattern has "
              + broadcastable.length
              + " axes, the value of "
              + name
              + " has "
              + initial.rank());
    }
    long[] lengths = new long[broadcastable.length];
    for (int i = 0; i < lengths.length; i++) lengths[i] = broadcastable[i] ? 1 : -1;
    SharedTensor out =
        new SharedTensor(TensorType.of(initial.dtype(), lengths), initial.copy(), name);
    out.checked(initial);
    return out;
  }

  /** A shared variable of this very type, that has no value of use yet. */
  public static SharedTensor stateOf(TensorType type, @Nullable String name) {
    int[] shape = type.lengths().stream().map(n -> Math.max(n, 0)).toArray();
    return new SharedTensor(type, Value.zeros(type.dtype(), Ints.of(shape)), name);
  }

  @Override
  public INDArray getValue() {
    return guarded(() -> Nd4jBorder.toNd4j(value));
  }

  @Override
  public INDArray getValue(boolean borrow) {
    return getValue();
  }

  @Override
  public void setValue(Object newValue) {
    Literals.Literal literal = Literals.read(newValue);
    Value read = literal.value();
    DType dtype = dtype();
    if (!literal.weak() && !read.dtype().castsSafelyTo(dtype)) {
      throw new DTypeException(
          described() + " is " + dtype + ", the new value " + read.dtype() + "; cast it first");
    }
    Value cast = Literals.losslessly(read, dtype, described());
    Value next = cast == newValue ? checked(cast).copy() : checked(cast);
    guarded(() -> value = next);
  }

  @Override
  public void setValue(Object newValue, boolean borrow) {
    setValue(newValue);
  }

  private String described() {
    return "the shared variable " + label() + " (" + type() + ", made at " + origin() + ")";
  }

  private Value checked(Value v) {
    check(v.shape());
    return v;
  }

  @Override
  public void check(Ints shape) {
    if (shape.size() != ndim()) {
      throw new ShapeException(
          described()
              + " has rank "
              + ndim()
              + ", the new value rank "
              + shape.size()
              + " (shape "
              + shape
              + ")");
    }
    for (int i = 0; i < ndim(); i++) {
      int fixed = type().lengths().get(i);
      if (fixed >= 0 && fixed != shape.get(i)) {
        throw new ShapeException(
            "axis "
                + i
                + " of "
                + described()
                + " has length "
                + fixed
                + " for good, the new value has shape "
                + shape);
      }
    }
  }

  @Override
  public Lock guard() {
    return guard;
  }

  @Override
  public long serial() {
    return serial;
  }

  private <R> R guarded(Supplier<R> work) {
    guard.lock();
    try {
      return work.get();
    } finally {
      guard.unlock();
    }
  }

  @Override
  public void zero() {
    guarded(() -> value = Value.zeros(value.dtype(), value.shape()));
  }

  @Override
  public SharedTensor copyShared(@Nullable String name) {
    return guarded(() -> new SharedTensor(type(), value.copy(), name));
  }

  @Override
  public @Nullable Variable defaultUpdate() {
    return defaultUpdate;
  }

  @Override
  public void setDefaultUpdate(@Nullable Object update) {
    defaultUpdate = update == null ? null : Operands.asTensor(update);
  }

  @Override
  public Value current() {
    return value;
  }

  @Override
  public void advance(Value next) {
    value = checked(next);
  }

  @Override
  public SharedTensor named(String newName) {
    super.named(newName);
    return this;
  }
}
