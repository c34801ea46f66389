package damo.op.elemwise;

import com.google.errorprone.annotations.Immutable;
import damo.error.DamoException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Inner;
import damo.graph.Meaning;
import damo.graph.SubGraph;
import damo.op.TensorOp;
import damo.scalar.Ints;
import damo.scalar.ScalarProgram;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Several elementwise ops, and reductions of their results, in one pass. Made by the compiler after
 * differentiation.
 *
 * @param program what is computed at each position
 * @param tails what becomes of each output of the program
 * @param same pairs of the program's values that must have one shape
 * @param outputs the types of the outputs
 * @param parts the ops that were fused
 */
@Immutable
@SuppressWarnings("Immutable") // the lists are copied on construction
public record FusedKernel(
    ScalarProgram program,
    List<Meaning.Tail> tails,
    List<Ints> same,
    List<TensorType> outputs,
    SubGraph parts)
    implements TensorOp {
  public FusedKernel {
    tails = List.copyOf(tails);
    same = List.copyOf(same);
    outputs = List.copyOf(outputs);
  }

  @Override
  public Set<String> implied(Apply node) {
    return Set.of("program", "tails", "same", "outputs", "parts");
  }

  @Override
  public String name() {
    return "fused";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return outputs;
  }

  @Override
  public List<Inner> inner() {
    return List.of(Inner.of(parts));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Fused(program, tails, same, parts);
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    throw new DamoException(
        "a fused kernel is made after differentiation; take the gradient of the graph it was made from");
  }
}
