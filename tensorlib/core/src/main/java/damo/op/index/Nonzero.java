package damo.op.index;

import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For each axis the positions, in C order, of the elements that are not 0. */
public record Nonzero() implements TensorOp {
  /** One int64 vector for each axis of {@code x}. */
  public static List<TensorVariable> of(TensorVariable x) {
    return new Nonzero().applyAll(List.of(x));
  }

  @Override
  public String name() {
    return "nonzero";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable x = inputs.getFirst();
    if (x.ndim() == 0)
      throw new ShapeException("nonzero of " + x.label() + ": a scalar has no positions");
    return Collections.nCopies(x.ndim(), TensorType.of(DType.INT64, -1));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.NONZERO, Ints.of());
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return List.of(Gradient.disconnected("positions do not depend on how large elements are"));
  }
}
