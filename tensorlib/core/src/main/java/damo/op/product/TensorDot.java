package damo.op.product;

import damo.error.DamoException;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.stream.IntStream;

/** Sums of products over axes chosen by number. */
public final class TensorDot {
  private TensorDot() {}

  /** As {@code numpy.tensordot}: the last {@code n} axes of a with the first {@code n} of b. */
  public static TensorVariable of(Object a, Object b, int n) {
    TensorVariable x = Operands.asTensor(a);
    checkCount("tensordot", n);
    int first = x.ndim() - n;
    return of(x, b, IntStream.range(first, first + n).toArray(), IntStream.range(0, n).toArray());
  }

  /** As {@code numpy.tensordot}: each of {@code axesA} with the one of {@code axesB}. */
  public static TensorVariable of(Object a, Object b, int[] axesA, int[] axesB) {
    return of("tensordot", a, b, new int[0], axesA, axesB);
  }

  /** For each position of the first axes, as {@link #of(Object, Object, int)} of the rest. */
  public static TensorVariable batched(Object a, Object b, int n) {
    TensorVariable x = Operands.asTensor(a);
    checkCount("batchedTensordot", n);
    int first = x.ndim() - n;
    return batched(
        x, b, IntStream.range(first, first + n).toArray(), IntStream.rangeClosed(1, n).toArray());
  }

  /** For each position of the first axes; axes are counted with it. */
  public static TensorVariable batched(Object a, Object b, int[] axesA, int[] axesB) {
    return of("batchedTensordot", a, b, new int[] {0}, axesA, axesB);
  }

  /** {@code dot(a[i], b[i])} for each position of the first axis; a vector scales. */
  public static TensorVariable batchedDot(Object a, Object b) {
    List<TensorVariable> both = Operands.together(a, b);
    TensorVariable x = both.get(0);
    TensorVariable y = both.get(1);
    MatMul.checkRank("batchedDot", x, 1);
    MatMul.checkRank("batchedDot", y, 1);
    int[] first = {0};
    if (x.ndim() == 1 || y.ndim() == 1)
      return of("batchedDot", x, y, first, new int[0], new int[0]);
    int[] last = {x.ndim() - 1};
    return of("batchedDot", x, y, first, last, new int[] {Math.max(1, y.ndim() - 2)});
  }

  private static TensorVariable of(
      String op, Object a, Object b, int[] together, int[] axesA, int[] axesB) {
    List<TensorVariable> both = Operands.together(a, b);
    if (together.length > 0) {
      MatMul.checkRank(op, both.get(0), 1);
      MatMul.checkRank(op, both.get(1), 1);
    }
    return Contraction.of(
        op,
        Contraction.Side.of(op, both.get(0), together, axesA),
        Contraction.Side.of(op, both.get(1), together, axesB));
  }

  private static void checkCount(String op, int n) {
    if (n < 0) throw new DamoException(op + " sums over a number of axes, got " + n);
  }
}
