package damo.op.conv;

import damo.graph.Gradient;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.op.shape.ShapeOf;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results of filters sliding over images: inputs are images and filters. */
public record Convolution(Filtering filtering) implements FilterOp {
  @Override
  public String name() {
    return "conv" + filtering.axes() + "d";
  }

  @Override
  public Routine routine() {
    return Routine.CONVOLUTION;
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable x = inputs.get(0);
    TensorVariable w = inputs.get(1);
    Ints unknown = FilterShapes.unknown(filtering.imageRank());
    FilterShapes shapes = shapes(images(x), filters(w), unknown, x, w);
    return List.of(new TensorType(x.dtype(), shapes.results()));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable x = node.in(0);
    TensorVariable w = node.in(1);
    TensorVariable g = TensorOp.only(outputGradients);
    if (!x.dtype().isFloat()) return List.of(Gradient.zero(), Gradient.zero());
    return List.of(
        Gradient.of(new ConvolutionImages(filtering).apply(w, g, ShapeOf.of(x))),
        Gradient.of(new ConvolutionFilters(filtering).apply(x, g, ShapeOf.of(w))));
  }
}
