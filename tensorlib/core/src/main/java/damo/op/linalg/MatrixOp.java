package damo.op.linalg;

import com.google.errorprone.annotations.Immutable;
import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.scalar.Ints;

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
}
