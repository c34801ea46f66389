package damo.link.routine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import damo.error.ShapeException;
import damo.graph.Meaning.Place;
import damo.link.Geometry;
import damo.link.Layout;
import damo.scalar.DType;
import damo.scalar.Ints;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Routines on operands that are no dense arrays: transposed, reversed, broadcast, in the midst of
 * others.
 */
class StridedTest {
  private final float[] memory = floats(IntStream.range(0, 13).toArray());

  /** 1 … 12 as a 4 by 3 matrix, seen as its 3 by 4 transpose. */
  private final Operand transposed = floats(memory, 1, Ints.of(3, 4), Ints.of(1, 3));

  @Test
  void copiesBetweenAnyLayouts() {
    float[] out = new float[13];
    Copy.copy(transposed, floats(out, 11, Ints.of(3, 4), Ints.of(-4, -1)));
    assertArrayEquals(floats(12, 9, 6, 3, 11, 8, 5, 2, 10, 7, 4, 1, 0), out);
    assertArrayEquals(
        floats(1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12), (float[]) Copy.dense(transposed).array());
    Operand dense = floats(memory, 4, Ints.of(2, 3), Ints.of(3, 1));
    assertSame(dense, Copy.dense(dense));
    assertArrayEquals(floats(4, 5, 6, 7, 8, 9), (float[]) dense.toValue().array());
  }

  @Test
  void everyElementTypeIsCopied() {
    for (DType dtype : DType.values()) {
      Operand x = Operand.zeros(dtype, Ints.of(2, 2));
      for (int i = 0; i < 4; i++) x.put(i, (long) (i % 2));
      Operand turned = x.seenAs(new Layout(new Geometry(Ints.of(2, 2), Ints.of(1, 2)), 0));
      assertArrayEquals(new double[] {0, 0, 1, 1}, turned.toValue().toDoubles(), dtype.code());
    }
  }

  @Test
  void addsBroadcastValuesInPlace() {
    Accumulate.add(floats(floats(100, 200, 300), 0, Ints.of(3, 1), Ints.of(1, 1)), transposed);
    assertArrayEquals(
        floats(0, 101, 202, 303, 104, 205, 306, 107, 208, 309, 110, 211, 312), memory);
    ShapeException e =
        assertThrows(
            ShapeException.class,
            () -> Copy.copy(transposed, floats(new float[4], 0, Ints.of(4), Ints.of(1))));
    assertEquals(
        "a value of shape (3, 4) does not broadcast to the shape (4) of the elements to be written",
        e.getMessage());
  }

  @Test
  void gathersFromAndScattersToStridedArrays() {
    Selection columns = new Selection(new Place.At(Ints.of(1), 1));
    List<Operand> picks =
        List.of(
            new Operand(
                DType.INT32,
                new int[] {-1, 9, 0, 9, -1},
                new Layout(new Geometry(Ints.of(3), Ints.of(2)), 0)));
    Operand out =
        Operand.zeros(
            DType.FLOAT32, columns.shape(transposed.shape(), List.of(picks.get(0).shape())));
    columns.gather(transposed, picks, out);
    assertArrayEquals(floats(10, 1, 10, 11, 2, 11, 12, 3, 12), (float[]) out.array());
    columns.increment(transposed, Operand.of(damo.value.Value.scalar(DType.FLOAT32, 0.5)), picks);
    assertArrayEquals(floats(0, 1.5f, 2.5f, 3.5f, 4, 5, 6, 7, 8, 9, 11, 12, 13), memory);
    columns.set(transposed, floats(floats(-1, -2, -3), 0, Ints.of(3), Ints.of(1)), picks);
    assertArrayEquals(floats(0, -2, -2, -2, 4, 5, 6, 7, 8, 9, -3, -3, -3), memory);
  }

  @Test
  void positionsOutOfRangeAreNamed() {
    Selection rows = new Selection(new Place.At(Ints.of(0), 0));
    List<Operand> picks =
        List.of(new Operand(DType.INT64, new long[] {0, 7}, Layout.dense(Ints.of(2))));
    ShapeException e =
        assertThrows(
            ShapeException.class,
            () -> rows.gather(transposed, picks, Operand.zeros(DType.FLOAT32, Ints.of(2, 4))));
    assertEquals("index 7 is out of range for axis 0 of length 3", e.getMessage());
  }

  @Test
  void sumsBackToTheShapeBroadcastFrom() {
    Operand rows = Operand.zeros(DType.FLOAT32, Ints.of(3, 1));
    Unbroadcast.sum(transposed, rows);
    assertArrayEquals(floats(22, 26, 30), (float[]) rows.array());
    Operand all = Operand.zeros(DType.FLOAT32, Ints.of());
    Unbroadcast.sum(transposed, all);
    assertArrayEquals(floats(78), (float[]) all.array());
  }

  @Test
  void aMovedOperandIsReadElsewhere() {
    Operand x = floats(memory, 0, Ints.of(2), Ints.of(1));
    x.moveTo(memory, 5);
    assertArrayEquals(new double[] {5, 6}, x.toValue().toDoubles());
    x.reshape(new Geometry(Ints.of(3), Ints.of(2)));
    assertArrayEquals(new double[] {5, 7, 9}, x.toValue().toDoubles());
  }

  private static Operand floats(float[] array, int offset, Ints shape, Ints strides) {
    return new Operand(DType.FLOAT32, array, new Layout(new Geometry(shape, strides), offset));
  }

  private static float[] floats(float... items) {
    return items;
  }

  private static float[] floats(int[] items) {
    float[] out = new float[items.length];
    for (int i = 0; i < out.length; i++) out[i] = items[i];
    return out;
  }
}
