package damo.op.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.T;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What does not fit is said in one sentence, when the graph is built if that is known. */
class LinalgErrorsTest {
  private static final double[][] SINGULAR = {{1, 2}, {2, 4}};

  private final TensorVariable wide = T.tensor("wide", DType.FLOAT64, 2, 3);
  private final TensorVariable x = T.dmatrix("x");
  private final TensorVariable v = T.dvector("v");
  private final TensorVariable t = T.dtensor3("t");

  private static void says(Class<? extends DamoException> kind, Executable build, String... words) {
    String message = String.valueOf(assertThrows(kind, build).getMessage());
    for (String word : words) assertTrue(message.contains(word), message + " lacks " + word);
  }

  @Test
  void matricesKnownNotToBeSquareAreRefusedWhenTheGraphIsBuilt() {
    says(ShapeException.class, () -> T.linalg.matrixInverse(wide), "wide", "square", "(2, 3)");
    says(ShapeException.class, () -> T.linalg.cholesky(wide), "wide", "square", "(2, 3)");
    says(ShapeException.class, () -> T.linalg.det(wide), "det", "square");
    says(ShapeException.class, () -> T.linalg.eigh(wide), "eigh", "square");
    says(ShapeException.class, () -> T.linalg.expm(wide), "expm", "square");
    says(ShapeException.class, () -> T.linalg.matrixPower(wide, 2), "matrixPower", "square");
    says(ShapeException.class, () -> T.linalg.solve(wide, v), "solve", "square");
  }

  @Test
  void matricesThatTurnOutNotToBeSquareAreRefusedByName() {
    Map<TensorVariable, Object> given = Map.of(x, new double[2][3]);
    says(ShapeException.class, () -> T.linalg.expm(x).eval(given), "expm", "x (2, 3)", "square");
    says(ShapeException.class, () -> T.linalg.slogdet(x).get(1).eval(given), "slogdet", "square");
  }

  @Test
  void vectorsAreNoMatrices() {
    says(ShapeException.class, () -> T.linalg.svd(v), "svd", "rank 2", "v has rank 1");
    says(ShapeException.class, () -> T.linalg.solve(v, v), "solve", "rank");
    says(ShapeException.class, () -> T.linalg.trace(v), "trace", "rank 1");
    says(ShapeException.class, () -> v.trace(), "trace", "rank 1");
  }

  @Test
  void singularMatricesAreNamed() {
    Map<TensorVariable, Object> given = Map.of(x, SINGULAR, v, new double[] {1, 2});
    says(
        DamoException.class,
        () -> T.linalg.matrixInverse(x).eval(Map.of(x, SINGULAR)),
        "x (2, 2)",
        "singular");
    says(DamoException.class, () -> T.linalg.solve(x, v).eval(given), "solve", "singular");
    says(
        DamoException.class,
        () ->
            T.linalg
                .solveTriangular(x, v, true)
                .eval(Map.of(x, new double[2][2], v, new double[2])),
        "solveTriangular",
        "singular");
  }

  @Test
  void theMatrixOfAStackIsNamed() {
    double[][][] two = {{{1, 0}, {0, 1}}, SINGULAR};
    says(
        DamoException.class,
        () -> T.linalg.matrixInverse(t).eval(Map.of(t, two)),
        "t (2, 2, 2)",
        "singular",
        "matrix 1");
  }

  @Test
  void matricesThatAreNotPositiveDefiniteAreNamedOrGiveNan() {
    Map<TensorVariable, Object> given = Map.of(x, new double[][] {{1, 2}, {2, 1}});
    says(DamoException.class, () -> T.linalg.cholesky(x).eval(given), "cholesky", "positive");
    assertTrue(Double.isNaN(T.linalg.cholesky(x, true, "nan").eval(given).getDouble(0)));
    says(
        DamoException.class,
        () -> T.linalg.solve(x, new double[] {1, 2}, "pos").eval(given),
        "solve",
        "positive");
  }

  @Test
  void anEquationWithoutASingleSolutionIsRefused() {
    double[][] a = {{1, 0}, {0, 2}};
    double[][] b = {{-2, 0}, {0, 5}};
    says(
        DamoException.class,
        () -> T.linalg.solveSylvester(x, b, a).eval(Map.of(x, a)),
        "singular",
        "sum is 0");
    says(
        DamoException.class,
        () -> T.linalg.solveDiscreteLyapunov(x, a).eval(Map.of(x, a)),
        "singular",
        "reciprocal");
  }

  @Test
  void lengthsThatDoNotFitAreRefused() {
    TensorVariable square = T.tensor("square", DType.FLOAT64, 3, 3);
    TensorVariable two = T.tensor("two", DType.FLOAT64, 2);
    says(ShapeException.class, () -> T.linalg.solve(square, two), "square", "3 rows", "2");
    says(ShapeException.class, () -> T.linalg.solveSylvester(square, square, wide), "3 and 2");
    says(ShapeException.class, () -> T.matmul(wide, wide), "3 and 2", "wide");
    says(ShapeException.class, () -> T.tensordot(wide, wide, 1), "tensordot", "3", "2");
    says(ShapeException.class, () -> T.linalg.tensorinv(wide, 2), "tensorinv", "rank 2");
    says(
        ShapeException.class,
        () -> T.linalg.solve(x, v).eval(Map.of(x, new double[2][2], v, new double[3])),
        "2 rows",
        "3");
  }

  @Test
  void pairsOfAxesThatFitOnlyTogetherAreRefusedAtRunTime() {
    TensorVariable y = T.dmatrix("y");
    Map<TensorVariable, Object> given = Map.of(x, new double[2][3], y, new double[3][2]);
    says(ShapeException.class, () -> T.tensordot(x, y, 2).eval(given), "2", "3");
  }

  @Test
  void unknownOptionsAreNamed() {
    says(DamoException.class, () -> T.linalg.qr(x, "raw"), "raw", "full");
    says(DamoException.class, () -> T.linalg.eigh(x, "l"), "\"L\"");
    says(DamoException.class, () -> T.linalg.cholesky(x, true, "ignore"), "raise", "ignore");
    says(DamoException.class, () -> T.linalg.solve(x, v, "tri"), "gen", "tri");
    says(DamoException.class, () -> T.linalg.norm(x, "max"), "fro", "max");
    says(DamoException.class, () -> T.linalg.norm(v, "fro"), "number", "fro");
    says(DamoException.class, () -> T.linalg.norm(x, 3), "nuc", "3");
  }

  @Test
  void einsumSaysWhatItCannotRead() {
    says(DamoException.class, () -> T.einsum("ij,jk->ik", x), "2 terms", "1 operands");
    says(ShapeException.class, () -> T.einsum("ijk->i", x), "'ijk'", "x", "rank 2");
    says(DamoException.class, () -> T.einsum("ij->k", x), "'k'");
    says(DamoException.class, () -> T.einsum("ij->ii", x), "twice");
    says(DamoException.class, () -> T.einsum("i1->i", x), "letters");
    says(DamoException.class, () -> T.einsum("i...->i", x), "'...'");
    says(DamoException.class, () -> T.einsum("ij->i->j", x), "arrow");
    says(ShapeException.class, () -> T.einsum("ij,jk", wide, wide), "einsum", "3", "2");
  }

  @Test
  void scalarsAreNotMultipliedAsMatrices() {
    says(ShapeException.class, () -> T.matmul(2.0, x), "matmul", "rank 0");
    says(ShapeException.class, () -> T.batchedDot(T.dscalar("s"), x), "batchedDot", "s has rank 0");
    says(ShapeException.class, () -> T.matvec(v, v), "matvec", "rank 2");
  }

  @Test
  void pivotsAreIntegersWithinTheRows() {
    says(DTypeException.class, () -> T.linalg.luSolve(x, v, v), "pivots", "v");
    Map<TensorVariable, Object> given = Map.of(x, new double[][] {{1, 0}, {0, 1}});
    says(
        ShapeException.class,
        () -> T.linalg.luSolve(x, new int[] {0, 2}, new double[] {1, 2}).eval(given),
        "pivot",
        "2");
  }

  @Test
  void integersAreBroughtToFloatsAsLapackDoes() {
    assertEquals(DType.FLOAT64, T.linalg.det(T.imatrix()).dtype());
    assertEquals(DType.FLOAT32, T.linalg.det(T.bmatrix()).dtype());
    assertEquals(DType.FLOAT32, T.linalg.det(T.fmatrix()).dtype());
    assertEquals(DType.FLOAT64, T.linalg.solve(T.fmatrix(), T.dvector()).dtype());
    assertEquals(DType.INT32, T.linalg.luFactor(x).get(1).dtype());
    assertEquals(DType.INT32, T.linalg.lstsq(x, v).get(2).dtype());
  }

  @Test
  void lengthsAreKnownBeforeARun() {
    TensorVariable stack = T.tensor("stack", DType.FLOAT64, 5, 2, 3);
    assertEquals("[5, 2, 2]", shape(T.linalg.svd(stack).get(0)));
    assertEquals("[5, 2]", shape(T.linalg.svd(stack).get(1)));
    assertEquals("[5, 2, 3]", shape(T.linalg.svd(stack, false).get(2)));
    assertEquals("[5, 3, 2]", shape(T.linalg.pinv(stack)));
    assertEquals("[5, 2, 3]", shape(T.linalg.qr(stack, "r").get(0)));
    assertEquals("[5, 4, 3]", shape(T.matmul(T.tensor("m", DType.FLOAT64, 4, 2), stack)));
    assertEquals(
        "[5, 4]", shape(T.einsum("bij,ki->bk", stack, T.tensor("m", DType.FLOAT64, 4, 2))));
    assertEquals("[4, 9]", shape(T.linalg.kron(wide, wide)));
    assertEquals("[4, 6]", shape(T.linalg.blockDiag(wide, wide)));
  }

  private static String shape(TensorVariable v) {
    return java.util.Arrays.toString(v.staticShape());
  }
}
