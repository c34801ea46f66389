package damo.compile;

import static damo.testing.Errors.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.Damo;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.scalar.DType;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What may be given for an input of which dtype, and what becomes of it. */
class ConversionTest {
  private static TensorVariable variable(DType dtype, int ndim) {
    return TensorType.unknown(dtype, ndim).variable("x");
  }

  private static INDArray array(DataType type, double v) {
    return Nd4j.createFromArray(v).castTo(type);
  }

  /** Input dtype, rank, what is given, what it is then; null if it is refused. */
  static List<Arguments> rows() {
    DType f32 = DType.FLOAT32;
    DType f64 = DType.FLOAT64;
    return List.of(
        row(f64, 0, 1, 1.0),
        row(f64, 0, 1L, 1.0),
        row(f64, 0, 1.5f, 1.5),
        row(f64, 0, true, 1.0),
        row(f32, 0, 0.1, (double) 0.1f),
        row(f32, 0, 16_777_216, 16_777_216.0),
        row(f32, 0, 16_777_217, null),
        row(f32, 0, 1e39, null),
        row(f32, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
        row(f64, 0, (1L << 53) + 1, null),
        row(DType.INT32, 0, 2.0, 2.0),
        row(DType.INT32, 0, 1.5, null),
        row(DType.INT32, 0, Double.NaN, null),
        row(DType.INT32, 0, 1L << 31, null),
        row(DType.INT8, 0, 127, 127.0),
        row(DType.INT8, 0, 128, null),
        row(DType.UINT8, 0, 200, 200.0),
        row(DType.UINT8, 0, -1, null),
        row(DType.UINT64, 0, -1, null),
        row(DType.UINT64, 0, 0x1p63, 0x1p63),
        row(DType.UINT64, 0, 0x1p64, null),
        row(DType.INT64, 0, 0x1p63, null),
        row(DType.INT64, 0, -0x1p63, -0x1p63),
        row(f64, 0, Long.MAX_VALUE, null),
        row(f64, 0, Long.MIN_VALUE, -0x1p63),
        row(f32, 0, Long.MAX_VALUE, null),
        row(DType.BOOL, 0, 1, 1.0),
        row(DType.BOOL, 0, 2, null),
        row(f32, 1, new double[] {0.1}, (double) 0.1f),
        row(f32, 1, new int[] {3}, 3.0),
        row(f32, 1, List.of(0.5), 0.5),
        row(DType.INT64, 1, new int[] {3}, 3.0),
        row(DType.INT32, 1, new long[] {3}, 3.0),
        row(DType.INT32, 1, List.of(3, 4.0), 3.0),
        row(DType.INT32, 1, List.of(3, 4.5), null),
        row(f64, 1, array(DataType.FLOAT, 0.5), 0.5),
        row(f64, 1, array(DataType.LONG, 3), 3.0),
        row(f64, 1, array(DataType.BOOL, 1), 1.0),
        row(f32, 1, array(DataType.DOUBLE, 0.5), null),
        row(f32, 1, array(DataType.INT, 3), null),
        row(f32, 1, array(DataType.SHORT, 3), 3.0),
        row(DType.INT64, 1, array(DataType.INT, 3), 3.0),
        row(DType.INT32, 1, array(DataType.LONG, 3), null),
        row(DType.INT32, 1, array(DataType.DOUBLE, 3), null));
  }

  private static Arguments row(DType dtype, int ndim, Object given, Double result) {
    return Arguments.of(dtype, ndim, given, result);
  }

  private static double first(Function f, Object given) {
    return f.call(given).castTo(DataType.DOUBLE).getDouble(0);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void valuesAreConvertedWhenNothingIsLost(DType dtype, int ndim, Object given, Double result) {
    TensorVariable x = variable(dtype, ndim);
    Function f = Damo.function(List.of(x), x);
    if (result == null) assertSays(DTypeException.class, () -> f.call(given), "x", dtype.code());
    else assertEquals(result, first(f, given));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aStrictInputTakesItsOwnDTypeOnly(DType dtype, int ndim, Object given, Double result) {
    TensorVariable x = variable(dtype, ndim);
    Function f = Damo.function(List.of(In.of(x).strict(true).allowDowncast(true)), x);
    DType own = damo.value.Literals.read(given).value().dtype();
    if (own == dtype) assertEquals(result, first(f, given));
    else assertSays(DTypeException.class, () -> f.call(given), "x", dtype.code(), own.code());
  }

  @Test
  void theIntegerThatIsRefusedIsSaidInFull() {
    TensorVariable x = variable(DType.FLOAT64, 0);
    assertSays(
        DTypeException.class,
        () -> Damo.function(List.of(x), x).call((1L << 53) + 1),
        " 9007199254740993 does not survive");
  }

  @Test
  void aDowncastTruncatesAndWraps() {
    TensorVariable i = variable(DType.INT8, 0);
    Function f = Damo.function(List.of(i)).outputs(i).allowInputDowncast(true).build();
    assertEquals(-1, first(f, -1.9));
    assertEquals(44, first(f, 300));
    Function g = Damo.function(List.of(In.of(i).allowDowncast(true)), i);
    assertEquals(1, first(g, 1.9));
  }

  @Test
  void anInputMayRefuseWhatTheFunctionAllows() {
    TensorVariable x = variable(DType.FLOAT32, 0);
    Function f =
        Damo.function(List.of(In.of(x).allowDowncast(false)))
            .outputs(x)
            .allowInputDowncast(true)
            .build();
    assertSays(DTypeException.class, () -> f.call(Nd4j.scalar(0.1)), "float32", "float64");
  }

  @Test
  void ranksAndLengthsAreSaid() {
    TensorVariable x = TensorType.of(DType.FLOAT64, 3, -1).variable("x");
    Function f = Damo.function(List.of(x), x);
    assertSays(ShapeException.class, () -> f.call(new double[3]), "x", "rank 2", "rank 1");
    assertSays(
        ShapeException.class, () -> f.call(Nd4j.zeros(DataType.DOUBLE, 2, 3)), "axis 0", "[2, 3]");
  }

  @Test
  void whatIsNoValueIsSaid() {
    TensorVariable x = variable(DType.FLOAT64, 0);
    Function f = Damo.function(List.of(x), x);
    assertSays(DamoException.class, () -> f.call("three"), "java.lang.String");
    assertSays(DamoException.class, () -> f.call((Object) null), "x", "1 argument");
  }
}
