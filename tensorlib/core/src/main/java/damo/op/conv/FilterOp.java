package damo.op.conv;

import com.google.errorprone.annotations.Immutable;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of images, filters and results from the other two. */
@Immutable
interface FilterOp extends TensorOp {
  Filtering filtering();

  Routine routine();

  @Override
  default Set<String> implied(Apply node) {
    return filtering().usual();
  }

  @Override
  default Meaning meaning(Apply node) {
    return new Meaning.Call(routine(), filtering().toInts());
  }

  /** The shapes that follow from what is known. */
  default FilterShapes shapes(Ints images, Ints filters, Ints results, TensorVariable... operands) {
    try {
      return FilterShapes.of(filtering(), images, filters, results);
    } catch (ShapeException e) {
      throw new ShapeException(
          name()
              + " of "
              + Stream.of(operands)
                  .map(v -> v.label() + " " + v.type())
                  .collect(Collectors.joining(" and "))
              + ": "
              + e.getMessage());
    }
  }

  /** The lengths of {@code x}, known to be images. */
  default Ints images(TensorVariable x) {
    return ranked("images (batch, channels, lengths…)", x, filtering().imageRank());
  }

  default Ints results(TensorVariable x) {
    return ranked("results (batch, filters, positions…)", x, filtering().imageRank());
  }

  default Ints filters(TensorVariable x) {
    String axes =
        filtering().unshared()
            ? "unshared filters (filters, positions…, channels, lengths…)"
            : "filters (filters, channels, lengths…)";
    return ranked(axes, x, filtering().filterRank());
  }

  private Ints ranked(String what, TensorVariable x, int rank) {
    if (x.ndim() != rank)
      throw new ShapeException(
          name()
              + " wants "
              + what
              + " of "
              + rank
              + " axes, got "
              + x.label()
              + " of type "
              + x.type());
    return x.type().lengths();
  }
}
