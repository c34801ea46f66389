package damo.op.shape;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.ViewMap;
import damo.op.TensorOp;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Input 0 itself, of whose lengths along {@code axes} nothing is known before it runs. */
public record Unspecified(Ints axes) implements TensorOp {
  @Override
  public String name() {
    return "unbroadcast";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    int[] lengths = inputs.getFirst().type().lengths().toArray();
    axes.stream().forEach(a -> lengths[a] = -1);
    return List.of(new TensorType(inputs.getFirst().dtype(), Ints.of(lengths)));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.View(
        new ViewMap.DimShuffle(Ints.range(0, ((TensorVariable) node.input(0)).ndim())));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    List<@Nullable TensorVariable> lengths = new ArrayList<>();
    for (int n : node.in(0).type().lengths().toArray())
      lengths.add(n < 0 ? null : TensorConstant.scalar(damo.scalar.DType.INT64, n));
    return List.of(Gradient.of(SpecifyShape.of(TensorOp.only(outputGradients), lengths)));
  }
}
