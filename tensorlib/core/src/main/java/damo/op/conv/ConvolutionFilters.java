package damo.op.conv;

import damo.graph.Gradient;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.op.shape.Lengths;
import damo.op.shape.ShapeOf;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of a convolution with respect to its filters: inputs are images, the gradient of the
 * results, and the shape of the filters.
 */
public record ConvolutionFilters(Filtering filtering) implements FilterOp {
  @Override
  public String name() {
    return "conv" + filtering.axes() + "dGradWrtWeights";
  }

  @Override
  public Routine routine() {
    return Routine.CONVOLUTION_FILTERS;
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable x = inputs.get(0);
    TensorVariable g = inputs.get(1);
    FilterShapes shapes =
        shapes(images(x), Lengths.known(inputs.get(2), filtering.filterRank()), results(g), x, g);
    return List.of(new TensorType(g.dtype(), shapes.filters()));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable x = node.in(0);
    TensorVariable g = node.in(1);
    TensorVariable w = TensorOp.only(outputGradients);
    Gradient where = Gradient.disconnected("a shape does not depend on the elements");
    if (!g.dtype().isFloat()) return List.of(Gradient.zero(), Gradient.zero(), where);
    return List.of(
        Gradient.of(new ConvolutionImages(filtering).apply(w, g, ShapeOf.of(x))),
        Gradient.of(new Convolution(filtering).apply(x, w)),
        where);
  }
}
