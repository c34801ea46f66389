package damo.op.random;

import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes that uniform numbers in [0, 1) select by the probabilities of a row. Inputs: a matrix of
 * probabilities, one row for each of m; a vector of uniform numbers, m for the first trial of each
 * row, m for the second, …; how many trials, an int64 scalar. Output, int64: for each row which
 * outcome each trial had, each only once ({@link Kind#DIFFERENT}) or not ({@link Kind#TRIALS}); or
 * how often there was each outcome ({@link Kind#COUNTS}).
 */
public record Outcomes(Kind kind) implements TensorOp {
  /** What comes of the trials. */
  public enum Kind {
    COUNTS,
    TRIALS,
    DIFFERENT
  }

  @Override
  public String name() {
    return "outcomes";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable p = inputs.getFirst();
    if (p.ndim() != 2 || inputs.get(1).ndim() != 1)
      throw new ShapeException(
          "outcomes want a matrix of probabilities and a vector of uniform numbers, got "
              + p.type()
              + " and "
              + inputs.get(1).type());
    int trials = inputs.get(2) instanceof TensorConstant n ? Ints.exact(n.value().getLong(0)) : -1;
    int columns = kind == Kind.COUNTS ? p.type().lengths().get(1) : trials;
    return List.of(
        new TensorType(DType.INT64, Ints.of(p.type().lengths().get(0), Math.max(columns, -1))));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.RANDOM_OUTCOMES, Ints.of(kind.ordinal()));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return Collections.nCopies(
        3, Gradient.undefined("which outcome a number selects has no gradient"));
  }
}
