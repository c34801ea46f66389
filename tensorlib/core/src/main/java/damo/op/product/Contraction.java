package damo.op.product;

import damo.error.ShapeException;
import damo.op.elemwise.Cast;
import damo.op.reduce.Reduced;
import damo.op.shape.BroadcastTo;
import damo.op.shape.DimShuffle;
import damo.op.shape.Length;
import damo.op.shape.Lengths;
import damo.op.shape.MakeVector;
import damo.op.shape.Reshape;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sums of products of two arrays over pairs of axes, brought to products of matrices.
 *
 * <p>The result has the axes kept together, then the others of {@code a}, then those of {@code b}.
 *
 * @param a an array; its axes are {@code together}, {@code summed} and the rest
 */
public record Contraction(Side a, Side b) {
  /**
   * One of the two arrays.
   *
   * @param together axes that run along with those of the other array
   * @param summed axes over which products are summed, in the order of the other's
   */
  public record Side(TensorVariable x, Ints together, Ints summed) {
    /** Axes counted from either end. */
    public static Side of(String op, TensorVariable x, int[] together, int[] summed) {
      Side side = new Side(x, axes(op, x, together), axes(op, x, summed));
      int[] used = IntStream.concat(side.together.stream(), side.summed.stream()).toArray();
      if (Arrays.stream(used).distinct().count() < used.length)
        throw new ShapeException(
            op + " of " + x.label() + " uses an axis twice: " + Arrays.toString(used));
      return side;
    }

    private static Ints axes(String op, TensorVariable x, int[] axes) {
      return Ints.of(Arrays.stream(axes).map(i -> Reduced.axis(op, x, i)).toArray());
    }

    Ints free() {
      return Ints.of(
          IntStream.range(0, x.ndim())
              .filter(i -> !together.contains(i) && !summed.contains(i))
              .toArray());
    }

    List<TensorVariable> lengths(Ints axes) {
      return axes.stream().mapToObj(i -> Length.of(x, i)).toList();
    }

    Side as(DType dtype) {
      return new Side(Cast.to(x, dtype), together, summed);
    }
  }

  /**
   * The sums of products.
   *
   * @param op named in messages
   */
  public static TensorVariable of(String op, Side a, Side b) {
    checkLengths(op, a, b, a.summed, b.summed);
    DType dtype = DType.promote(a.x.dtype(), b.x.dtype());
    Contraction c = new Contraction(a.as(dtype), b.as(dtype));
    return a.summed.isEmpty() ? c.elementwise() : c.byMatrices();
  }

  private static void checkLengths(String op, Side a, Side b, Ints p, Ints q) {
    if (p.size() != q.size())
      throw new ShapeException(
          op
              + " pairs "
              + p.size()
              + " axes of "
              + a.x.label()
              + " with "
              + q.size()
              + " of "
              + b.x.label());
    for (int i = 0; i < p.size(); i++) {
      int m = a.x.type().lengths().get(p.get(i));
      int n = b.x.type().lengths().get(q.get(i));
      if (m >= 0 && n >= 0 && m != n)
        throw new ShapeException(
            op
                + " of "
                + a.x.label()
                + " "
                + a.x.type()
                + " and "
                + b.x.label()
                + " "
                + b.x.type()
                + ": axis "
                + p.get(i)
                + " has length "
                + m
                + ", axis "
                + q.get(i)
                + " has length "
                + n);
    }
  }

  /** Nothing is summed: every axis gets a place of its own. */
  private TensorVariable elementwise() {
    int left = a.free().size();
    int right = b.free().size();
    IntStream spaceRight = IntStream.generate(() -> -1).limit(right);
    IntStream spaceLeft = IntStream.generate(() -> -1).limit(left);
    TensorVariable x =
        DimShuffle.of(a.x, concat(a.together.stream(), a.free().stream(), spaceRight));
    TensorVariable y =
        DimShuffle.of(b.x, concat(b.together.stream(), spaceLeft, b.free().stream()));
    return x.mul(y);
  }

  private TensorVariable byMatrices() {
    int stack = a.together.size();
    TensorVariable x = DimShuffle.of(a.x, concat(a.together, a.free(), a.summed));
    TensorVariable y = DimShuffle.of(checked(), concat(b.together, b.summed, b.free()));
    List<TensorVariable> rows = a.lengths(a.free());
    List<TensorVariable> columns = b.lengths(b.free());
    List<TensorVariable> inner = a.lengths(a.summed);
    TensorVariable left = grouped(x, a.lengths(a.together), rows, inner);
    TensorVariable right = grouped(y, b.lengths(b.together), inner, columns);
    TensorVariable product = MatMul.ofMatrices(left, right);
    if (rows.size() == 1 && columns.size() == 1) return product;
    List<TensorVariable> shape = new ArrayList<>();
    for (int i = 0; i < stack; i++) shape.add(Length.of(product, i));
    shape.addAll(rows);
    shape.addAll(columns);
    return reshaped(product, shape);
  }

  /** The second array; lengths that only together fit the first are noticed when they are known. */
  private TensorVariable checked() {
    if (b.summed.size() < 2 || isKnownToFit()) return b.x;
    List<TensorVariable> shape = new ArrayList<>(Lengths.of(b.x));
    for (int i = 0; i < b.summed.size(); i++)
      shape.set(b.summed.get(i), Length.of(a.x, a.summed.get(i)));
    return BroadcastTo.of(b.x, MakeVector.of(shape));
  }

  private boolean isKnownToFit() {
    return IntStream.range(0, b.summed.size())
        .allMatch(i ->
            a.x.type().lengths().get(a.summed.get(i)) >= 0
                && b.x.type().lengths().get(b.summed.get(i)) >= 0);
  }

  /** Both groups of axes flattened, so that matrices are left. */
  private static TensorVariable grouped(
      TensorVariable x,
      List<TensorVariable> stack,
      List<TensorVariable> first,
      List<TensorVariable> second) {
    if (first.size() == 1 && second.size() == 1) return x;
    List<TensorVariable> shape = new ArrayList<>(stack);
    shape.add(count(first));
    shape.add(count(second));
    return reshaped(x, shape);
  }

  private static TensorVariable reshaped(TensorVariable x, List<TensorVariable> shape) {
    return Reshape.of(x, MakeVector.of(shape), shape.size());
  }

  /** The product of lengths; a constant where all of them are. */
  public static TensorVariable count(List<TensorVariable> lengths) {
    long known = 1;
    TensorVariable unknown = null;
    for (TensorVariable n : lengths) {
      if (n instanceof TensorConstant c) known *= c.value().getLong(0);
      else unknown = unknown == null ? n : unknown.mul(n);
    }
    TensorVariable constant = TensorConstant.of(damo.value.Value.scalar(DType.INT64, known));
    return unknown == null ? constant : known == 1 ? unknown : unknown.mul(constant);
  }

  private static int[] concat(Ints p, Ints q, Ints r) {
    return concat(p.stream(), q.stream(), r.stream());
  }

  private static int[] concat(IntStream p, IntStream q, IntStream r) {
    return IntStream.concat(IntStream.concat(p, q), r).toArray();
  }
}
