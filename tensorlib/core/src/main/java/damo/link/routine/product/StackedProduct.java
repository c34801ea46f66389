package damo.link.routine.product;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.link.routine.Stack;
import damo.runtime.product.MatrixProduct;
import damo.scalar.DType;
import damo.scalar.Ints;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The product of each matrix of one stack with that of another, strided as they are. */
public final class StackedProduct implements LibraryRoutine {
  private @Nullable MatrixProduct product;
  private @Nullable DType dtype;

  @Override
  public List<Ints> shapes(List<Operand> in) {
    Operand a = in.get(0);
    Operand b = in.get(1);
    int k = a.length(a.rank() - 1);
    if (k != b.length(b.rank() - 2)) {
      throw new ShapeException(
          "the last length of the first and the last but one of the second differ: "
              + Geometry.text(a.shape())
              + " and "
              + Geometry.text(b.shape()));
    }
    Ints stack = Stack.shape(List.of(Stack.leading(a, 2), Stack.leading(b, 2)));
    IntStream matrix = IntStream.of(a.length(a.rank() - 2), b.length(b.rank() - 1));
    return List.of(Ints.of(IntStream.concat(stack.stream(), matrix).toArray()));
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand a = in.get(0);
    Operand b = in.get(1);
    Operand c = out.get(0);
    if (c.size() == 0) return;
    int m = c.length(c.rank() - 2);
    int n = c.length(c.rank() - 1);
    int k = a.length(a.rank() - 1);
    MatrixProduct by = product(c.dtype());
    Stack stack = new Stack(Stack.leading(c, 2));
    stack.forEach(
        List.of(a, b),
        2,
        (i, at) ->
            by.multiply(
                m, n, k, matrix(a, at[0]), matrix(b, at[1]), c.array(), c.offset() + i * m * n));
  }

  private MatrixProduct product(DType wanted) {
    MatrixProduct known = product;
    if (known == null || dtype != wanted) product = known = MatrixProduct.of(wanted);
    dtype = wanted;
    return known;
  }

  private static MatrixProduct.Operand matrix(Operand x, int offset) {
    return new MatrixProduct.Operand(
        x.array(), offset, x.stride(x.rank() - 2), x.stride(x.rank() - 1));
  }
}
