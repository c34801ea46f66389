package damo.rewrite.passes;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Op;
import damo.graph.Reduction;
import damo.graph.Variable;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.op.elemwise.SameShape;
import damo.op.elemwise.Unbroadcast;
import damo.op.gradient.Gate;
import damo.op.index.Subtensor;
import damo.op.reduce.Reduced;
import damo.op.shape.DimShuffle;
import damo.op.shape.Unspecified;
import damo.rewrite.engine.LocalRewrite;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ops that turn out to change nothing are left out, a line each. */
public final class UselessOps {
  /** The lines. */
  public static final List<LocalRewrite> ALL =
      List.of(
          line(Cast.class, "cast(x) -> x", n -> n.op.to() == n.x().dtype() ? n.x() : null),
          line(Gate.class, "gate of gradients -> x", Node::x),
          line(Unspecified.class, "unspecified lengths of x -> x", Node::x),
          line(Unbroadcast.class, "unbroadcast(x) -> x", n -> n.areSame() ? n.x() : null),
          line(Elemwise.class, "fill(y, x) -> x", UselessOps::fill),
          line(Reduced.class, "sum(x, no axes) -> x", UselessOps::reduced),
          line(Subtensor.class, "x[:] -> x", n -> n.op.readsAll() ? n.x() : null),
          line(DimShuffle.class, "dimshuffle(x, in order) -> x", UselessOps::inOrder),
          line(DimShuffle.class, "dimshuffle(dimshuffle(x)) -> dimshuffle(x)", UselessOps::joined));

  private UselessOps() {}

  /** A node and its op. */
  private record Node<O extends Op>(O op, Apply apply) {
    TensorVariable x() {
      return (TensorVariable) apply.input(0);
    }

    /** Whether both inputs surely have one shape. */
    boolean areSame() {
      return SameShape.known(x(), (TensorVariable) apply.input(1));
    }
  }

  private record Line<O extends Op>(
      Class<O> type, String name, Function<Node<O>, @Nullable Variable> input)
      implements LocalRewrite {
    @Override
    public boolean mayMatch(Apply node) {
      return type.isInstance(node.op());
    }

    @Override
    public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
      return input.apply(new Node<>(type.cast(node.op()), node));
    }
  }

  private static <O extends Op> LocalRewrite line(
      Class<O> type, String name, Function<Node<O>, @Nullable Variable> input) {
    return new Line<>(type, name, input);
  }

  private static @Nullable Variable fill(Node<Elemwise> n) {
    return n.op.prim() == Prim.SECOND && n.areSame() ? n.apply.input(1) : null;
  }

  private static @Nullable Variable reduced(Node<Reduced> n) {
    boolean isPosition = n.op.kind() == Reduction.ARGMAX || n.op.kind() == Reduction.ARGMIN;
    boolean changesNothing = n.op.axes().isEmpty() && n.op.result() == n.x().dtype();
    return changesNothing && !isPosition ? n.x() : null;
  }

  private static @Nullable Variable inOrder(Node<DimShuffle> n) {
    return n.op.pattern().equals(Ints.range(0, n.x().ndim())) ? n.x() : null;
  }

  private static @Nullable Variable joined(Node<DimShuffle> n) {
    Apply owner = n.x().owner();
    if (owner == null || !(owner.op() instanceof DimShuffle inner)) return null;
    int[] both = n.op.pattern().stream().map(p -> p < 0 ? -1 : inner.pattern().get(p)).toArray();
    return DimShuffle.of((TensorVariable) owner.input(0), both);
  }
}
