package damo.link.reference;

import damo.error.ShapeException;
import damo.graph.ViewMap;
import damo.link.Layout;
import damo.link.Views;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.scalar.ScalarProgram;
import damo.value.Elements;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code numpy.dot}: everything is brought to a product of two matrices. */
final class Product {
  private Product() {}

  /** The last axis of {@code a} with the last but one of {@code b}, or its only one. */
  static Value dot(Value a, Value b) {
    if (a.rank() == 0 || b.rank() == 0) return scaled(a, b);
    int inner = a.shape().get(a.rank() - 1);
    int axis = Math.max(0, b.rank() - 2);
    if (inner != b.shape().get(axis)) {
      throw new ShapeException(
          "the last length of the first and the "
              + (b.rank() <= 2 ? "first" : "last but one")
              + " of the second differ: "
              + inner
              + " and "
              + b.shape().get(axis));
    }
    Ints shape =
        Ints.of(
            IntStream.concat(without(a.shape(), a.rank() - 1), without(b.shape(), axis)).toArray());
    int rows = (int) without(a.shape(), a.rank() - 1).asLongStream().reduce(1, (p, q) -> p * q);
    int columns = (int) without(b.shape(), axis).asLongStream().reduce(1, (p, q) -> p * q);
    return matrices(
            a.reshaped(Ints.of(rows, inner)), front(b, axis).reshaped(Ints.of(inner, columns)))
        .reshaped(shape);
  }

  private static IntStream without(Ints shape, int axis) {
    return IntStream.range(0, shape.size()).filter(i -> i != axis).map(shape::get);
  }

  /** {@code b} with {@code axis} moved to the front. */
  private static Value front(Value b, int axis) {
    int[] order =
        IntStream.concat(IntStream.of(axis), IntStream.range(0, b.rank()).filter(i -> i != axis))
            .toArray();
    Operand x = Operand.of(b);
    Layout moved = Views.view(new ViewMap.DimShuffle(Ints.of(order)), x.layout(), new long[0]);
    return Copy.dense(x.seenAs(Objects.requireNonNull(moved))).toValue();
  }

  private static Value matrices(Value a, Value b) {
    boolean hasElements = a.size() > 0 && b.size() > 0;
    boolean isBlas = a.dtype() == DType.FLOAT32 || a.dtype() == DType.FLOAT64;
    return isBlas && hasElements ? byNd4j(a, b) : byLoops(a, b);
  }

  private static Value byNd4j(Value a, Value b) {
    try (INDArray x = Nd4jBorder.toNd4j(a);
        INDArray y = Nd4jBorder.toNd4j(b);
        INDArray product = x.mmul(y)) {
      return Nd4jBorder.fromNd4j(product);
    }
  }

  private static Value byLoops(Value a, Value b) {
    int inner = a.shape().get(1);
    int columns = b.shape().get(1);
    Value out = Value.zeros(a.dtype(), Ints.of(a.shape().get(0), columns));
    for (int i = 0; i < out.size(); i++)
      store(a, i / columns * inner, b, i % columns, columns, inner, out, i);
    return out;
  }

  private static void store(
      Value a, int row, Value b, int column, int step, int inner, Value out, int at) {
    Elements to = Elements.of(out.dtype());
    double real = 0;
    long whole = 0;
    for (int k = 0; k < inner; k++) {
      real += a.getDouble(row + k) * b.getDouble(column + k * step);
      whole += a.getLong(row + k) * b.getLong(column + k * step);
    }
    if (out.dtype().isFloat()) to.setDouble(out.array(), at, real);
    else to.setLong(out.array(), at, whole);
  }

  private static Value scaled(Value a, Value b) {
    ScalarProgram.Builder program = new ScalarProgram.Builder(List.of(a.dtype(), b.dtype()));
    int product = program.apply(Prim.MUL, a.dtype(), 0, 1);
    return ScalarInterpreter.evaluate(program.build(product), List.of(a, b)).get(0);
  }
}
