package damo.models.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import damo.T;
import damo.models.Reference;
import damo.random.RandomStreams;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Values of SciPy, divergences by quadrature: src/test/python/distribution.py. */
class GaussianTest {
  private static final Reference SCIPY = Reference.of("distribution");

  private static DiagonalGaussian gaussian(int number) {
    return DiagonalGaussian.of(SCIPY.get("mean" + number), SCIPY.get("log" + number));
  }

  private static GaussianMixture mixture() {
    return GaussianMixture.of(SCIPY.get("weights"), SCIPY.get("means"), SCIPY.get("logs"));
  }

  @Test
  void densitiesAndDivergencesAreThoseOfSciPy() {
    SCIPY.assertIs("density", gaussian(1).logDensity(SCIPY.get("x")).eval(), 1e-12);
    SCIPY.assertIs("kl", gaussian(1).divergenceFrom(gaussian(2)).eval(), 1e-9);
    SCIPY.assertIs("bhattacharyya", gaussian(1).bhattacharyya(gaussian(2)).eval(), 1e-9);
    SCIPY.assertIs("bhattacharyya", gaussian(2).bhattacharyya(gaussian(1)).eval(), 1e-9);
  }

  @Test
  void variancesMayBeGivenPlainly() {
    INDArray variance = T.exp(SCIPY.get("log2")).eval();
    DiagonalGaussian plain = DiagonalGaussian.ofVariance(SCIPY.get("mean2"), variance);
    SCIPY.assertIs("kl", gaussian(1).divergenceFrom(plain).eval(), 1e-9);
  }

  @Test
  void stepsOfAListAreOneMoreAxis() {
    List<INDArray> means = List.of(SCIPY.get("mean1"), SCIPY.get("mean2"));
    List<INDArray> logs = List.of(SCIPY.get("log1"), SCIPY.get("log2"));
    DiagonalGaussian there = DiagonalGaussian.ofSteps(means, logs);
    DiagonalGaussian back = DiagonalGaussian.ofSteps(means.reversed(), logs.reversed());
    INDArray both = there.divergenceFrom(back).eval();
    assertArrayEquals(new long[] {2, 4}, both.shape());
    Reference.assertClose(SCIPY.get("kl"), both.getRow(0), 1e-9, "first step");
  }

  @Test
  void whatIsTheSameHasNoDivergenceHoweverNarrow() {
    DiagonalGaussian narrow = DiagonalGaussian.of(Nd4j.ones(1, 3), Nd4j.ones(1, 3).mul(-80));
    assertEquals(0, narrow.divergenceFrom(narrow).eval().getDouble(0));
    assertEquals(0, narrow.bhattacharyya(narrow).eval().getDouble(0), 1e-5);
  }

  @Test
  void aDivergenceOfVariablesHasAGradient() {
    TensorVariable mean = T.dmatrix("mean");
    TensorVariable kl =
        DiagonalGaussian.of(mean, SCIPY.get("log1")).divergenceFrom(gaussian(2)).sum();
    INDArray far = SCIPY.get("mean1").sub(SCIPY.get("mean2"));
    INDArray expected = far.div(T.exp(SCIPY.get("log2")).eval());
    INDArray found = T.grad(kl, mean).eval(Map.of(mean, SCIPY.get("mean1")));
    Reference.assertClose(expected, found, 1e-12, "gradient");
  }

  @Test
  void mixturesHaveTheDensitiesOfSciPy() {
    SCIPY.assertIs("mixture", mixture().logDensity(SCIPY.get("x")).eval(), 1e-12);
    SCIPY.assertIs("known", mixture().logDensity(SCIPY.get("x"), SCIPY.get("part")).eval(), 1e-12);
    SCIPY.assertIs("responsibilities", mixture().responsibilities(SCIPY.get("x")).eval(), 1e-12);
  }

  @Test
  void aPartThatNeverComesTakesNoShareAndFarPointsKeepFiniteDensities() {
    GaussianMixture two =
        GaussianMixture.of(
            new double[] {0, 3}, new double[][] {{0}, {5}}, new double[][] {{0}, {0}});
    INDArray far = two.logDensity(new double[][] {{105}, {5}}).eval();
    assertEquals(-5000 - 0.5 * Math.log(2 * Math.PI), far.getDouble(0), 1e-2);
    assertEquals(-0.5 * Math.log(2 * Math.PI), far.getDouble(1), 1e-6);
  }

  @Test
  void drawsHaveTheMomentsAndASeedGivesOne() {
    DiagonalGaussian one = DiagonalGaussian.of(new double[] {3, -1}, new double[] {0, 2});
    INDArray drawn = one.sample(new RandomStreams(7), 20_000).eval();
    assertArrayEquals(new long[] {20_000, 2}, drawn.shape());
    assertArrayEquals(new double[] {3, -1}, drawn.mean(0).toDoubleVector(), 0.1);
    assertArrayEquals(new double[] {1, Math.E * Math.E}, drawn.var(0).toDoubleVector(), 0.4);
    INDArray once = gaussian(1).sample(new RandomStreams(7)).eval();
    assertArrayEquals(new long[] {4, 3}, once.shape());
    assertEquals(once, gaussian(1).sample(new RandomStreams(7)).eval());
    assertNotEquals(once, gaussian(1).sample(new RandomStreams(8)).eval());
  }

  @Test
  void drawsOfAMixtureHaveItsShares() {
    GaussianMixture two =
        GaussianMixture.of(
            new double[] {1, 3}, new double[][] {{-9}, {9}}, new double[][] {{0}, {0}});
    INDArray drawn = two.sample(new RandomStreams(3), 8_000).eval();
    assertArrayEquals(new long[] {8_000, 1}, drawn.shape());
    assertEquals(0.75, drawn.gt(0).castTo(drawn.dataType()).meanNumber().doubleValue(), 0.03);
    assertEquals(9, Nd4j.math().abs(drawn).meanNumber().doubleValue(), 0.1);
  }

  @Test
  void logarithmsOfMeansAreThoseOfSciPy() {
    SCIPY.assertIs("logMean0", LogMean.of(SCIPY.get("x"), 0).eval(), 1e-12);
    SCIPY.assertIs("logMean1", LogMean.of(SCIPY.get("x"), 1).eval(), 1e-12);
    SCIPY.assertIs("logMean1", LogMean.of(SCIPY.get("x"), -1).eval(), 1e-12);
  }

  @Test
  void logarithmsOfMeansNeitherOverflowNorMakeNaNOfNothing() {
    double none = Double.NEGATIVE_INFINITY;
    double[][] x = {{1000, 1000}, {-1000, -1000}, {none, none}, {none, 0}};
    INDArray found = LogMean.of(Nd4j.createFromArray(x), 1).eval();
    assertArrayEquals(
        new double[] {1000, -1000, none, -Math.log(2)}, found.toDoubleVector(), 1e-12);
  }
}
