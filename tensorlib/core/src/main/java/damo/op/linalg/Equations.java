package damo.op.linalg;

import damo.error.ShapeException;
import damo.op.product.MatMul;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.function.BinaryOperator;

/** What systems of linear equations have in common. */
final class Equations {
  private Equations() {}

  /** Solves for matrices on the right; a single vector is a column on the way. */
  static TensorVariable solve(
      String op, Object a, Object b, BinaryOperator<TensorVariable> solver) {
    List<TensorVariable> both = Matrices.read(op, 1, a, b);
    MatMul.checkRank(op, both.get(0), 2);
    TensorVariable right = both.get(1);
    if (right.ndim() > 1) return solver.apply(both.get(0), right);
    return Matrices.uncolumn(solver.apply(both.get(0), Matrices.column(right)));
  }

  /** The type of the solution; checks what is known of the lengths. */
  static TensorType type(String op, List<TensorVariable> inputs) {
    TensorVariable a = inputs.get(0);
    TensorVariable b = inputs.get(1);
    Matrices.checkSquare(op, a);
    int n = Matrices.side(a);
    int rows = Matrices.rows(b);
    if (n >= 0 && rows >= 0 && n != rows)
      throw new ShapeException(
          op
              + " of "
              + a.label()
              + " "
              + a.type()
              + " and "
              + b.label()
              + " "
              + b.type()
              + ": the matrix has "
              + n
              + " rows, the right-hand side "
              + rows);
    return Matrices.stacked(a.dtype(), inputs, Math.max(n, rows), Matrices.columns(b));
  }
}
