package damo.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Mode;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a user may well write, and what NumPy makes of it; or what is said about it. */
class AwkwardInputsTest {
  private final TensorVariable v = T.dvector("v");
  private final TensorVariable x = T.dmatrix("x");
  private final double[][] rows = {{1, 2, 3}, {4, 5, 6}};

  private static String error(Executable e) {
    return assertThrows(DamoException.class, e).getMessage();
  }

  private static void assertIs(INDArray got, long[] shape, double... elements) {
    assertArrayEquals(shape, got.shape());
    assertArrayEquals(elements, got.dup('c').data().asDouble(), 1e-15);
  }

  @Test
  void spacedIntegersAreTheNextBelow() {
    assertIs(T.linspace(-1.5, 2, 5, DType.INT32).eval(), new long[] {5}, -2, -1, 0, 1, 2);
    assertIs(T.linspace(0, -5, 4, DType.INT64).eval(), new long[] {4}, 0, -2, -4, -5);
  }

  @Test
  void nestedArraysAreOneIndex() {
    int[][] ints = {{0, 1}, {1, 0}};
    double[] picked = {1, 2, 3, 4, 5, 6, 4, 5, 6, 1, 2, 3};
    assertIs(x.get(ints).eval(Map.of(x, rows)), new long[] {2, 2, 3}, picked);
    assertIs(
        x.get(new long[][] {{0, 1}, {1, 0}}).eval(Map.of(x, rows)), new long[] {2, 2, 3}, picked);
    boolean[][] mask = {{true, false, true}, {false, true, false}};
    assertIs(x.get(mask).eval(Map.of(x, rows)), new long[] {3}, 1, 3, 5);
    TensorVariable set = T.setSubtensor(v.get(ints), 9);
    assertIs(set.eval(Map.of(v, new double[] {1, 2, 3})), new long[] {3}, 9, 9, 3);
  }

  @Test
  void anArrayOfNothingKeepsItsType() {
    assertEquals(DType.INT64, T.constant(new long[0]).dtype());
    assertEquals(DType.INT32, T.constant(new int[2][0]).dtype());
    assertEquals(DType.BOOL, T.constant(new boolean[0]).dtype());
    assertEquals(DType.FLOAT64, T.constant(new double[0]).dtype());
    assertEquals(DType.FLOAT32, T.fvector("f").add(new double[0]).dtype());
    assertIs(v.get(new int[0]).eval(Map.of(v, new double[] {1, 2})), new long[] {0});
    var none = T.nnet.categoricalCrossentropy(x, T.constant(new int[0]));
    assertIs(none.eval(Map.of(x, new double[0][3])), new long[] {0});
    String message = error(() -> v.get(new boolean[0]).eval(Map.of(v, new double[] {1, 2})));
    assertTrue(message.contains("mask"), message);
  }

  static Stream<Mode> modes() {
    return Stream.of(Mode.FAST_COMPILE, Mode.FAST_RUN);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aVectorOfLengthsHasOneForEachDeclaredAxis(Mode mode) {
    TensorVariable lengths = T.lvector("lengths");
    var f = Damo.function(List.of(v, lengths)).outputs(v.reshape(lengths, 2)).mode(mode).build();
    String message = error(() -> f.call(new double[] {1, 2, 3, 4}, new long[] {2, 2, 1}));
    assertTrue(message.contains("reshape of v (4) and lengths (3)"), message);
  }

  @Test
  void sortingNothingGivesNothing() {
    for (int axis : new int[] {0, 1}) {
      assertArrayEquals(
          new long[] {2, 0}, T.sort(T.zeros(DType.FLOAT64, 2, 0), axis).eval().shape());
      assertArrayEquals(
          new long[] {0, 2}, T.sort(T.zeros(DType.FLOAT64, 0, 2), axis).eval().shape());
      assertArrayEquals(
          new long[] {2, 0}, T.argsort(T.zeros(DType.FLOAT64, 2, 0), axis).eval().shape());
    }
  }

  @Test
  void aMatrixWithNaNHasNoCholeskyFactor() {
    String message =
        error(() -> T.linalg.cholesky(x).eval(Map.of(x, new double[][] {{Double.NaN, 0}, {0, 1}})));
    assertTrue(message.contains("not positive definite"), message);
  }

  @Test
  void lengthsThatNoArrayHasAreRefusedByName() {
    TensorVariable n = T.lscalar("n");
    long huge = 1L << 40;
    List<Executable> all =
        List.of(
            () -> T.zeros(huge),
            () -> T.zeros(n, n).eval(Map.of(n, huge)),
            () -> v.reshape(huge, -1),
            () -> T.repeat(v, n).eval(Map.of(v, new double[] {1}, n, huge)),
            () -> T.broadcastTo(T.constant(1.0), huge),
            () -> T.arange(Long.MIN_VALUE, 5, 1),
            () -> T.arange(Long.MIN_VALUE, Long.MAX_VALUE, 1),
            () -> T.zeros(1 << 20, 1 << 20).eval(),
            () -> T.eye(1 << 20).eval(),
            () -> T.tensor("t", DType.FLOAT32, -2),
            () -> T.arange(0, 5, 0),
            () -> T.arange(0.0, 5.0, 0.0));
    for (Executable e : all) assertThrows(ShapeException.class, e);
  }

  @Test
  void emptyNestedArraysKeepTheirRank() {
    assertArrayEquals(new long[] {0, 0}, T.constant(new double[0][3]).staticShape());
    assertIs(
        Damo.function(List.of(x), x.shape()).call((Object) new double[0][3]), new long[] {2}, 0, 0);
  }

  @Test
  void nullAmongVariablesIsSaid() {
    Map<TensorVariable, Object> givens = new HashMap<>();
    givens.put(x, null);
    List<Executable> all =
        List.of(
            () -> Damo.function(Arrays.asList(x, null), x),
            () -> Damo.function(List.of(x), Arrays.asList(x, null)),
            () -> Damo.function(List.of()).outputs(x.mul(2)).givens(givens).build());
    for (Executable e : all) assertTrue(error(e).contains("null"));
  }

  @Test
  void namesThatTwoInputsShareAreNoNames() {
    TensorVariable p = T.dscalar("p");
    TensorVariable q = T.dscalar("p");
    String message = error(() -> Damo.function(List.of(p, q), p.add(q)).call(Map.of("p", 1.0)));
    assertTrue(message.contains("several inputs \"p\""), message);
  }

  @Test
  void aValueOfNoKindNamesItsInput() {
    String message = error(() -> Damo.function(List.of(x, v), x.add(v)).call(rows, "a"));
    assertTrue(message.contains("input v of function"), message);
    String ragged =
        error(() -> Damo.function(List.of(x), x).call((Object) new double[][] {{1}, {2, 3}}));
    assertTrue(ragged.contains("input x of function"), ragged);
  }

  @Test
  void aFileThatIsMissingIsNamed(@TempDir Path folder) {
    Path path = folder.resolve("f.damo");
    assertTrue(error(() -> Damo.loadFunction(path)).contains("there is no file " + path));
  }

  @Test
  void theDeterminantHasSecondDerivativesAtSingularMatrices() {
    TensorVariable hessian = T.hessian(T.linalg.det(x), x);
    INDArray got = hessian.eval(Map.of(x, new double[][] {{1, 2}, {2, 4}}));
    assertIs(got, new long[] {2, 2, 2, 2}, 0, 0, 0, 1, 0, 0, -1, 0, 0, -1, 0, 0, 1, 0, 0, 0);
  }
}
