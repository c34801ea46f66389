package damo.op.linalg;

import com.google.errorprone.annotations.Immutable;
import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Optional;

/** A routine on the matrices in the last two axes. */
@Immutable
interface MatrixOp extends TensorOp {
  Routine routine();

  /** What the routine is told; as {@link Routine} says. */
  default Ints parameters() {
    return Ints.of();
  }

  @Override
  default Meaning meaning(Apply node) {
    return new Meaning.Call(routine(), parameters());
  }

  static int flag(boolean said) {
    return said ? 1 : 0;
  }

  /** The leading axes are a stack already. */
  @Override
  default Optional<List<TensorVariable>> inBatch(Batch batch) {
    return Optional.of(applyAll(batch.aligned()));
  }
}
