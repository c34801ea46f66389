package damo.scan;

import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.graph.SharedVariable;
import damo.op.elemwise.Cast;
import damo.op.shape.DimShuffle;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.stream.IntStream;

/** A shared variable that each step of a loop sets. */
record Advance(SharedTensor shared, TensorVariable next) {
  Advance(SharedVariable shared, TensorVariable next, String loop) {
    this((SharedTensor) shared, typed((SharedTensor) shared, next, loop));
  }

  private static TensorVariable typed(SharedTensor shared, TensorVariable next, String loop) {
    String what = "the update of " + shared.label() + " in " + loop + " is " + next.type();
    if (next.ndim() != shared.ndim())
      throw new ShapeException(what + ", the variable " + shared.type());
    if (!next.dtype().castsSafelyTo(shared.dtype()))
      throw new DTypeException(
          what
              + ", the variable "
              + shared.type()
              + "; cast it with astype("
              + shared.dtype().name()
              + ")");
    return Cast.to(next, shared.dtype());
  }

  TensorVariable firstRows() {
    return DimShuffle.of(shared, IntStream.range(-1, shared.ndim()).toArray());
  }
}
