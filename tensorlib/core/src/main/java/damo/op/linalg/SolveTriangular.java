package damo.op.linalg;

import damo.graph.Gradient;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.op.elemwise.Unbroadcast;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The x with {@code a x = b} for a triangular a, of which only that triangle is read.
 *
 * @param unit whether the diagonal is taken for ones
 */
public record SolveTriangular(boolean lower, boolean unit) implements MatrixOp {
  /** {@code b} a vector or a matrix; {@code trans} solves {@code aᵀ x = b}. */
  public static TensorVariable of(
      Object a, Object b, boolean lower, boolean trans, boolean unitDiagonal) {
    SolveTriangular op = new SolveTriangular(lower != trans, unitDiagonal);
    return Equations.solve(
        "solveTriangular", a, b, (x, y) -> op.apply(trans ? Matrices.t(x) : x, y));
  }

  /** {@code c} a Cholesky factor of the matrix of the equations. */
  public static TensorVariable byFactor(Object c, Object b, boolean lower) {
    return Equations.solve(
        "choSolve",
        c,
        b,
        (x, y) -> {
          TensorVariable l = lower ? x : Matrices.t(x);
          return upper(Matrices.t(l), lower(l, y));
        });
  }

  static TensorVariable upper(TensorVariable a, TensorVariable b) {
    return new SolveTriangular(false, false).apply(a, b);
  }

  static TensorVariable lower(TensorVariable a, TensorVariable b) {
    return new SolveTriangular(true, false).apply(a, b);
  }

  @Override
  public String name() {
    return "solveTriangular";
  }

  @Override
  public Routine routine() {
    return Routine.SOLVE_TRIANGULAR;
  }

  @Override
  public Ints parameters() {
    return Ints.of(MatrixOp.flag(lower), MatrixOp.flag(unit));
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(Equations.type(name(), inputs));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable a = node.in(0);
    TensorVariable x = node.out();
    TensorVariable gb =
        new SolveTriangular(!lower, unit).apply(Matrices.t(a), TensorOp.only(outputGradients));
    TensorVariable ga = Matrices.product(gb, Matrices.t(x)).neg();
    int k = unit ? 1 : 0;
    TensorVariable read = lower ? Matrices.lower(ga, -k) : Matrices.upper(ga, k);
    return List.of(
        Gradient.of(Unbroadcast.to(read, a)), Gradient.of(Unbroadcast.to(gb, node.in(1))));
  }
}
