package damo.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.T;
import damo.tensor.Axes;
import damo.tensor.TensorVariable;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Gradients where finite differences say nothing. */
class ReductionGradientsTest {
  private final TensorVariable x = T.dvector("x");

  private double[] gradient(TensorVariable cost, double... at) {
    return T.grad(cost, x).eval(Map.of(x, at)).toDoubleVector();
  }

  @Test
  void equalElementsShareTheGradientOfTheGreatest() {
    assertArrayEquals(new double[] {0.5, 0, 0.5}, gradient(x.max(), 3, 1, 3));
    assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25}, gradient(x.min(), 2, 2, 2, 2));
    assertArrayEquals(new double[] {-1, 0.5, 0.5}, gradient(x.ptp(), 1, 4, 4));
  }

  @Test
  void theDeviationOfConstantDataHasNoSlope() {
    for (double g : gradient(x.std(), 2, 2)) assertTrue(Double.isNaN(g));
    assertArrayEquals(new double[] {0, 0}, gradient(x.var(), 2, 2));
  }

  @Test
  void productsKnowTheirZeros() {
    assertArrayEquals(new double[] {12, 8, 6}, gradient(x.prod(), 2, 3, 4));
    assertArrayEquals(new double[] {8, 0, 0}, gradient(x.prod(), 0, 2, 4));
    assertArrayEquals(new double[] {0, 0, 0}, gradient(x.prod(), 0, 2, 0));
  }

  /** Of {@code x0 x1 x2} along a direction: with two zeros the mixed second derivative is not 0. */
  @Test
  void secondDerivativesOfProductsKnowThemToo() {
    TensorVariable along = T.grad(x.prod(), x).mul(new double[] {1, 10, 100}).sum();
    assertArrayEquals(new double[] {340, 204, 23}, gradient(along, 2, 3, 4), 1e-12);
    assertArrayEquals(new double[] {240, 4, 2}, gradient(along, 0, 2, 4), 1e-12);
    assertArrayEquals(new double[] {200, 0, 2}, gradient(along, 0, 2, 0), 1e-12);
    TensorVariable running = T.grad(x.cumprod().sum(), x).mul(new double[] {1, 10, 100}).sum();
    assertArrayEquals(new double[] {210, 1, 2}, gradient(running, 0, 2, 0), 1e-12);
  }

  @Test
  void aPromiseOfNoZerosIsTakenAtItsWord() {
    TensorVariable product = x.prod(Axes.all().noZerosInInput(true));
    assertArrayEquals(new double[] {12, 8, 6}, gradient(product, 2, 3, 4), 1e-12);
    assertTrue(Double.isNaN(gradient(product, 0, 2)[0]));
  }

  @Test
  void equalElementsAreSortedAsTheyStand() {
    TensorVariable weighted = x.sort().mul(new double[] {1, 10, 100}).sum();
    assertArrayEquals(new double[] {10, 1, 100}, gradient(weighted, 3, 1, 3));
    assertArrayEquals(
        new double[] {1, 0, 10}, gradient(T.topk(x, 2).mul(new double[] {1, 10}).sum(), 3, 1, 3));
    assertEquals(3, T.unique(x).sum().eval(Map.of(x, new double[] {1, 2, 1})).getDouble());
    assertArrayEquals(new double[] {1, 1, 0}, gradient(T.unique(x).sum(), 1, 2, 1));
  }
}
