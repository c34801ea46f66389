package damo.op.index;

import com.google.errorprone.annotations.Immutable;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.op.TensorOp;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An op that reads some elements of input 0, and through which they can be written. */
@Immutable
public interface Selection extends TensorOp {
  /** Which elements: further inputs are its arguments. */
  Meaning.Place place();

  @Override
  default Meaning meaning(Apply node) {
    return place() instanceof Meaning.Place.Through(var map)
        ? new Meaning.View(map)
        : new Meaning.Index(Meaning.Access.GATHER, place());
  }

  @Override
  default List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable zeros = node.in(0).zerosLike();
    return TensorOp.onlyFirst(
        node, Gradient.of(WriteInto.inc(zeros, node.apply(), TensorOp.only(outputGradients))));
  }
}
