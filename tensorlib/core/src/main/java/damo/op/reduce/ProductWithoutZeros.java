package damo.op.reduce;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A product whose elements are promised not to be 0: its gradient divides by them, which is quicker
 * and gives NaN where the promise is not kept.
 */
public record ProductWithoutZeros(Reduced product) implements TensorOp {
  /** The same as {@code product}, a node of {@link Reduced}, with the promise. */
  public static TensorVariable of(TensorVariable product) {
    Apply node = Objects.requireNonNull(product.owner());
    return new ProductWithoutZeros((Reduced) node.op()).apply((TensorVariable) node.input(0));
  }

  @Override
  public String name() {
    return product.name();
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return product.types(inputs);
  }

  @Override
  public Meaning meaning(Apply node) {
    return product.meaning(node);
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable x = node.in(0);
    if (!x.dtype().isFloat()) return List.of(Gradient.zero());
    TensorVariable g = TensorOp.only(outputGradients).mul(node.out());
    return List.of(Gradient.of(Cast.to(product.spread(g, x.ndim()), x.dtype()).div(x)));
  }
}
