package damo.op.nnet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import damo.Damo;
import damo.T;
import damo.compile.Mode;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Losses that users write with the logarithm of a softmax, where probabilities underflow. */
class LogOfProbabilitiesTest {
  private static final double[][] LOGITS = {{1000, 0}, {0, 1000}};
  private static final double[][] SLOPES = {{1, -1}, {0, 0}};

  private final TensorVariable z = T.dmatrix("z");
  private final TensorVariable y = T.lvector("y");
  private final TensorVariable p = T.nnet.softmax(z);
  private final TensorVariable rows = T.arange(y.shape().get(0));

  static Stream<Mode> modes() {
    return Stream.of(Mode.FAST_COMPILE, Mode.FAST_RUN, Mode.DEBUG);
  }

  private double[][] gradient(TensorVariable cost, Mode mode, double[][] logits) {
    INDArray g =
        Damo.function(List.of(z, y))
            .outputs(T.grad(cost, z))
            .mode(mode)
            .onUnusedInput(damo.compile.OnUnusedInput.IGNORE)
            .build()
            .call(logits, new long[] {1, 1});
    return g.toDoubleMatrix();
  }

  private void assertSlopes(TensorVariable cost, Mode mode) {
    double[][] got = gradient(cost, mode, LOGITS);
    for (int i = 0; i < 2; i++) assertArrayEquals(SLOPES[i], got[i], 1e-12);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void labelsMayBePickedBeforeOrAfterTheLogarithm(Mode mode) {
    assertSlopes(T.log(p).get(rows, y).sum().neg(), mode);
    assertSlopes(T.log(p.get(rows, y)).sum().neg(), mode);
    assertSlopes(T.log(p.get(":", 1)).sum().neg(), mode);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void targetsMayBeProbabilities(Mode mode) {
    TensorVariable target = T.constant(new double[][] {{0, 1}, {0, 1}});
    assertSlopes(target.mul(T.log(p)).sum().neg(), mode);
    assertSlopes(T.where(target.gt(0), T.log(p), 0).sum().neg(), mode);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void whatElseTheProbabilitiesAreUsedForAdds(Mode mode) {
    assertSlopes(T.log(p).get(rows, y).sum().neg().add(p.sqr().sum().mul(3)), mode);
  }

  @Test
  void gradientsAreThoseOfDifferences() {
    double[][] moderate = {{0.3, -1, 2}, {0.1, 0.7, -0.2}};
    long[] labels = {2, 0};
    TensorVariable at = T.constant(labels);
    TensorVariable two = T.arange(2);
    T.verifyGrad(
        (TensorVariable x) -> T.log(T.nnet.softmax(x).get(two, at)), List.of((Object) moderate));
    T.verifyGrad(
        (TensorVariable x) -> {
          TensorVariable q = T.nnet.softmax(x, 0);
          return q.log().mul(q).add(q.get("::-1").log()).add(q.get(1).log());
        },
        List.of((Object) moderate));
    T.verifyGrad(
        (TensorVariable x) -> T.grad(T.log(T.nnet.softmax(x)).get(two, at).sum(), x),
        List.of((Object) moderate));
    T.verifyGrad(
        (TensorVariable x) -> T.log(T.nnet.softmax(x).get(new int[] {0, 0, 1})),
        List.of((Object) moderate));
  }
}
