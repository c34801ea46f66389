package damo.random;

import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.op.elemwise.Cast;
import damo.op.index.Along;
import damo.op.random.Limits;
import damo.op.random.Outcomes;
import damo.op.shape.BroadcastTo;
import damo.op.shape.Length;
import damo.op.shape.Lengths;
import damo.op.shape.MakeVector;
import damo.op.shape.Reshape;
import damo.scalar.DType;
import damo.tensor.Operands;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes by rows of probabilities.
 *
 * @param p a matrix, one distribution a row
 * @param batch the lengths that the rows have as an array, which results take
 * @param known how many rows there are; −1 if they were not written as numbers
 * @param values what the outcomes stand for; null for their numbers
 */
record Selecting(
    TensorVariable p, List<TensorVariable> batch, long known, @Nullable TensorVariable values) {
  /** Distributions along the last axis, repeated to a shape of rows, null for those given. */
  static Selecting rows(@Nullable Object shape, TensorVariable p) {
    if (p.ndim() == 0)
      throw new ShapeException("multinomial wants a vector of probabilities, got a scalar");
    int last = p.ndim() - 1;
    TensorVariable outcomes = Length.of(p, last);
    if (shape == null)
      return new Selecting(asMatrix(p, outcomes), Lengths.of(p).subList(0, last), -1, null);
    Asked asked = Asked.of(shape, p, p);
    List<TensorVariable> batch = Lengths.items(asked.lengths(), Lengths.count(asked.lengths()));
    List<TensorVariable> all = new ArrayList<>(batch);
    all.add(outcomes);
    TensorVariable spread = BroadcastTo.of(p, MakeVector.of(all));
    return new Selecting(asMatrix(spread, outcomes), batch, asked.known(), null);
  }

  private static TensorVariable asMatrix(TensorVariable p, TensorVariable outcomes) {
    if (p.ndim() == 2) return p;
    TensorVariable rows = TensorConstant.scalar(DType.INT64, 1);
    for (int i = 0; i < p.ndim() - 1; i++) rows = Lengths.product(rows, Length.of(p, i));
    return Reshape.of(p, MakeVector.of(List.of(rows, outcomes)), 2);
  }

  /** One of {@code a}, or of as many as there are probabilities. */
  static Selecting among(@Nullable Object a, @Nullable Object pvals) {
    TensorVariable from = a == null ? null : Operands.asTensor(a);
    if (from != null && (from.ndim() > 1 || (from.ndim() == 0 && !from.dtype().isInteger())))
      throw new DTypeException("choice wants a vector or an integer, got " + from.type());
    TensorVariable chances = pvals == null ? equal(from) : Parameters.probabilities(pvals);
    if (chances.ndim() < 1 || chances.ndim() > 2)
      throw new ShapeException(
          "choice wants a vector or a matrix of probabilities, got rank " + chances.ndim());
    TensorVariable values = from == null || from.ndim() == 0 ? null : from;
    if (chances.ndim() == 2)
      return new Selecting(Checked.ungraded(chances), List.of(Length.of(chances, 0)), -1, values);
    return new Selecting(Checked.ungraded(chances.dimshuffle('x', 0)), List.of(), 1, values);
  }

  private static TensorVariable equal(@Nullable TensorVariable from) {
    if (from == null) throw new DamoException("choice wants what to choose from, or probabilities");
    TensorVariable n = from.ndim() == 0 ? Cast.to(from, DType.INT64) : Length.of(from, 0);
    if (n instanceof TensorConstant c) Limits.population(c.value().getLong(0));
    TensorVariable each = TensorConstant.scalar(DType.FLOAT64, 1).div(Cast.to(n, DType.FLOAT64));
    return BroadcastTo.of(each, MakeVector.of(List.of(n)));
  }

  private boolean isPerRow() {
    return !batch.isEmpty();
  }

  /** How many outcomes of each row make up a draw of {@code shape}. */
  TensorVariable trials(@Nullable Object shape) {
    if (shape == null) return Lengths.constant(1);
    Asked asked = Asked.of(shape, p, p);
    if (isPerRow() && Lengths.count(asked.lengths()) != 1)
      throw new ShapeException(
          "choice by a matrix of probabilities wants one integer, how many for each row, got "
              + Lengths.count(asked.lengths())
              + " lengths");
    return asked.size();
  }

  /** The uniform numbers that so many trials of each row need. */
  Asked numbers(TensorVariable trials) {
    long times = trials instanceof TensorConstant c ? c.value().getLong(0) : -1;
    if (known >= 0 && times >= 0)
      return new Asked(Lengths.constant(List.of(known * times)), known * times);
    return Asked.ofVector(Length.of(p, 0).mul(trials));
  }

  TensorVariable counts(TensorVariable numbers, TensorVariable trials) {
    TensorVariable counts = new Outcomes(Outcomes.Kind.COUNTS).apply(p, numbers, trials);
    List<TensorVariable> lengths = new ArrayList<>(batch);
    lengths.add(Length.of(p, 1));
    return lengths.size() == 2 ? counts : counts.reshape(lengths.toArray());
  }

  TensorVariable chosen(
      TensorVariable numbers, TensorVariable trials, boolean replace, @Nullable Object shape) {
    Outcomes.Kind kind = replace ? Outcomes.Kind.TRIALS : Outcomes.Kind.DIFFERENT;
    TensorVariable outcomes = new Outcomes(kind).apply(p, numbers, trials);
    TensorVariable chosen = values == null ? outcomes : Along.pick(values, outcomes, 0);
    if (isPerRow()) return chosen;
    return shape == null ? chosen.reshape() : chosen.reshape(Lengths.vector(shape));
  }
}
