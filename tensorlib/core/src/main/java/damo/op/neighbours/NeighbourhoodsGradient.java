package damo.op.neighbours;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.op.shape.Lengths;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows added to the patches of images that they belong to; input 1 is the shape of the images. */
public record NeighbourhoodsGradient(Patches patches) implements TensorOp {
  @Override
  public String name() {
    return "images2neibsGrad";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(new TensorType(inputs.get(0).dtype(), Lengths.known(inputs.get(1), 4)));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.NEIGHBOURS_ADDED, patches.toInts());
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return TensorOp.onlyFirst(
        node, Gradient.of(new Neighbourhoods(patches).apply(TensorOp.only(outputGradients))));
  }
}
