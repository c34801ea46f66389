package damo.value;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class Nd4jBorderTest {
  private static final int[] CHOSEN = {3, 0, 3, 2};

  private static INDArray counting(long... shape) {
    return Nd4j.arange(Nd4j.zeros(shape).length()).castTo(DataType.FLOAT).reshape('c', shape);
  }

  static List<INDArray> arraysOfFourRows() {
    INDArray large = counting(6, 5);
    return List.of(
        counting(4),
        counting(4, 3),
        counting(4, 1),
        counting(4, 3, 2),
        counting(4, 3).dup('f'),
        counting(3, 4).transpose(),
        large.get(NDArrayIndex.interval(1, 5), NDArrayIndex.all()),
        large.get(NDArrayIndex.interval(1, 5), NDArrayIndex.interval(1, 4)),
        large.get(NDArrayIndex.interval(2, 6), NDArrayIndex.point(3)),
        large.get(NDArrayIndex.interval(1, 5), NDArrayIndex.interval(0, 2, 5)));
  }

  @ParameterizedTest
  @MethodSource("arraysOfFourRows")
  void rowsAreTheSameWhateverTheLayout(INDArray a) {
    INDArray rows = Nd4jBorder.rows(a, CHOSEN);
    long[] shape = a.shape().clone();
    shape[0] = CHOSEN.length;
    assertArrayEquals(shape, rows.shape());
    INDArray wide = a.dup('c').reshape('c', 4, a.length() / 4);
    INDArray got = rows.reshape('c', CHOSEN.length, a.length() / 4);
    for (int i = 0; i < CHOSEN.length; i++)
      for (int j = 0; j < got.columns(); j++)
        assertEquals(wide.getDouble(CHOSEN[i], j), got.getDouble(i, j), i + ", " + j);
  }

  @ParameterizedTest
  @MethodSource("arraysOfFourRows")
  void aViewIsReadFromWhereItBegins(INDArray a) {
    double[] expected = a.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    assertArrayEquals(expected, Nd4jBorder.fromNd4j(a).toDoubles());
  }

  @Test
  void aFunctionTakesOneRowOfAMatrix() {
    TensorVariable x = T.fvector("x");
    Function twice = Damo.function(List.of(x), x.mul(2));
    INDArray matrix = counting(4, 3);
    assertArrayEquals(
        new float[] {12, 14, 16}, twice.callAll(matrix.getRow(2)).getFirst().toFloatVector());
    INDArray part = matrix.get(NDArrayIndex.point(1), NDArrayIndex.interval(1, 3));
    assertArrayEquals(new float[] {8, 10}, twice.callAll(part).getFirst().toFloatVector());
  }

  @Test
  void aRowOfAMatrixThatWasLentIsWrittenInItsPlace() {
    INDArray matrix = counting(3, 2);
    Value row = Value.wrap(DType.FLOAT32, Ints.of(2), new float[] {8, 9});
    assertTrue(Nd4jBorder.write(row, matrix.getRow(1)));
    assertArrayEquals(new float[] {0, 1, 8, 9, 4, 5}, matrix.reshape(6).toFloatVector());
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"BOOL", "BYTE", "UBYTE", "SHORT", "HALF", "INT", "LONG", "DOUBLE"})
  void anyDtypeIsKept(DataType type) {
    INDArray a = Nd4j.createFromArray(new float[][] {{0, 1}, {1, 1}, {1, 0}}).castTo(type);
    INDArray rows = Nd4jBorder.rows(a, 2, 0);
    assertEquals(type, rows.dataType());
    assertEquals(Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}}), rows.castTo(DataType.FLOAT));
  }

  @Test
  void noneMayBeChosen() {
    assertArrayEquals(new long[] {0, 3}, Nd4jBorder.rows(counting(4, 3)).shape());
  }

  @Test
  void aRowThatIsNotThereIsRefused() {
    assertThrows(IndexOutOfBoundsException.class, () -> Nd4jBorder.rows(counting(4, 3), 0, 4));
    assertThrows(IndexOutOfBoundsException.class, () -> Nd4jBorder.rows(counting(4, 3), -1));
  }

  @Test
  void theyAreCopies() {
    INDArray a = counting(4, 3);
    Nd4jBorder.rows(a, 1).assign(7);
    assertEquals(3, a.getDouble(1, 0));
  }
}
