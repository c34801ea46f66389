package damo.op.linalg;

import damo.error.ShapeException;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.op.index.Subtensor;
import damo.op.product.MatMul;
import damo.op.shape.Arange;
import damo.op.shape.Diagonal;
import damo.op.shape.DimShuffle;
import damo.op.shape.Length;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.Operands;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is done with stacks of matrices again and again. */
final class Matrices {
  private Matrices() {}

  /** Operands in the float type in which matrices of their types are decomposed. */
  static List<TensorVariable> read(String op, int rank, @Nullable Object... operands) {
    List<TensorVariable> all = Operands.together(operands);
    for (TensorVariable x : all) MatMul.checkRank(op, x, rank);
    DType dtype = all.stream().map(x -> working(x.dtype())).reduce(DType::promote).orElseThrow();
    return all.stream().map(x -> Cast.to(x, dtype)).toList();
  }

  static TensorVariable read(String op, @Nullable Object operand) {
    return read(op, 2, operand).getFirst();
  }

  /** float32 for integers of up to 16 bits and halves, float64 for longer ones, as LAPACK. */
  private static DType working(DType dtype) {
    return DType.promote(dtype.toFloat(), DType.FLOAT32);
  }

  /**
   * Checks what is known of the lengths.
   *
   * @throws ShapeException if a matrix is known not to be square
   */
  static void checkSquare(String op, TensorVariable a) {
    MatMul.checkRank(op, a, 2);
    if (rows(a) >= 0 && columns(a) >= 0 && rows(a) != columns(a))
      throw new ShapeException(
          op
              + " of "
              + a.label()
              + ": expected a square matrix, got shape "
              + a.type().lengths().toString().replace('[', '(').replace(']', ')').replace("-1", "?")
              + " ("
              + a.type()
              + ")");
  }

  /** The number of rows; −1 if unknown. */
  static int rows(TensorVariable a) {
    return a.type().lengths().get(a.ndim() - 2);
  }

  static int columns(TensorVariable a) {
    return a.type().lengths().get(a.ndim() - 1);
  }

  /** The length of both axes of a square matrix, known by either of them. */
  static int side(TensorVariable a) {
    return Math.max(rows(a), columns(a));
  }

  /** The lesser of rows and columns; −1 if unknown. */
  static int lesser(TensorVariable a) {
    return Math.min(rows(a), columns(a)) < 0 ? -1 : Math.min(rows(a), columns(a));
  }

  /** A result for each matrix of the stacks of {@code inputs}, broadcast together. */
  static TensorType stacked(DType dtype, List<TensorVariable> inputs, int... core) {
    List<TensorType> stacks = new ArrayList<>();
    for (TensorVariable x : inputs)
      stacks.add(
          new TensorType(
              dtype, Ints.of(x.type().lengths().stream().limit(x.ndim() - 2).toArray())));
    IntStream stack = TensorType.broadcast(stacks).stream();
    return new TensorType(dtype, Ints.of(IntStream.concat(stack, IntStream.of(core)).toArray()));
  }

  static TensorVariable t(TensorVariable a) {
    return a.matrixTranspose();
  }

  /** The product of matrices, from the left. */
  static TensorVariable product(TensorVariable first, TensorVariable... others) {
    TensorVariable out = first;
    for (TensorVariable next : others) out = MatMul.ofMatrices(out, next);
    return out;
  }

  /** Vectors (…, n) as columns (…, n, 1). */
  static TensorVariable column(TensorVariable v) {
    return DimShuffle.of(
        v, IntStream.rangeClosed(0, v.ndim()).map(i -> i < v.ndim() ? i : -1).toArray());
  }

  /** Vectors (…, n) as rows (…, 1, n). */
  static TensorVariable row(TensorVariable v) {
    int last = v.ndim() - 1;
    return DimShuffle.of(
        v,
        IntStream.rangeClosed(0, v.ndim())
            .map(i -> i < last ? i : i == last ? -1 : last)
            .toArray());
  }

  /** Columns (…, n, 1) as vectors (…, n). */
  static TensorVariable uncolumn(TensorVariable a) {
    return DimShuffle.of(a, IntStream.range(0, a.ndim() - 1).toArray());
  }

  /** Scalars (…) as matrices (…, 1, 1). */
  static TensorVariable oneByOne(TensorVariable s) {
    return DimShuffle.of(
        s, IntStream.range(0, s.ndim() + 2).map(i -> i < s.ndim() ? i : -1).toArray());
  }

  /** The elements on diagonal {@code k} and below; the others are 0, whatever they were. */
  static TensorVariable lower(TensorVariable a, int k) {
    return Elemwise.of(Prim.WHERE, isBelow(a, k), a, 0);
  }

  /** The elements on diagonal {@code k} and above. */
  static TensorVariable upper(TensorVariable a, int k) {
    return Elemwise.of(Prim.WHERE, isBelow(a, k - 1), 0, a);
  }

  private static TensorVariable isBelow(TensorVariable a, int k) {
    TensorVariable i = DimShuffle.of(positions(a, a.ndim() - 2), 0, -1);
    return i.add(k).ge(positions(a, a.ndim() - 1));
  }

  /** {@code 0, 1, …} for each position along an axis. */
  static TensorVariable positions(TensorVariable a, int axis) {
    return Arange.of(0, Length.of(a, axis), 1, DType.INT64);
  }

  /** The diagonals (…, n). */
  static TensorVariable diagonal(TensorVariable a) {
    return Diagonal.of(a, 0, -2, -1);
  }

  /** Ones on the diagonal, in the last two lengths of {@code a}. */
  static TensorVariable identity(TensorVariable a) {
    TensorVariable i = DimShuffle.of(positions(a, a.ndim() - 2), 0, -1);
    return Cast.to(i.eq(positions(a, a.ndim() - 1)), a.dtype());
  }

  /** One triangle on both sides of the diagonal. */
  static TensorVariable mirrored(TensorVariable a, boolean lower) {
    return lower ? lower(a, 0).add(t(lower(a, -1))) : upper(a, 0).add(t(upper(a, 1)));
  }

  /** What a gradient of a symmetric matrix is for one of which the lower triangle is read. */
  static TensorVariable folded(TensorVariable g) {
    return lower(g, 0).add(t(upper(g, 1)));
  }

  /** {@code a / b}, 0 where both are 0. */
  static TensorVariable ratio(TensorVariable a, TensorVariable b) {
    TensorVariable both = Elemwise.of(Prim.AND, a.eq(0), b.eq(0));
    return a.div(Elemwise.of(Prim.WHERE, both, 1, b));
  }

  /** The first {@code n} along an axis counted from behind. */
  static TensorVariable head(TensorVariable a, int fromBehind, TensorVariable n) {
    TensorVariable zero = TensorConstant.scalar(DType.INT64, 0);
    return Subtensor.along(a, a.ndim() - fromBehind, zero, n);
  }

  /** All but the first {@code n} along an axis counted from behind. */
  static TensorVariable tail(TensorVariable a, int fromBehind, TensorVariable n) {
    int axis = a.ndim() - fromBehind;
    return Subtensor.along(a, axis, n, Length.of(a, axis));
  }
}
