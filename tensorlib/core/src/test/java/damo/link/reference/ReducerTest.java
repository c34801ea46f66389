package damo.link.reference;

import static damo.link.reference.Graphs.constant;
import static damo.link.reference.Graphs.doubles;
import static damo.link.reference.Graphs.run;
import static damo.link.reference.Graphs.value;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.error.ShapeException;
import damo.graph.Reduction;
import damo.op.reduce.Reduced;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import damo.value.Value;
import org.junit.jupiter.api.Test;

/** Reductions; the numbers come from {@code src/test/python/product_facts.py}. */
class ReducerTest {
  private static final double NAN = Double.NaN;
  private static final TensorVariable X = constant(cube());

  private static Value cube() {
    Value x = Value.zeros(DType.INT64, Ints.of(2, 3, 4));
    for (int i = 0; i < 24; i++) ((long[]) x.array())[i] = i * 7 % 11;
    return x;
  }

  @Test
  void anyAxesReduce() {
    assertReduces(new double[] {7, 10, 13, 16, 8, 11, 14, 6, 9, 12, 4, 7}, Reduction.SUM, 0);
    assertReduces(new double[] {55, 62}, Reduction.SUM, 1, 2);
    assertReduces(new double[] {46, 39, 32}, Reduction.SUM, 0, 2);
    assertReduces(new double[] {117}, Reduction.SUM, 0, 1, 2);
    assertReduces(new double[] {0, 48600, 0}, Reduction.PROD, 0, 2);
    assertReduces(new double[] {10, 9, 8}, Reduction.MAX, 0, 2);
    assertReduces(new double[] {0, 1, 0}, Reduction.MIN, 0, 2);
    assertReduces(cube().toDoubles(), Reduction.SUM);
  }

  @Test
  void keptAxesHaveLengthOne() {
    assertEquals(Ints.of(1, 3, 1), run(Reduced.of(Reduction.MEAN, X, Ints.of(0, 2), true)).shape());
    assertEquals(Ints.of(3), run(Reduced.of(Reduction.MEAN, X, Ints.of(0, 2), false)).shape());
  }

  @Test
  void nanWinsAndTheFirstOfEqualsIsFound() {
    TensorVariable x =
        constant(value(DType.FLOAT32, Ints.of(3, 3), 1, 5, 5, 2, NAN, 9, NAN, NAN, 0));
    assertArrayEquals(new double[] {5, NAN, NAN}, run(x.max(1)).toDoubles());
    assertArrayEquals(new double[] {1, NAN, NAN}, run(x.min(1)).toDoubles());
    assertArrayEquals(new double[] {1, 1, 0}, run(x.argmax(1)).toDoubles());
    assertArrayEquals(new double[] {0, 1, 0}, run(x.argmin(1)).toDoubles());
    assertEquals(4, run(x.argmax()).getLong(0));
  }

  @Test
  void argmaxOfSeveralAxesCountsInTheirOrder() {
    assertArrayEquals(
        new double[] {3, 2, 1},
        run(Reduced.of(Reduction.ARGMAX, X, Ints.of(0, 2), false)).toDoubles());
  }

  @Test
  void float32AccumulatesInFloat64() {
    Value tenths = Value.zeros(DType.FLOAT32, Ints.of(1_000_000));
    java.util.Arrays.fill((float[]) tenths.array(), 0.1f);
    Value sum = run(constant(tenths).sum());
    assertEquals(DType.FLOAT32, sum.dtype());
    assertEquals((float) (1e6 * 0.1f), sum.getDouble(0));
    assertEquals(0.1f, run(constant(tenths).mean()).getDouble(0));
  }

  @Test
  void noElementsGiveTheNeutralOneOrAnError() {
    TensorVariable none = constant(Value.zeros(DType.FLOAT64, Ints.of(0, 2)));
    assertArrayEquals(new double[] {0, 0}, run(none.sum(0)).toDoubles());
    assertArrayEquals(new double[] {1, 1}, run(none.prod(0)).toDoubles());
    assertArrayEquals(new double[] {1, 1}, run(none.all(0)).toDoubles());
    assertArrayEquals(new double[] {0, 0}, run(none.any(0)).toDoubles());
    assertTrue(Double.isNaN(run(none.mean(0)).getDouble(1)));
    assertEquals(Ints.of(0), run(none.max(1)).shape());
    ShapeException e = assertThrows(ShapeException.class, () -> run(none.max(0)));
    assertTrue(
        e.getMessage()
            .contains("max of no elements has no value: the shape is (0, 2), the axes (0)"),
        e.getMessage());
  }

  @Test
  void nanIsTrue() {
    assertEquals(1, run(constant(doubles(NAN, 1)).all()).getLong(0));
    assertEquals(0, run(constant(doubles(0, 0)).any()).getLong(0));
  }

  private static void assertReduces(double[] expected, Reduction kind, int... axes) {
    assertArrayEquals(expected, run(Reduced.of(kind, X, Ints.of(axes), false)).toDoubles());
  }
}
