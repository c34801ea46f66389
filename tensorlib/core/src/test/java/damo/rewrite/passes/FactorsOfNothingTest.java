package damo.rewrite.passes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.Damo;
import damo.T;
import damo.compile.Mode;
import damo.tensor.TensorVariable;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** As in NumPy, a sum of nothing is 0, whatever its elements would have been divided by. */
class FactorsOfNothingTest {
  private final TensorVariable x = T.dvector("x");
  private final TensorVariable m = T.dmatrix("m");
  private final TensorVariable n = x.size().astype(x.dtype());

  static List<Mode> modes() {
    return List.of(Mode.FAST_COMPILE, Mode.FAST_RUN, Mode.DEBUG);
  }

  private INDArray value(TensorVariable v, Mode mode, double... elements) {
    return Damo.function(List.of(x)).outputs(v).mode(mode).build().call((Object) elements);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aMeanByHand(Mode mode) {
    assertEquals(0, value(x.div(n).sum(), mode).getDouble(0));
    assertEquals(0, value(x.mul(n.inv()).sum(0, true), mode).getDouble(0));
    assertEquals(0, value(x.div(x.size()).sum(0, true), mode).getDouble(0));
    assertEquals(2, value(x.div(n).sum(), mode, 1, 3).getDouble(0));
    assertEquals(Double.POSITIVE_INFINITY, value(x.div(n.sub(2)).sum(), mode, 1, 3).getDouble(0));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aProduct(Mode mode) {
    assertEquals(0, value(T.dot(x.div(n), x), mode).getDouble(0));
    assertEquals(0, value(T.dot(x, x.mul(n.inv())), mode).getDouble(0));
    assertEquals(0, value(T.dot(x.div(x.size()), x), mode).getDouble(0));
    assertEquals(5, value(T.dot(x.div(n), x), mode, 1, 3).getDouble(0));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void rowsWithoutElements(Mode mode) {
    INDArray sums =
        Damo.function(List.of(m))
            .outputs(m.div(m.sum(1, true)).sum(1))
            .mode(mode)
            .build()
            .call((Object) new double[2][0]);
    assertArrayEquals(new double[] {0, 0}, sums.toDoubleVector());
  }
}
