package damo.op.shape;

import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.ViewMap;
import damo.op.TensorOp;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The same elements in C order in a new shape, given by input 1; one length may be −1. */
public record Reshape(int ndim) implements TensorOp {
  /** {@code x} in the shape that the integer vector {@code shape} of {@code ndim} lengths says. */
  public static TensorVariable of(TensorVariable x, TensorVariable shape, int ndim) {
    return new Reshape(ndim).apply(x, shape);
  }

  @Override
  public Set<String> implied(Apply node) {
    return TensorOp.rankIfKnown(node);
  }

  @Override
  public String name() {
    return "reshape";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable x = inputs.get(0);
    TensorVariable shape = inputs.get(1);
    if (shape.ndim() != 1 || shape.dtype().isFloat())
      throw new DTypeException(
          "reshape of "
              + x.label()
              + " wants an integer vector for the shape, got "
              + shape.type());
    Ints asked = Lengths.known(shape, ndim);
    if (asked.stream().filter(n -> n == -1 && Lengths.isConstant(shape)).count() > 1) {
      throw new ShapeException(
          "reshape of "
              + x.label()
              + " to "
              + asked
              + ": at most one length may be −1 (-1), that is unknown");
    }
    return List.of(
        new TensorType(
            x.dtype(),
            x.type().isStatic() && Lengths.isConstant(shape) ? resolved(x, asked) : asked));
  }

  private static Ints resolved(TensorVariable x, Ints asked) {
    long size = x.type().lengths().stream().asLongStream().reduce(1, (a, b) -> a * b);
    long known = asked.stream().filter(n -> n >= 0).asLongStream().reduce(1, (a, b) -> a * b);
    boolean inferred = asked.contains(-1);
    if (inferred ? known == 0 || size % known != 0 : known != size) {
      throw new ShapeException(
          "reshape of "
              + x.label()
              + " with "
              + size
              + " elements, shape "
              + x.type().lengths()
              + ", to "
              + asked
              + (inferred ? "" : ", which has " + known));
    }
    return Ints.of(asked.stream().map(n -> n == -1 ? (int) (size / known) : n).toArray());
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.View(new ViewMap.Reshape(ndim));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable x = node.in(0);
    return TensorOp.onlyFirst(
        node, Gradient.of(of(TensorOp.only(outputGradients), ShapeOf.of(x), x.ndim())));
  }
}
