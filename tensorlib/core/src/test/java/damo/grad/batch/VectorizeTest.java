package damo.grad.batch;

import static damo.testing.Errors.assertSays;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.T;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Traversal;
import damo.scalar.DType;
import damo.scan.Scan;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class VectorizeTest {
  private final TensorVariable stack = T.dtensor3("stack");
  private final TensorVariable rows = T.dmatrix("rows");
  private final TensorVariable v = T.dvector("v");
  private final double[][][] matrices = {{{1, 2}, {3, 4}}, {{0, 1}, {-1, 2}}, {{2, 2}, {5, 0}}};
  private final double[][] vectors = {{1, 1}, {2, -1}, {0.5, 3}};

  private static double[] flat(INDArray a) {
    return a.dup().data().asDouble();
  }

  @Test
  void axesInFrontOfThoseNamedAreABatch() {
    Vectorized matvec = T.vectorize((a, x) -> T.dot(a, x), "(m,n),(n)->(m)");
    INDArray all = matvec.apply(stack, rows).eval(Map.of(stack, matrices, rows, vectors));
    assertArrayEquals(new long[] {3, 2}, all.shape());
    assertArrayEquals(new double[] {3, 7, -1, -4, 7, 2.5}, flat(all));
    INDArray same = matvec.apply(stack, v).eval(Map.of(stack, matrices, v, new double[] {1, 1}));
    assertArrayEquals(new double[] {3, 7, 1, 1, 4, 5}, flat(same));
    INDArray one = matvec.apply(matrices[0], v).eval(Map.of(v, new double[] {1, 1}));
    assertArrayEquals(new double[] {3, 7}, flat(one));
  }

  @Test
  void batchesBroadcast() {
    Vectorized f = T.vectorize((a, b) -> T.dot(a, b), "(n),(n)->()");
    TensorVariable left = T.dtensor3("left");
    double[][][] columns = {{{1, 1}}, {{2, -1}}, {{0.5, 3}}};
    INDArray all = f.apply(left, rows).eval(Map.of(left, columns, rows, vectors));
    assertArrayEquals(new long[] {3, 3}, all.shape());
    assertArrayEquals(new double[] {2, 1, 3.5, 1, 5, -2, 3.5, -2, 9.25}, flat(all));
    assertSays(
        ShapeException.class,
        () -> f.apply(new double[2][3], new double[3][3]).eval(),
        "broadcastTo");
  }

  @Test
  void aFunctionMayHaveSeveralOutputs() {
    Vectorized f =
        T.vectorize(
            (TensorVariable x) -> List.of(x.sum(), x.cumsum(), T.constant(7L)), "(n)->(),(n),()");
    List<TensorVariable> all = f.applyAll(rows);
    Map<TensorVariable, double[][]> given = Map.of(rows, vectors);
    assertArrayEquals(new double[] {2, 1, 3.5}, flat(all.get(0).eval(given)));
    assertArrayEquals(new double[] {1, 2, 2, 1, 0.5, 3.5}, flat(all.get(1).eval(given)));
    assertArrayEquals(new long[] {3}, all.get(2).eval(given).shape());
    assertEquals(DType.INT64, all.get(2).dtype());
  }

  @Test
  void positionsMayDifferBetweenElements() {
    TensorVariable i = T.lvector("i");
    Vectorized pick = T.vectorize((x, k) -> x.get(k), "(n),()->()");
    Vectorized put = T.vectorize((x, k) -> T.setSubtensor(x.get(k), 9), "(n),()->(n)");
    Map<TensorVariable, ?> given = Map.of(rows, vectors, i, new long[] {1, 0, -1});
    assertArrayEquals(new double[] {1, 2, 3}, flat(pick.apply(rows, i).eval(given)));
    assertArrayEquals(new double[] {1, 9, 9, -1, 0.5, 9}, flat(put.apply(rows, i).eval(given)));
  }

  @Test
  void noLoopIsMadeWhereOpsKnowTheirBatches() {
    Vectorized f =
        T.vectorize(
            (a, x) -> T.linalg.solve(a, T.nnet.softmax(x).sort()).get("::-1"), "(n,n),(n)->(n)");
    TensorVariable all = f.apply(stack, rows);
    assertEquals(
        0, Traversal.toposort(List.of(all)).stream().filter(n -> n.op() instanceof Scan).count());
    double[] got = flat(all.eval(Map.of(stack, matrices, rows, vectors)));
    for (int k = 0; k < 3; k++) {
      TensorVariable alone =
          T.linalg.solve(matrices[k], T.nnet.softmax(vectors[k]).sort()).get("::-1");
      assertArrayEquals(flat(alone.eval()), new double[] {got[2 * k], got[2 * k + 1]}, 1e-12);
    }
  }

  @Test
  void whatDiffersInShapeIsAnError() {
    Vectorized f = T.vectorize((TensorVariable x) -> T.nonzero(x).getFirst(), "(n)->(k)");
    INDArray got = f.apply(rows).eval(Map.of(rows, new double[][] {{0, 1, 2}, {3, 0, 4}}));
    assertArrayEquals(
        new double[] {1, 2, 0, 2}, flat(got.castTo(org.nd4j.linalg.api.buffer.DataType.DOUBLE)));
    assertSays(
        DamoException.class,
        () -> f.apply(rows).eval(Map.of(rows, new double[][] {{0, 1}, {2, 3}})),
        "nonzero for each",
        "shape");
  }

  @Test
  void gradientsFlowThroughBatches() {
    Vectorized f = T.vectorize((a, x) -> T.tanh(T.dot(a, x)), "(m,n),(n)->(m)");
    T.verifyGrad((a, x) -> f.apply(a, x), List.of(matrices, vectors));
    T.verifyGrad((a, x) -> f.apply(a, x), List.of(matrices, vectors[0]));
  }

  @Test
  void signaturesAreReadAndChecked() {
    assertSays(
        DamoException.class, () -> T.vectorize(x -> x, "(n->(n)"), "\"(n->(n)\"", "(m,n),(n)->(m)");
    assertSays(
        DamoException.class, () -> T.vectorize(x -> x, "(n),(n)->(n)"), "2 inputs", "takes 1");
    Vectorized f = T.vectorize((TensorVariable x) -> x.sum(), "( n , k ) -> ( )");
    assertSays(ShapeException.class, () -> f.apply(v), "at least 2 axes of argument 0", "v");
    assertSays(DamoException.class, () -> f.apply(v, v), "takes 1 arguments, got 2");
    Vectorized wrong = T.vectorize((TensorVariable x) -> x, "(n)->()");
    assertSays(ShapeException.class, () -> wrong.apply(rows), "output 0 has 0 axes", "vector");
    Vectorized two = T.vectorize((a, b) -> a, "(n),(n)->(n)");
    assertSays(
        ShapeException.class,
        () -> two.apply(new double[] {1, 2}, new double[] {1, 2, 3}),
        "axis n has lengths 2 and 3");
  }
}
