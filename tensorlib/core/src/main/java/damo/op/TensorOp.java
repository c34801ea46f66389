package damo.op;

import com.google.errorprone.annotations.Immutable;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Op;
import damo.graph.Variable;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An op whose inputs and outputs are all tensors. */
@Immutable
public interface TensorOp extends Op {
  /** The types of the outputs; checks the inputs. */
  List<TensorType> types(List<TensorVariable> inputs);

  /** As {@link #gradient}, on tensors. */
  List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients);

  /**
   * As {@link #batched(Apply, List, int)}, on tensors.
   *
   * @return for each output itself, if it is the same for all elements, or one with the axes of the
   *     batch in front; empty if the op knows no way
   */
  default Optional<List<TensorVariable>> inBatch(Batch batch) {
    return Optional.empty();
  }

  /** A node with its variables as tensors. */
  record Node(Apply apply) {
    /** Input {@code i}. */
    public TensorVariable in(int i) {
      return (TensorVariable) apply.input(i);
    }

    /** Output {@code i}. */
    public TensorVariable out(int i) {
      return (TensorVariable) apply.output(i);
    }

    /** Output 0. */
    public TensorVariable out() {
      return out(0);
    }

    /** How many inputs there are. */
    public int inputs() {
      return apply.inputs().size();
    }
  }

  @Override
  default List<TensorType> outputTypes(List<? extends Variable> inputs) {
    return types(tensors(inputs));
  }

  @Override
  default List<Gradient> gradient(Apply node, List<@Nullable Variable> outputGradients) {
    List<@Nullable TensorVariable> gs = new ArrayList<>();
    for (Variable g : outputGradients) gs.add((TensorVariable) g);
    return pullback(new Node(node), gs);
  }

  @Override
  default Optional<List<? extends Variable>> batched(
      Apply node, List<? extends Variable> inputs, int axes) {
    return inBatch(Batch.of(node, tensors(inputs), axes)).map(List::copyOf);
  }

  /** The first output of a new node. */
  default TensorVariable apply(TensorVariable... inputs) {
    return apply(List.of(inputs));
  }

  /** The first output of a new node. */
  default TensorVariable apply(List<TensorVariable> inputs) {
    return (TensorVariable) Apply.of(this, inputs).output(0);
  }

  /** All outputs of a new node. */
  default List<TensorVariable> applyAll(List<TensorVariable> inputs) {
    return tensors(Apply.of(this, inputs).outputs());
  }

  /** The same variables, as tensors. */
  static List<TensorVariable> tensors(List<? extends Variable> variables) {
    return variables.stream().map(TensorVariable.class::cast).toList();
  }

  /**
   * The component {@code ndim} if the length of input 1, a shape, tells it, for {@link #implied}.
   */
  static Set<String> rankIfKnown(Apply node) {
    return ((TensorVariable) node.input(1)).type().lengths().get(0) >= 0
        ? Set.of("ndim")
        : Set.of();
  }

  /** {@code first} for input 0, and that the further inputs only say where or how many. */
  static List<Gradient> onlyFirst(Node node, Gradient first) {
    List<Gradient> out = new ArrayList<>(List.of(first));
    for (int i = 1; i < node.inputs(); i++)
      out.add(
          Gradient.disconnected(
              node.apply().op().name() + " uses its values as lengths or positions"));
    return out;
  }

  /** The gradient for an op of one output, where it is sure to flow. */
  static TensorVariable only(List<@Nullable TensorVariable> outputGradients) {
    return java.util.Objects.requireNonNull(outputGradients.getFirst());
  }
}
