package damo.op.linalg;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.op.product.Contraction;
import damo.op.product.Dot;
import damo.op.product.MatMul;
import damo.op.shape.BroadcastTo;
import damo.op.shape.DimShuffle;
import damo.op.shape.Join;
import damo.op.shape.Length;
import damo.op.shape.Lengths;
import damo.op.shape.MakeVector;
import damo.op.shape.Reshape;
import damo.scalar.DType;
import damo.tensor.Operands;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Matrices made of others by products, and by putting them side by side. */
public final class Composed {
  private Composed() {}

  /** The product of all, from the left. */
  public static TensorVariable chain(Object... factors) {
    if (factors.length == 0) throw new DamoException("matrixDot needs at least one matrix");
    Object out = factors[0];
    for (int i = 1; i < factors.length; i++) out = Dot.of(out, factors[i]);
    return Operands.asTensor(out);
  }

  /** By squaring; a negative power is one of the inverse. */
  public static TensorVariable power(Object a, int n) {
    TensorVariable x = Operands.asTensor(a);
    Matrices.checkSquare("matrixPower", x);
    if (n < 0) return power(Inverse.of(x), -n);
    if (n == 0) return x.fill(Matrices.identity(x));
    TensorVariable out = null;
    TensorVariable square = x;
    for (int rest = n; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) out = out == null ? square : MatMul.ofMatrices(out, square);
      if (rest > 1) square = MatMul.ofMatrices(square, square);
    }
    return java.util.Objects.requireNonNull(out);
  }

  /** As {@code numpy.kron}: each element of a times the whole of b. */
  public static TensorVariable kronecker(Object a, Object b) {
    List<TensorVariable> both = Operands.together(a, b);
    int rank = Math.max(both.get(0).ndim(), both.get(1).ndim());
    TensorVariable x = padded(both.get(0), rank);
    TensorVariable y = padded(both.get(1), rank);
    int[] even = IntStream.range(0, 2 * rank).map(i -> i % 2 == 0 ? i / 2 : -1).toArray();
    int[] odd = IntStream.range(0, 2 * rank).map(i -> i % 2 == 1 ? i / 2 : -1).toArray();
    List<TensorVariable> shape = new ArrayList<>();
    for (int i = 0; i < rank; i++)
      shape.add(Contraction.count(List.of(Length.of(x, i), Length.of(y, i))));
    TensorVariable product = DimShuffle.of(x, even).mul(DimShuffle.of(y, odd));
    return Reshape.of(product, MakeVector.of(shape), rank);
  }

  /** With axes of length 1 in front. */
  private static TensorVariable padded(TensorVariable x, int rank) {
    int missing = rank - x.ndim();
    return DimShuffle.of(
        x, IntStream.range(0, rank).map(i -> i < missing ? -1 : i - missing).toArray());
  }

  /** Matrices along the diagonal, zeros elsewhere; a vector is a row. */
  public static TensorVariable blockDiagonal(Object... blocks) {
    if (blocks.length == 0) throw new DamoException("blockDiag needs at least one matrix");
    List<TensorVariable> read = Operands.together(blocks);
    int rank = Math.max(2, read.stream().mapToInt(TensorVariable::ndim).max().orElse(2));
    DType dtype = read.stream().map(TensorVariable::dtype).reduce(DType::promote).orElseThrow();
    List<TensorVariable> xs =
        read.stream().map(x -> damo.op.elemwise.Cast.to(padded(x, rank), dtype)).toList();
    List<TensorVariable> full = rank == 2 ? xs : broadcastStacks(xs);
    List<TensorVariable> rows = new ArrayList<>();
    for (int i = 0; i < full.size(); i++) {
      List<TensorVariable> row = new ArrayList<>();
      for (int j = 0; j < full.size(); j++)
        row.add(i == j ? full.get(i) : zeros(full.get(i), full.get(j)));
      rows.add(Join.of(-1, row));
    }
    return Join.of(-2, rows);
  }

  /** The leading axes of all brought to their common lengths. */
  private static List<TensorVariable> broadcastStacks(List<TensorVariable> xs) {
    TensorVariable common =
        xs.stream()
            .map(x -> x.zerosLike().sum(new int[] {-2, -1}, true))
            .reduce(TensorVariable::add)
            .orElseThrow();
    return xs.stream().map(x -> common.fill(x)).toList();
  }

  /** With the rows of one and the columns of another. */
  private static TensorVariable zeros(TensorVariable rows, TensorVariable columns) {
    List<TensorVariable> shape = new ArrayList<>(Lengths.of(rows));
    shape.set(rows.ndim() - 1, Length.of(columns, columns.ndim() - 1));
    return BroadcastTo.of(TensorConstant.scalar(rows.dtype(), 0), MakeVector.of(shape));
  }

  /**
   * The inverse by {@code tensordot(inverse, a, ind)}.
   *
   * @param ind how many first axes are the rows
   */
  public static TensorVariable tensorInverse(Object a, int ind) {
    TensorVariable x = Matrices.read("tensorinv", 1, a).getFirst();
    if (ind < 1 || ind >= x.ndim())
      throw new ShapeException(
          "tensorinv of "
              + x.label()
              + ", which has rank "
              + x.ndim()
              + ": some but not all axes are the rows, got "
              + ind);
    List<TensorVariable> lengths = Lengths.of(x);
    List<TensorVariable> rows = lengths.subList(0, ind);
    List<TensorVariable> columns = lengths.subList(ind, x.ndim());
    TensorVariable inverse = Inverse.of(matrix(x, rows, columns));
    List<TensorVariable> shape = new ArrayList<>(columns);
    shape.addAll(rows);
    return Reshape.of(inverse, MakeVector.of(shape), x.ndim());
  }

  /** The x with {@code tensordot(a, x, x.ndim) = b}. */
  public static TensorVariable tensorSolve(Object a, Object b) {
    List<TensorVariable> both = Matrices.read("tensorsolve", 0, a, b);
    TensorVariable left = both.get(0);
    TensorVariable right = both.get(1);
    if (left.ndim() < right.ndim())
      throw new ShapeException(
          "tensorsolve: "
              + left.label()
              + " must have the axes of "
              + right.label()
              + " and those of the result, got ranks "
              + left.ndim()
              + " and "
              + right.ndim());
    List<TensorVariable> lengths = Lengths.of(left);
    List<TensorVariable> rows = lengths.subList(0, right.ndim());
    List<TensorVariable> columns = lengths.subList(right.ndim(), left.ndim());
    TensorVariable x = Solve.of(matrix(left, rows, columns), right.flatten(), "gen");
    return Reshape.of(x, MakeVector.of(columns), columns.size());
  }

  private static TensorVariable matrix(
      TensorVariable x, List<TensorVariable> rows, List<TensorVariable> columns) {
    List<TensorVariable> shape = Arrays.asList(Contraction.count(rows), Contraction.count(columns));
    return Reshape.of(x, MakeVector.of(shape), 2);
  }
}
