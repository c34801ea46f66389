package damo.op.shape;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Input 1 cut along the axis that input 0 says into parts of the shapes of the further inputs: the
 * gradient of {@link JoinAlong}.
 */
public record PartsAlong() implements TensorOp {
  @Override
  public String name() {
    return "parts";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return inputs.subList(2, inputs.size()).stream()
        .map(x -> x.type().as(inputs.get(1).dtype()))
        .toList();
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.PARTS_ALONG, Ints.of());
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    List<TensorVariable> parts = new ArrayList<>();
    for (int i = 0; i < outputGradients.size(); i++) {
      TensorVariable g = outputGradients.get(i);
      parts.add(g == null ? node.out(i).zerosLike() : g);
    }
    List<Gradient> out = new ArrayList<>();
    out.add(Gradient.disconnected("join uses input 0 as an axis"));
    out.add(Gradient.of(JoinAlong.of(node.in(0), parts)));
    for (int i = 2; i < node.inputs(); i++)
      out.add(Gradient.disconnected("only the shape of a part is used"));
    return out;
  }
}
