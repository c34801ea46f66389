package damo.rewrite.passes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import damo.Damo;
import damo.T;
import damo.inspect.Inspect;
import damo.tensor.TensorVariable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a value is stable as rewritten, its derivative is too: no infinity over another. */
class ExponentialsInDerivativesTest {
  private static final double[][] FAR = {{1000, -1000, 0}, {0, 1, 2}};
  private static final double E = Math.E;
  private static final double[] SIGMOIDS = {1, 0, 0.5, 0.5, E / (1 + E), E * E / (1 + E * E)};
  private static final double ROW = 1 + E + E * E;
  private static final double[] SHARES = {1, 0, 0, 1 / ROW, E / ROW, E * E / ROW};

  private static final TensorVariable X = T.dmatrix("X");
  private static final TensorVariable EXP = X.exp();

  private static void assertGradient(double[] wanted, TensorVariable cost) {
    var f = Damo.function(List.of(X), T.grad(cost, X));
    assertArrayEquals(wanted, f.call((Object) FAR).dup('c').data().asDouble(), 1e-12);
  }

  static List<TensorVariable> softplus() {
    return List.of(
        EXP.log1p().sum(),
        EXP.add(1).log().sum(),
        T.add(1, EXP).log().mul(new double[][] {{1, 1, 1}, {1, 1, 1}}).sum());
  }

  @ParameterizedTest
  @MethodSource("softplus")
  void ofSoftplusByHandItIsTheSigmoid(TensorVariable cost) {
    assertGradient(SIGMOIDS, cost);
  }

  @Test
  void ofTheSigmoidByHandItVanishesOnBothSides() {
    double[] wanted = new double[6];
    for (int i = 2; i < 6; i++) wanted[i] = SIGMOIDS[i] * (1 - SIGMOIDS[i]);
    assertGradient(wanted, T.div(1, T.add(1, X.neg().exp())).sum());
  }

  static List<TensorVariable> rows() {
    return List.of(
        EXP.sum(1).log().sum(),
        EXP.sum(1, true).log().sum(),
        EXP.mean(1).log().sum(),
        EXP.mean(new int[] {-1}, true).log().sum());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void ofLogSumExpOfRowsItIsTheSoftmax(TensorVariable cost) {
    assertGradient(SHARES, cost);
    double[] twice = SHARES.clone();
    for (int i = 0; i < 6; i++) twice[i] *= 2;
    assertGradient(twice, cost.mul(2));
  }

  @Test
  void ofLogSumExpOfColumnsWithWeightsItIsTheWeightedSoftmax() {
    double last = 3 / (1 + E * E);
    assertGradient(
        new double[] {1, 0, last, 0, 2, 3 - last},
        EXP.sum(0).log().mul(new double[] {1, 2, 3}).sum());
  }

  @Test
  void eachDenominatorGoesWithOneExponential() {
    double[][] near = {{0.5, -1}};
    double a = Math.exp(0.5);
    double b = Math.exp(-1);
    var f = Damo.function(List.of(X), EXP.mul(3).mul(EXP).div(EXP.sum(1, true)));
    double[] shares = {3 * a * a / (a + b), 3 * b * b / (a + b)};
    assertArrayEquals(shares, f.call((Object) near).dup('c').data().asDouble(), 1e-12);
    var g = Damo.function(List.of(X), EXP.mul(3).mul(EXP).div(EXP.add(1)));
    double[] sigmoids = {3 * a * a / (a + 1), 3 * b * b / (b + 1)};
    assertArrayEquals(sigmoids, g.call((Object) near).dup('c').data().asDouble(), 1e-12);
  }

  @Test
  void theDerivativeOfLogsumexpIsNotShiftedTwice() {
    TensorVariable cost = X.logsumexp(1).sum();
    assertGradient(SHARES, cost);
    var f = Damo.function(List.of(X), T.grad(cost, X));
    String fired = Inspect.rewrites(f).toString();
    assertFalse(fired.contains("softmax"), fired);
  }

  @Test
  void ofLogSumExpOfAllItIsTheSoftmaxOfAll() {
    assertGradient(new double[] {1, 0, 0, 0, 0, 0}, EXP.sum().log());
    assertGradient(new double[] {1, 0, 0, 0, 0, 0}, EXP.mean().log());
  }
}
