package damo.graph;

import com.google.errorprone.annotations.Immutable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operation on variables, equal to another by its parameters.
 *
 * <p>An op says what types come out, how gradients flow back, and what it means; it computes
 * nothing. Reference execution, folding, fusion and printing switch over the kinds of {@link
 * Meaning}.
 */
@Immutable
public interface Op {
  /** The name users know it by: {@code dot}, {@code sum}. */
  String name();

  /**
   * The types of the outputs.
   *
   * @throws damo.error.ShapeException if lengths or ranks known now do not fit
   * @throws damo.error.DTypeException if dtypes do not fit
   */
  List<? extends Type> outputTypes(List<? extends Variable> inputs);

  /**
   * Which components of the op's record go without saying at this node, when it is printed: its
   * name tells them already, or the inputs do, or they are as usual.
   */
  default Set<String> implied(Apply node) {
    return Set.of();
  }

  /** What the op computes at this node. */
  Meaning meaning(Apply node);

  /** The graphs inside, for looking: the body of a loop, the parts of a fused kernel. */
  default List<Inner> inner() {
    return List.of();
  }

  /**
   * The gradient of a cost with respect to each input.
   *
   * @param outputGradients the gradient of the cost with respect to each output, in the output's
   *     shape; null where the cost does not depend on it
   * @return one entry per input
   */
  List<Gradient> gradient(Apply node, List<@Nullable Variable> outputGradients);

  /**
   * How the outputs change with the inputs, where the op knows better than its gradient tells.
   *
   * @param tangents for each input how it changes, in its shape; null where it does not
   * @return one entry per output; empty if the gradient tells enough
   */
  default Optional<List<Gradient>> pushforward(Apply node, List<@Nullable Variable> tangents) {
    return Optional.empty();
  }

  /**
   * What this node computes for each element of a batch at once, where its meaning alone does not
   * tell.
   *
   * @param inputs one for each input of the node: as it is there, or with {@code axes} more in
   *     front, of the same lengths in all
   * @return the outputs, each with the axes of the batch in front; empty if the op knows no way
   */
  default Optional<List<? extends Variable>> batched(
      Apply node, List<? extends Variable> inputs, int axes) {
    return Optional.empty();
  }
}
