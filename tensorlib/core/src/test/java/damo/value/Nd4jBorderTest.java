package damo.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays that are parts of others, by what ND4J itself says is in them. */
class Nd4jBorderTest {
  private static INDArray whole(DType dtype) {
    return Nd4j.arange(120).reshape(6, 5, 4).castTo(Nd4jBorder.dataTypeOf(dtype));
  }

  private static Map<String, INDArray> parts(INDArray whole) {
    INDArray matrix = whole.reshape('c', 30, 4);
    Map<String, INDArray> parts = new TreeMap<>();
    parts.put("whole", whole);
    parts.put("reshaped", matrix);
    parts.put("rows", matrix.get(interval(3, 9), all()));
    parts.put("rows alone", matrix.get(interval(3, 9)));
    parts.put("rows of rows", matrix.get(interval(3, 9)).get(interval(2, 5)));
    parts.put("a row of rows", matrix.get(interval(3, 9)).getRow(4));
    parts.put("a row", matrix.getRow(7));
    parts.put("a row as a matrix", matrix.getRow(7, true));
    parts.put("the last row", matrix.get(interval(29, 30)));
    parts.put("a column", matrix.getColumn(2));
    parts.put("a column as a matrix", matrix.getColumn(2, true));
    parts.put("columns", matrix.get(all(), interval(1, 3)));
    parts.put("every other row", matrix.get(interval(1, 2, 9), all()));
    parts.put("a slice", whole.slice(4));
    parts.put("slices", whole.get(interval(2, 5), all(), all()));
    parts.put("within", whole.get(interval(2, 5), interval(1, 3), interval(1, 4)));
    parts.put("a point", whole.get(point(3), point(2), all()));
    parts.put("a number", matrix.getRow(7).get(point(2)));
    parts.put("turned", matrix.transpose());
    parts.put("rows turned", matrix.get(interval(3, 9)).transpose());
    parts.put("axes moved", whole.permute(2, 0, 1));
    parts.put("a slice of axes moved", whole.permute(2, 0, 1).slice(1));
    parts.put("a slice reshaped", whole.slice(4).reshape('c', 2, 10));
    parts.put("in column order", matrix.dup('f'));
    parts.put("rows in column order", matrix.dup('f').get(interval(3, 9), all()));
    parts.put("columns in column order", matrix.dup('f').get(all(), interval(1, 3)));
    return parts;
  }

  private static void assertSame(INDArray expected, Value found, String what) {
    assertEquals(expected.length(), found.size(), what);
    INDArray flat = expected.dup('c').reshape('c', new long[] {expected.length()});
    for (int i = 0; i < found.size(); i++)
      assertEquals(flat.getDouble(i), found.getDouble(i), what + ", element " + i);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64", "INT32", "INT64", "INT8", "UINT8"})
  void aPartOfAnArrayHasItsOwnElements(DType dtype) {
    parts(whole(dtype)).forEach((what, part) -> assertSame(part, Nd4jBorder.fromNd4j(part), what));
  }

  @Test
  void aFunctionTakesTheRowsThatItIsGiven() {
    TensorVariable x = T.fmatrix("x");
    Function same = Damo.function(List.of(x), x.mul(1));
    INDArray matrix = whole(DType.FLOAT32).reshape('c', 30, 4);
    for (int from = 0; from < 30; from += 7) {
      INDArray rows = matrix.get(interval(from, Math.min(from + 7, 30)), all());
      assertEquals(rows.dup(), same.call(rows));
    }
  }

  @Test
  void aSharedVariableTakesTheRowThatItIsGiven() {
    INDArray matrix = whole(DType.FLOAT64).reshape('c', 30, 4);
    var w = Damo.shared(matrix.getRow(9), "w");
    assertEquals(matrix.getRow(9).dup(), w.getValue());
    w.setValue(matrix.getRow(11));
    assertEquals(matrix.getRow(11).dup(), w.getValue());
  }

  @Test
  void aPartThatIsWrittenOverLeavesTheRestAsItWas() {
    INDArray matrix = Nd4j.zeros(5, 3);
    INDArray row = matrix.get(interval(3, 4), all());
    Value ones = Value.zeros(DType.FLOAT32, damo.scalar.Ints.of(1, 3));
    java.util.Arrays.fill((float[]) ones.array(), 1);
    assertTrue(Nd4jBorder.write(ones, row));
    assertEquals(3, matrix.sumNumber().intValue());
    assertEquals(3, matrix.getRow(3).sumNumber().intValue());
  }
}
