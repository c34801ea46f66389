package damo.op.elemwise;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Reduction;
import damo.op.TensorOp;
import damo.op.reduce.Reduced;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Input 0 summed to the shape of input 1, from which it was broadcast: the gradient of broadcasting
 * where lengths are known only at run time.
 */
public record Unbroadcast() implements TensorOp {
  /** {@code g}, of the shape of the node's output, summed to the shape of its input {@code i}. */
  public static TensorVariable to(TensorVariable g, Node node, int i) {
    TensorVariable x = node.in(i);
    return SameShape.known(node.out(), x) ? g : to(g, x);
  }

  /** {@code g} summed to the shape of {@code x}. */
  public static TensorVariable to(TensorVariable g, TensorVariable x) {
    TensorVariable summed = overKnownAxes(g, x.type());
    return sameShape(summed.type(), x.type()) ? summed : new Unbroadcast().apply(summed, x);
  }

  private static TensorVariable overKnownAxes(TensorVariable g, TensorType x) {
    int extra = g.ndim() - x.ndim();
    TensorVariable out = extra == 0 ? g : Reduced.of(Reduction.SUM, g, Ints.range(0, extra), false);
    int[] ones =
        IntStream.range(0, x.ndim())
            .filter(i -> x.lengths().get(i) == 1 && out.type().lengths().get(i) != 1)
            .toArray();
    return ones.length == 0 ? out : Reduced.of(Reduction.SUM, out, Ints.of(ones), true);
  }

  /** Known to be equal: an axis of unknown length may yet turn out to be 1. */
  private static boolean sameShape(TensorType g, TensorType x) {
    return IntStream.range(0, x.ndim())
        .allMatch(i -> x.lengths().get(i) >= 0 && x.lengths().get(i) == g.lengths().get(i));
  }

  @Override
  public String name() {
    return "unbroadcast";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(new TensorType(inputs.get(0).dtype(), inputs.get(1).type().lengths()));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Unbroadcast();
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable back = Elemwise.of(Prim.SECOND, node.in(0), TensorOp.only(outputGradients));
    return TensorOp.onlyFirst(node, Gradient.of(back));
  }
}
