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
 * The gradient of a convolution with respect to its images: inputs are filters, the gradient of the
 * results, and the shape of the images.
 */
public record ConvolutionImages(Filtering filtering) implements FilterOp {
  @Override
  public String name() {
    return "conv" + filtering.axes() + "dGradWrtInputs";
  }

  @Override
  public Routine routine() {
    return Routine.CONVOLUTION_IMAGES;
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable w = inputs.get(0);
    TensorVariable g = inputs.get(1);
    FilterShapes shapes =
        shapes(Lengths.known(inputs.get(2), filtering.imageRank()), filters(w), results(g), w, g);
    return List.of(new TensorType(g.dtype(), shapes.images()));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable w = node.in(0);
    TensorVariable g = node.in(1);
    TensorVariable x = TensorOp.only(outputGradients);
    Gradient where = Gradient.disconnected("a shape does not depend on the elements");
    if (!g.dtype().isFloat()) return List.of(Gradient.zero(), Gradient.zero(), where);
    return List.of(
        Gradient.of(new ConvolutionFilters(filtering).apply(x, g, ShapeOf.of(w))),
        Gradient.of(new Convolution(filtering).apply(x, w)),
        where);
  }
}
