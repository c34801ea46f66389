package damo.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Updates;
import damo.error.DamoException;
import damo.random.MrgRandomStreams;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Its steps beside NumPy are in {@link OptimizerTest}. */
class HessianFreeTest {
  private static final double[][] X = new double[12][5];
  private static final int[] CLASSES = new int[12];

  static {
    Random random = new Random(7);
    for (int i = 0; i < X.length; i++) {
      CLASSES[i] = random.nextInt(3);
      for (int j = 0; j < X[i].length; j++) X[i][j] = random.nextGaussian();
    }
  }

  private final Random random = new Random(1);
  private final Dense hidden = Dense.of("h", 5, 8, Activation.TANH, random);
  private final Dense top = Dense.of("top", 8, 3, z -> z, random);
  private final List<SharedTensor> params =
      List.of(hidden.params().get(0), hidden.params().get(1), top.params().get(0));

  private TensorVariable logits() {
    return top.apply(hidden.apply(T.constant(X).astype(DType.FLOAT32)));
  }

  private static TensorVariable cost(TensorVariable logits) {
    return T.nnet.categoricalCrossentropy(T.nnet.softmax(logits), T.constant(CLASSES)).mean();
  }

  private static double after(int steps, Function step) {
    double cost = Double.NaN;
    for (int i = 0; i < steps; i++) cost = step.callDouble();
    return cost;
  }

  private static Function step(TensorVariable cost, Updates updates) {
    return Damo.function(List.of(), List.of(cost), updates);
  }

  @Test
  void aFewStepsLearnWhatDescentNeedsHundredsFor() {
    TensorVariable logits = logits();
    TensorVariable cost = cost(logits);
    HessianFree rule = HessianFree.of(logits).preconditioned(new MrgRandomStreams(3));
    double start = step(cost, new Updates()).callDouble();
    assertTrue(start > 0.9, "starts at " + start);
    double reached = after(15, step(cost, rule.updates(cost, params)));
    assertTrue(reached < 0.01, "reached " + reached);
    assertEquals(DType.FLOAT32, params.getFirst().dtype());
  }

  @Test
  void theProductIsThatOfTheGaussNewtonMatrix() {
    SharedTensor w = Damo.shared(new double[][] {{0.3, -0.2}, {0.1, 0.4}}, "w");
    TensorVariable x = T.constant(new double[][] {{1, 2}, {-1, 0.5}, {0.25, 3}});
    TensorVariable z = T.tanh(x.dot(w));
    TensorVariable cost = T.exp(z).sum().add(z.get(0, 0).mul(z.get(1, 1)).sqr());
    double[] v = {0.5, -1, 2, 0.25};

    FlatParameters flat = FlatParameters.of(List.of(w));
    TensorVariable j = T.jacobian(z.flatten(), w).reshape(6, 4);
    SharedTensor at = Damo.shared(Objects.requireNonNull(z.eval()), "z");
    TensorVariable bent = T.exp(at).sum().add(at.get(0, 0).mul(at.get(1, 1)).sqr());
    TensorVariable h = T.jacobian(T.grad(bent, at).flatten(), at).reshape(6, 6);
    double[] expected = j.transpose().dot(h).dot(j).dot(v).eval().toDoubleVector();
    TensorVariable product = new Curvature(cost, z, flat).product(T.constant(v));
    assertArrayEquals(expected, product.eval().toDoubleVector(), 1e-12);
  }

  @Test
  void theSampleOfSquaredGradientsHasTheirSumAsItsMean() {
    SharedTensor w = Damo.shared(new double[] {0.5, -0.25}, "w");
    double[][] x = {{1, 2}, {-1, 0.5}, {0.25, 3}};
    TensorVariable z = T.constant(x).dot(w).dimshuffle(0, 'x');
    TensorVariable cost = z.sqr().sum().mul(0.5);
    double[] mean = new double[2];
    for (int signs = 0; signs < 8; signs++) {
      double[][] drawn = new double[3][1];
      for (int row = 0; row < 3; row++) drawn[row][0] = (signs >> row & 1) * 2 - 1;
      TensorVariable sample =
          new Curvature(cost, z, FlatParameters.of(List.of(w))).squaredGradients(T.constant(drawn));
      double[] got = sample.eval().toDoubleVector();
      for (int i = 0; i < 2; i++) mean[i] += got[i] / 8;
    }
    double[] expected = new double[2];
    for (double[] row : x)
      for (int i = 0; i < 2; i++)
        expected[i] += Math.pow(row[i] * (0.5 * row[0] - 0.25 * row[1]), 2);
    assertArrayEquals(expected, mean, 1e-12);
  }

  @Test
  void aStepThatWouldRaiseTheCostIsNotTaken() {
    SharedTensor p = Damo.shared(new double[] {0.1}, "p");
    // straight in p by its curvature, and a wall where the model wants to go
    TensorVariable cost = T.where(p.gt(0.2), p.mul(100), p.neg()).sum();
    Updates updates = HessianFree.of(p).damping(0.1).updates(cost, List.of(p));
    step(cost, updates).callAll();
    assertEquals(0.1, p.getValue().getDouble(0));
    SharedTensor damping = (SharedTensor) updates.asMap().keySet().iterator().next();
    assertEquals("opt_hf_damping", damping.name());
    assertEquals(0.15, damping.getValue().getDouble(0), 1e-12);
  }

  @Test
  void atTheLeastCostNothingMoves() {
    SharedTensor p = Damo.shared(new double[] {0, 0}, "p");
    TensorVariable cost = p.sqr().sum();
    Function step = step(cost, HessianFree.of(p).updates(cost, List.of(p)));
    assertEquals(0, after(3, step));
    assertArrayEquals(new double[2], p.getValue().toDoubleVector());
  }

  @Test
  void aCostThatIsNaNLeavesTheParameters() {
    SharedTensor p = Damo.shared(new double[] {1, 2}, "p");
    TensorVariable cost = T.log(p.neg()).sum();
    step(cost, HessianFree.of(p).updates(cost, List.of(p))).callAll();
    assertArrayEquals(new double[] {1, 2}, p.getValue().toDoubleVector());
  }

  @Test
  void whatCannotWorkIsRefused() {
    SharedTensor p = Damo.shared(new double[] {1}, "p");
    SharedTensor q = Damo.shared(new float[] {1}, "q");
    TensorVariable cost = p.sum().add(q.sum());
    HessianFree rule = HessianFree.of(cost);
    assertEquals(
        "the parameters p and q have different dtypes, float64 and float32",
        assertThrows(DamoException.class, () -> rule.updates(cost, List.of(p, q))).getMessage());
    assertEquals(
        "there are no parameters to train",
        assertThrows(DamoException.class, () -> rule.updates(cost, List.of())).getMessage());
    assertThrows(DamoException.class, () -> rule.iterations(0));
    assertThrows(DamoException.class, () -> rule.damping(0));
    assertThrows(DamoException.class, () -> rule.structural(cost, -1));
  }
}
