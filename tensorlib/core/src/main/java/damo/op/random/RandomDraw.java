package damo.op.random;

import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.shape.Lengths;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Random numbers, each for itself: inputs state, shape, one or two parameters, which broadcast to
 * the shape.
 *
 * @param routine which distribution
 * @param dtype the dtype of the draw
 * @param ndim how many lengths the shape has
 */
public record RandomDraw(Routine routine, DType dtype, int ndim) implements StreamOp {
  @Override
  public Set<String> implied(Apply node) {
    return TensorOp.rankIfKnown(node).isEmpty() ? Set.of("routine") : Set.of("routine", "ndim");
  }

  @Override
  public String name() {
    return switch (routine) {
      case RANDOM_UNIFORM -> "uniform";
      case RANDOM_NORMAL -> "normal";
      case RANDOM_INTEGERS -> "randomIntegers";
      case RANDOM_POISSON -> "poisson";
      default -> "binomial";
    };
  }

  @Override
  public TensorType drawn(List<TensorVariable> inputs) {
    Ints lengths = Lengths.known(inputs.get(1), ndim);
    for (TensorVariable p : inputs.subList(2, inputs.size())) {
      checkBroadcasts(p, lengths);
      if (p instanceof TensorConstant c) check(p == inputs.get(2) ? 0 : 1, c.value());
    }
    if (routine == Routine.RANDOM_INTEGERS
        && inputs.get(2) instanceof TensorConstant low
        && inputs.get(3) instanceof TensorConstant high
        && low.value().size() == 1
        && high.value().size() == 1) Limits.order(low.value().getLong(0), high.value().getLong(0));
    return new TensorType(dtype, lengths);
  }

  private void checkBroadcasts(TensorVariable p, Ints lengths) {
    int lead = ndim - p.ndim();
    boolean fits = lead >= 0;
    for (int i = 0; fits && i < p.ndim(); i++) {
      int own = p.type().lengths().get(i);
      int asked = lengths.get(lead + i);
      fits = own < 0 || own == 1 || asked < 0 || own == asked;
    }
    if (!fits)
      throw new ShapeException(
          "the parameter "
              + p.label()
              + " of "
              + name()
              + " has shape "
              + p.type().lengths()
              + ", which does not broadcast to the shape "
              + lengths
              + " of the draw");
  }

  private void check(int parameter, Value given) {
    for (int i = 0, n = given.size(); i < n; i++) {
      double v = given.getDouble(i);
      switch (routine) {
        case RANDOM_NORMAL -> Limits.deviation(parameter == 1 ? v : 0);
        case RANDOM_BINOMIAL -> {
          if (parameter == 0) Limits.trials((long) v);
          else Limits.probability(v);
        }
        case RANDOM_POISSON -> Limits.mean(v);
        default -> {}
      }
    }
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(routine, Ints.of());
  }

  /** Numbers for the whole batch are drawn from one stream. */
  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    if (batch.has(0) || batch.has(1)) return Optional.empty();
    List<TensorVariable> inputs = new ArrayList<>(batch.inputs());
    inputs.set(1, batch.shape(batch.in(1), ndim));
    for (int i = 2; i < inputs.size(); i++)
      if (batch.has(i)) inputs.set(i, batch.ranked(batch.in(i), ndim));
    return Optional.of(new RandomDraw(routine, dtype, ndim + batch.axes()).applyAll(inputs));
  }
}
