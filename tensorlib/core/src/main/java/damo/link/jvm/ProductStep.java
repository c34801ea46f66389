package damo.link.jvm;

import damo.error.ShapeException;
import damo.graph.Apply;
import damo.link.plan.Storage;
import damo.link.routine.Operand;
import damo.runtime.product.MatrixProduct;
import damo.scalar.Ints;
import java.util.stream.IntStream;

/** A product of vectors and matrices; transposed and strided operands as they are. */
final class ProductStep extends Step {
  private final Storage storage;
  private final MatrixProduct product;
  private int m;
  private int n;
  private int k;
  private MatrixProduct.Operand left;
  private MatrixProduct.Operand right;

  ProductStep(Apply node, Operand[] in, Operand[] out, Storage storage) {
    super(node, in, out);
    this.storage = storage;
    this.product = MatrixProduct.of(in[0].dtype());
    this.left = row(in[0]);
    this.right = column(in[1]);
  }

  @Override
  void prepare() {
    Ints a = in[0].shape();
    Ints b = in[1].shape();
    k = a.get(a.size() - 1);
    if (k != b.get(0)) {
      throw new ShapeException(
          "the last length of the first and the first of the second differ: "
              + k
              + " and "
              + b.get(0));
    }
    m = a.size() == 1 ? 1 : a.get(0);
    n = b.size() == 1 ? 1 : b.get(1);
    place(
        0,
        storage,
        Ints.of(IntStream.concat(a.stream().limit(a.size() - 1), b.stream().skip(1)).toArray()));
    left = row(in[0]);
    right = column(in[1]);
  }

  /** A vector on the left is a row. */
  private static MatrixProduct.Operand row(Operand o) {
    boolean vector = o.rank() < 2;
    return new MatrixProduct.Operand(
        o.array(),
        o.offset(),
        vector ? 0 : o.stride(0),
        o.rank() == 0 ? 0 : o.stride(o.rank() - 1));
  }

  /** A vector on the right is a column. */
  private static MatrixProduct.Operand column(Operand o) {
    return new MatrixProduct.Operand(
        o.array(), o.offset(), o.rank() == 0 ? 0 : o.stride(0), o.rank() < 2 ? 1 : o.stride(1));
  }

  @Override
  void execute() {
    left.moveTo(in[0].array(), in[0].offset());
    right.moveTo(in[1].array(), in[1].offset());
    out[0].moveTo(storage.ensure(out[0].size()), 0);
    product.multiply(m, n, k, left, right, out[0].array(), 0);
  }
}
