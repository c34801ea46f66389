package damo.op.linalg;

import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.op.elemwise.Unbroadcast;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The x with {@code a x + x b = q}.
 *
 * @param discrete {@code x − a x b = q} instead
 */
public record Sylvester(boolean discrete) implements MatrixOp {
  /** {@code a x + x b = q}. */
  public static TensorVariable of(Object a, Object b, Object q) {
    return new Sylvester(false).apply(Matrices.read("solveSylvester", 2, a, b, q));
  }

  /** {@code a x + x aᵀ = q}. */
  public static TensorVariable continuousLyapunov(Object a, Object q) {
    return lyapunov("solveContinuousLyapunov", a, q, false);
  }

  /** {@code x − a x aᵀ = q}. */
  public static TensorVariable discreteLyapunov(Object a, Object q) {
    return lyapunov("solveDiscreteLyapunov", a, q, true);
  }

  private static TensorVariable lyapunov(String op, Object a, Object q, boolean discrete) {
    List<TensorVariable> both = Matrices.read(op, 2, a, q);
    TensorVariable x = both.get(0);
    return new Sylvester(discrete).apply(x, Matrices.t(x), both.get(1));
  }

  @Override
  public Set<String> implied(Apply node) {
    return Set.of("discrete");
  }

  @Override
  public String name() {
    return discrete ? "solveStein" : "solveSylvester";
  }

  @Override
  public Routine routine() {
    return Routine.SYLVESTER;
  }

  @Override
  public Ints parameters() {
    return Ints.of(MatrixOp.flag(discrete));
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable q = inputs.get(2);
    Matrices.checkSquare(name(), inputs.get(0));
    Matrices.checkSquare(name(), inputs.get(1));
    int m = same(Matrices.side(inputs.get(0)), Matrices.rows(q), inputs);
    int n = same(Matrices.side(inputs.get(1)), Matrices.columns(q), inputs);
    return List.of(Matrices.stacked(q.dtype(), inputs, m, n));
  }

  private int same(int side, int length, List<TensorVariable> inputs) {
    if (side >= 0 && length >= 0 && side != length)
      throw new ShapeException(
          name()
              + " of "
              + inputs.stream().map(x -> x.label() + " " + x.type()).toList()
              + ": lengths "
              + side
              + " and "
              + length
              + " differ");
    return Math.max(side, length);
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable a = node.in(0);
    TensorVariable b = node.in(1);
    TensorVariable x = node.out();
    TensorVariable xt = Matrices.t(x);
    TensorVariable w = apply(Matrices.t(a), Matrices.t(b), TensorOp.only(outputGradients));
    TensorVariable ga =
        discrete ? Matrices.product(w, Matrices.t(b), xt) : Matrices.product(w, xt).neg();
    TensorVariable gb =
        discrete ? Matrices.product(xt, Matrices.t(a), w) : Matrices.product(xt, w).neg();
    return List.of(
        Gradient.of(Unbroadcast.to(ga, a)),
        Gradient.of(Unbroadcast.to(gb, b)),
        Gradient.of(Unbroadcast.to(w, node.in(2))));
  }
}
