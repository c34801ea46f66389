package damo.op.pool;

import com.google.errorprone.annotations.Immutable;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pooling, or a gradient of it. */
@Immutable
interface PoolOp extends TensorOp {
  Windows windows();

  Routine routine();

  @Override
  default Set<String> implied(Apply node) {
    return windows().pad().stream().allMatch(n -> n == 0) ? Set.of("pad") : Set.of();
  }

  @Override
  default Meaning meaning(Apply node) {
    return new Meaning.Call(routine(), windows().toInts());
  }

  /** The lengths of {@code x}, which has enough axes. */
  default Ints lengths(TensorVariable x) {
    if (x.ndim() < windows().axes())
      throw new ShapeException(
          name()
              + " works along the last "
              + windows().axes()
              + " axes, got "
              + x.label()
              + " of type "
              + x.type());
    return x.type().lengths();
  }

  /** Only the last axes have windows. */
  @Override
  default Optional<List<TensorVariable>> inBatch(Batch batch) {
    return Optional.of(applyAll(batch.whole()));
  }
}
