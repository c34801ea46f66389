package damo.link.reference;

import static damo.link.reference.Graphs.constant;
import static damo.link.reference.Graphs.doubles;
import static damo.link.reference.Graphs.run;
import static damo.link.reference.Graphs.value;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import damo.value.Value;
import org.junit.jupiter.api.Test;

/** Elementwise arithmetic; the numbers come from {@code src/test/python/product_facts.py}. */
class ArithmeticTest {
  private static final TensorVariable BYTES =
      constant(value(DType.INT8, Ints.of(6), 7, -7, 7, -7, 5, 0));
  private static final TensorVariable DIVISORS =
      constant(value(DType.INT8, Ints.of(6), 3, 3, -3, -3, 0, 0));

  @Test
  void integersDivideDownwardsAndWrap() {
    assertArrayEquals(
        new double[] {2, -3, -3, 2, 0, 0}, run(apply(Prim.FLOOR_DIV, BYTES, DIVISORS)).toDoubles());
    assertArrayEquals(
        new double[] {1, 2, -2, -1, 0, 0}, run(apply(Prim.MOD, BYTES, DIVISORS)).toDoubles());
    Value product = run(apply(Prim.MUL, BYTES, constant(Value.scalar(DType.INT8, 50L))));
    assertEquals(DType.INT8, product.dtype());
    assertArrayEquals(new double[] {94, -94, 94, -94, -6, 0}, product.toDoubles());
  }

  @Test
  void uint64IsNotSigned() {
    TensorVariable u =
        constant(Value.wrap(DType.UINT64, Ints.of(2), new long[] {1, Long.MIN_VALUE + 5}));
    TensorVariable v =
        constant(Value.wrap(DType.UINT64, Ints.of(2), new long[] {Long.MIN_VALUE + 5, 1}));
    assertArrayEquals(new double[] {1, 0}, run(apply(Prim.LT, u, v)).toDoubles());
    assertEquals(
        3074457345618258604L,
        run(apply(Prim.FLOOR_DIV, u, constant(Value.scalar(DType.UINT64, 3L)))).getLong(1));
    assertArrayEquals(
        new double[] {1, 0x1p63 + 5}, run(Cast.to(Cast.copy(u), DType.FLOAT64)).toDoubles());
    assertEquals(Long.MIN_VALUE + 5, run(u.max()).getLong(0));
    assertEquals(1, run(u.argmax()).getLong(0));
  }

  @Test
  void float32RoundsAfterEachStep() {
    TensorVariable x = constant(value(DType.FLOAT32, Ints.of(1), 0.1));
    TensorVariable y =
        apply(
            Prim.SUB,
            apply(Prim.ADD, x, constant(value(DType.FLOAT32, Ints.of(), 1000))),
            constant(value(DType.FLOAT32, Ints.of(), 1000)));
    assertEquals((0.1f + 1000f) - 1000f, run(y).getDouble(0));
  }

  @Test
  void boolsStayBools() {
    TensorVariable b = constant(value(DType.BOOL, Ints.of(2), 0, 1));
    assertArrayEquals(new double[] {1, 0}, run(apply(Prim.INVERT, b)).toDoubles());
    assertArrayEquals(new double[] {0, 1}, run(apply(Prim.ADD, b, b)).toDoubles());
    assertArrayEquals(
        new double[] {0, 1, 1},
        run(Cast.to(Cast.copy(constant(doubles(0, 0.25, Double.NaN))), DType.BOOL)).toDoubles());
  }

  @Test
  void shapesBroadcastThroughWhereAndFill() {
    TensorVariable column = constant(value(DType.FLOAT64, Ints.of(2, 1), 1, -1));
    TensorVariable row = constant(doubles(10, 20, 30));
    Value picked =
        run(
            Elemwise.of(
                Prim.WHERE,
                apply(Prim.GT, column, constant(Value.scalar(DType.FLOAT64, 0.0))),
                row,
                column));
    assertEquals(Ints.of(2, 3), picked.shape());
    assertArrayEquals(new double[] {10, 20, 30, -1, -1, -1}, picked.toDoubles());
    assertArrayEquals(
        new double[] {10, 20, 30, 10, 20, 30}, run(apply(Prim.SECOND, column, row)).toDoubles());
  }

  @Test
  void noElementsAreFine() {
    TensorVariable none = constant(Value.zeros(DType.FLOAT32, Ints.of(0, 3)));
    assertEquals(Ints.of(0, 3), run(apply(Prim.EXP, none)).shape());
    assertEquals(
        Ints.of(0, 3),
        run(apply(Prim.ADD, none, constant(value(DType.FLOAT32, Ints.of(1, 1), 1)))).shape());
  }

  private static TensorVariable apply(Prim prim, Object... operands) {
    return Elemwise.of(prim, operands);
  }
}
