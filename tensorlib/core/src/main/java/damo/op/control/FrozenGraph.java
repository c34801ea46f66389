package damo.op.control;

import com.google.errorprone.annotations.Immutable;
import damo.error.DamoException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Inner;
import damo.graph.Meaning;
import damo.graph.SubGraph;
import damo.op.TensorOp;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A graph that runs as one node, rewritten by itself. Made by the compiler after differentiation.
 */
@Immutable
public record FrozenGraph(String name, SubGraph body) implements TensorOp {
  @Override
  public Set<String> implied(Apply node) {
    return Set.of("name", "body");
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return TensorOp.tensors(body.outputs()).stream().map(TensorVariable::type).toList();
  }

  @Override
  public List<Inner> inner() {
    return List.of(Inner.of(body));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Nested(body);
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    throw new DamoException(
        "a frozen graph is made after differentiation; take the gradient of the graph it was made from");
  }
}
