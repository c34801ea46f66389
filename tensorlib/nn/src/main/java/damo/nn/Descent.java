package damo.nn;

import damo.T;
import damo.compile.Updates;
import damo.graph.SharedVariable;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is done with a cost and its gradients before a rule follows them, in this order: a penalty
 * is added to the cost; gradients are divided; they are scaled down when their common norm is too
 * large; each element is cut off. What is not asked for is not done.
 *
 * <pre>{@code
 * Descent.by(new Adam(1e-3)).penalised(Penalty.L2, 0.01, "_W").dividedBy(rows).clipNorm(1)
 * }</pre>
 */
public final class Descent implements GradientRule {
  private final GradientRule rule;
  private final List<UnaryOperator<List<TensorVariable>>> changes;
  private final List<Addition> additions;

  /** Adds to the cost what parameters cost. */
  private record Addition(Penalty penalty, Object value, String text) {
    TensorVariable of(List<SharedTensor> parameters) {
      TensorVariable whole = penalty.of(parameters, text);
      return whole.mul(castTo(whole, value));
    }
  }

  private Descent(
      GradientRule rule,
      List<UnaryOperator<List<TensorVariable>>> changes,
      List<Addition> additions) {
    this.rule = rule;
    this.changes = List.copyOf(changes);
    this.additions = List.copyOf(additions);
  }

  /** Does nothing yet but follow {@code rule}. */
  public static Descent by(GradientRule rule) {
    return new Descent(rule, List.of(), List.of());
  }

  /**
   * Adds to the cost {@code value} times the penalty of parameters whose names hold a text.
   *
   * @param value a number or a scalar: where the cost is a mean, what counts once for all rows is
   *     divided by them
   */
  public Descent penalised(Penalty penalty, Object value, String text) {
    List<Addition> more = new ArrayList<>(additions);
    more.add(new Addition(penalty, value, text));
    return new Descent(rule, changes, more);
  }

  /**
   * Divides the gradients.
   *
   * @param divisor a number or a scalar, such as the rows of a batch
   */
  public Descent dividedBy(Object divisor) {
    return then(gradients -> each(gradients, g -> g.div(castTo(g, divisor))));
  }

  private static Object castTo(TensorVariable like, Object number) {
    return number instanceof TensorVariable v ? v.astype(like.dtype()) : number;
  }

  /**
   * Where the norm of all gradients together is above {@code most}, scales all of them so that it
   * is {@code most}. A gradient that is NaN makes all of them NaN.
   */
  public Descent clipNorm(double most) {
    Settings.positive("the norm", most);
    return then(gradients -> clipped(gradients, most));
  }

  private static List<TensorVariable> clipped(List<TensorVariable> gradients, double most) {
    TensorVariable square = squares(gradients);
    TensorVariable factor =
        T.where(square.le(most * most), T.onesLike(square), T.div(most, square.sqrt()));
    return each(gradients, g -> g.mul(factor.astype(g.dtype())));
  }

  /** Cuts each element off at ±{@code most}. */
  public Descent clipRange(double most) {
    Settings.positive("the range", most);
    return then(gradients -> each(gradients, g -> T.clip(g, -most, most)));
  }

  private Descent then(UnaryOperator<List<TensorVariable>> change) {
    List<UnaryOperator<List<TensorVariable>>> more = new ArrayList<>(changes);
    more.add(change);
    return new Descent(rule, more, additions);
  }

  private static List<TensorVariable> each(
      List<TensorVariable> gradients, UnaryOperator<TensorVariable> change) {
    return gradients.stream().map(change).toList();
  }

  private static TensorVariable squares(List<? extends TensorVariable> all) {
    return all.stream().map(g -> g.sqr().sum()).reduce(T::add).orElseThrow();
  }

  @Override
  public Rate rate() {
    return rule.rate();
  }

  @Override
  public Updates step(SharedTensor parameter, TensorVariable gradient, TensorVariable rate) {
    return rule.step(parameter, gradient, rate);
  }

  /** The cost with all penalties, a scalar. */
  public TensorVariable regularised(TensorVariable cost, List<SharedTensor> parameters) {
    TensorVariable sum = cost;
    for (Addition a : additions) sum = sum.add(a.of(parameters));
    return sum;
  }

  @Override
  public Updates updates(TensorVariable cost, List<SharedTensor> parameters) {
    return updates(parameters, T.grad(regularised(cost, parameters), parameters));
  }

  @Override
  public Updates updates(List<SharedTensor> parameters, List<TensorVariable> gradients) {
    List<TensorVariable> changed = gradients;
    if (!gradients.isEmpty()) for (var change : changes) changed = change.apply(changed);
    return rule.updates(parameters, changed);
  }

  /**
   * What to watch while training: the norms of the parameters, of their gradients before they are
   * changed, and of what the optimizer remembers, then the cost with its penalties; scalars.
   *
   * @param updates those that {@link #updates} gave
   */
  public List<TensorVariable> norms(
      TensorVariable cost, List<SharedTensor> parameters, Updates updates) {
    TensorVariable whole = regularised(cost, parameters);
    Stream<SharedVariable> memory =
        updates.asMap().keySet().stream().filter(v -> !parameters.contains(v));
    List<TensorVariable> remembered =
        memory.map(v -> (TensorVariable) v).filter(v -> v.dtype().isFloat()).toList();
    TensorVariable none = T.zerosLike(whole);
    return List.of(
        squares(parameters).sqrt(),
        squares(T.grad(whole, parameters)).sqrt(),
        remembered.isEmpty() ? none : squares(remembered).sqrt(),
        whole);
  }

  /** What it adds to the cost: a line for each parameter that is penalised. */
  public List<String> penalties(List<SharedTensor> parameters) {
    return additions.stream()
        .flatMap(a ->
            Penalty.named(parameters, a.text()).stream()
                .map(p -> p.label() + ": " + a.penalty() + " · " + a.value()))
        .toList();
  }
}
