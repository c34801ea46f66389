package damo.nn;

import damo.Damo;
import damo.T;
import damo.compile.Updates;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How far an optimizer steps: a number, a shared variable that its owner changes between steps, or
 * a schedule over the steps. A schedule counts its steps in a shared variable {@code opt_rate_t},
 * which is saved with what an optimizer remembers.
 */
public final class Rate {
  private static final UnaryOperator<TensorVariable> ALWAYS = t -> T.constant(1.0, DType.FLOAT64);

  private final double first;
  private final @Nullable SharedTensor owned;
  private final UnaryOperator<TensorVariable> schedule;

  private Rate(double first, @Nullable SharedTensor owned, UnaryOperator<TensorVariable> schedule) {
    this.first = first;
    this.owned = owned;
    this.schedule = schedule;
  }

  /** Always the same, above 0. */
  public static Rate of(double rate) {
    Settings.positive("learningRate", rate);
    return new Rate(rate, null, ALWAYS);
  }

  /** Whatever a float scalar holds when a step is made. */
  public static Rate of(SharedTensor rate) {
    Settings.require(
        rate.ndim() == 0 && rate.dtype().isFloat(),
        "a learning rate is a float scalar, got %s %s",
        rate.label(),
        rate.type());
    return new Rate(Double.NaN, rate, ALWAYS);
  }

  /** This rate, times {@code factor} for each step that is over. */
  public Rate exponential(double factor) {
    Settings.positive("factor", factor);
    return scaled(t -> T.pow(number(factor), t));
  }

  /** This rate, times {@code factor} for each so many steps that are over. */
  public Rate stepwise(double factor, int every) {
    Settings.positive("factor", factor);
    Settings.require(every > 0, "a rate changes every 1 or more steps, got %d", every);
    return scaled(t -> T.pow(number(factor), T.floor(t.div(every))));
  }

  /** Half a wave of the cosine from this rate to 0 in so many steps; 0 after them. */
  public Rate cosine(int steps) {
    Settings.require(steps > 0, "a wave takes 1 or more steps, got %d", steps);
    return scaled(t -> T.cos(T.minimum(t.div(steps), 1).mul(Math.PI)).add(1).mul(0.5));
  }

  /** Grows in so many equal steps to what it would be. */
  public Rate warmUp(int steps) {
    Settings.require(steps > 0, "warming up takes 1 or more steps, got %d", steps);
    return scaled(t -> T.minimum(t.add(1).div(steps), 1));
  }

  /**
   * This rate, times a function of how many steps are over: a float64 scalar, 0 at the first step.
   */
  public Rate scaled(UnaryOperator<TensorVariable> factor) {
    UnaryOperator<TensorVariable> before = schedule;
    return new Rate(
        first, owned, before == ALWAYS ? factor : t -> before.apply(t).mul(factor.apply(t)));
  }

  private static TensorVariable number(double value) {
    return T.constant(value, DType.FLOAT64);
  }

  /** The rate in one graph of updates. */
  Step start() {
    if (schedule == ALWAYS) return new Step(base(), new Updates());
    SharedTensor t = Damo.shared(0.0, DType.FLOAT64).named("opt_rate_t");
    return new Step(base().mul(schedule.apply(t)), Updates.of(t, t.add(1)));
  }

  private TensorVariable base() {
    return owned == null ? number(first) : owned;
  }

  /**
   * The rate of a step.
   *
   * @param value a float scalar
   * @param updates what counts the steps
   */
  record Step(TensorVariable value, Updates updates) {
    /** The rate in the dtype of a parameter. */
    TensorVariable in(DType dtype) {
      return value instanceof TensorConstant c
          ? T.constant(c.value().getDouble(0), dtype)
          : value.astype(dtype);
    }
  }

  @Override
  public String toString() {
    String base = owned == null ? Double.toString(first) : owned.label();
    return schedule == ALWAYS ? base : base + ", scheduled";
  }
}
