package damo.op.shape;

import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.ViewMap;
import damo.op.TensorOp;
import damo.op.elemwise.Unbroadcast;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Input 0 repeated to the shape that input 1 says, aligned at the last axis; shares elements. */
public record BroadcastTo(int ndim) implements TensorOp {
  /** {@code x} in the shape {@code shape}, an integer vector whose length is known. */
  public static TensorVariable of(TensorVariable x, TensorVariable shape) {
    return new BroadcastTo(Lengths.count(shape)).apply(x, shape);
  }

  @Override
  public Set<String> implied(Apply node) {
    return TensorOp.rankIfKnown(node);
  }

  @Override
  public String name() {
    return "broadcastTo";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable x = inputs.get(0);
    Ints lengths = Lengths.known(inputs.get(1), ndim);
    if (x.ndim() > ndim)
      throw new ShapeException(
          "broadcastTo of " + x.label() + ": rank " + x.ndim() + " does not go into rank " + ndim);
    for (int i = 0; i < ndim; i++) {
      if (lengths.get(i) < -1 || (lengths.get(i) == -1 && Lengths.isConstant(inputs.get(1))))
        throw new ShapeException("a length cannot be " + lengths.get(i) + ", in " + lengths);
    }
    for (int i = 0; i < x.ndim(); i++) {
      int from = x.type().lengths().get(i);
      int to = lengths.get(i + ndim - x.ndim());
      if (from > 1 && to >= 0 && from != to)
        throw new ShapeException(
            "broadcastTo of "
                + x.label()
                + ": length "
                + from
                + " does not become "
                + to
                + ", in "
                + x.type().lengths()
                + " to "
                + lengths);
    }
    return List.of(new TensorType(x.dtype(), lengths));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.View(new ViewMap.BroadcastTo(ndim));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return TensorOp.onlyFirst(
        node, Gradient.of(Unbroadcast.to(TensorOp.only(outputGradients), node.in(0))));
  }
}
