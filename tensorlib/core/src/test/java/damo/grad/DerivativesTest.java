package damo.grad;

import static damo.testing.Errors.assertSays;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import damo.T;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.DisconnectedInputException;
import damo.error.NullGradientException;
import damo.error.ShapeException;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Jacobians, Hessians, products with vectors, and gradients in parts, against closed forms. */
class DerivativesTest {
  private static final GradOptions IGNORE =
      GradOptions.of().disconnectedInputs(DisconnectedInputs.IGNORE);
  private final TensorVariable x = T.dvector("x");
  private final TensorVariable y = T.dvector("y");
  private final TensorVariable m = T.dmatrix("m");

  private static double[] flat(INDArray a) {
    return a.dup().data().asDouble();
  }

  private static double[] values(TensorVariable v, Map<TensorVariable, ?> given) {
    return flat(v.eval(given));
  }

  /** {@code Σ 100 (x[i+1] − x[i]²)² + (1 − x[i])²}. */
  private TensorVariable rosenbrock() {
    TensorVariable low = x.get(":-1");
    TensorVariable rise = x.get("1:").sub(low.sqr());
    return rise.sqr().mul(100).add(T.sub(1, low).sqr()).sum();
  }

  @Test
  void theHessianOfRosenbrocksFunctionIsTridiagonal() {
    double[] p = {-1.2, 1, 0.5};
    double[] want = {
      2 + 1200 * p[0] * p[0] - 400 * p[1],
      -400 * p[0],
      0,
      -400 * p[0],
      202 + 1200 * p[1] * p[1] - 400 * p[2],
      -400 * p[1],
      0,
      -400 * p[1],
      200
    };
    TensorVariable h = T.hessian(rosenbrock(), x);
    assertArrayEquals(want, values(h, Map.of(x, p)), 1e-9);
    double[] v = {0.3, -2, 1.5};
    double[] times = new double[3];
    for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) times[i] += want[3 * i + j] * v[j];
    TensorVariable hv = T.hessianVectorProduct(rosenbrock(), x, v);
    assertArrayEquals(times, values(hv, Map.of(x, p)), 1e-9);
  }

  @Test
  void theHessianOfLogisticRegressionIsTheWeightedGramMatrix() {
    double[][] rows = {{1, 2}, {-0.5, 0.3}, {0.7, -1.1}};
    double[] labels = {1, 0, 1};
    double[] w = {0.4, -0.2};
    TensorVariable z = T.dot(rows, x);
    TensorVariable cost = T.nnet.sigmoidBinaryCrossentropy(z, labels).sum();
    double[] want = new double[4];
    for (double[] r : rows) {
      double p = 1 / (1 + Math.exp(-(r[0] * w[0] + r[1] * w[1])));
      for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++) want[2 * i + j] += p * (1 - p) * r[i] * r[j];
    }
    assertArrayEquals(want, values(T.hessian(cost, x), Map.of(x, w)), 1e-12);
  }

  @Test
  void theJacobianOfSoftmaxIsDiagonalLessOuterProduct() {
    double[] at = {0.1, -0.7, 2};
    double[] p = values(T.nnet.softmax(x), Map.of(x, at));
    double[] want = new double[9];
    for (int i = 0; i < 3; i++)
      for (int j = 0; j < 3; j++) want[3 * i + j] = (i == j ? p[i] : 0) - p[i] * p[j];
    assertArrayEquals(want, values(T.jacobian(T.nnet.softmax(x), x), Map.of(x, at)), 1e-12);
  }

  @Test
  void jacobiansHaveTheShapeOfTheExpressionAndThatOfTheVariable() {
    TensorVariable j = T.jacobian(T.dot(m, m), m);
    assertEquals(4, j.ndim());
    double[][] at = {{1, 2}, {3, 4}};
    double[] got = values(j, Map.of(m, at));
    for (int i = 0; i < 2; i++)
      for (int k = 0; k < 2; k++)
        for (int a = 0; a < 2; a++)
          for (int b = 0; b < 2; b++)
            assertEquals(
                (i == a ? at[b][k] : 0) + (k == b ? at[i][a] : 0),
                got[((i * 2 + k) * 2 + a) * 2 + b]);
  }

  @Test
  void jacobiansOfEmptyExpressionsAreEmpty() {
    TensorVariable j = T.jacobian(x.get("5:").exp(), x);
    assertArrayEquals(new long[] {0, 2}, j.eval(Map.of(x, new double[] {1, 2})).shape());
  }

  @Test
  void whatIsFlatHasZerosAndWhatIsDisconnectedIsNamed() {
    assertArrayEquals(
        new double[4], values(T.jacobian(x.floor(), x), Map.of(x, new double[] {1.5, 2.5})));
    assertSays(
        DisconnectedInputException.class,
        () -> T.jacobian(x.sqr().named("square"), y),
        "square does not depend on y");
    TensorVariable zeros = T.jacobian(x.sqr(), List.of(x, y), IGNORE).get(1);
    assertArrayEquals(
        new long[] {2, 3}, zeros.eval(Map.of(x, new double[2], y, new double[3])).shape());
    assertNull(T.jacobian(x.sqr(), List.of(y), IGNORE.returnDisconnected("none")).getFirst());
    TensorVariable linear = x.mul(y).sum();
    assertArrayEquals(
        new double[4], values(T.hessian(linear, x), Map.of(x, new double[2], y, new double[2])));
    assertSays(DTypeException.class, () -> T.jacobian(T.lvector("k"), x), "k", "int64");
  }

  @Test
  void hessiansOfMatricesHaveFourAxes() {
    TensorVariable h = T.hessian(m.pow(3).sum(), m);
    double[] got = values(h, Map.of(m, new double[][] {{1, 2}}));
    assertArrayEquals(new double[] {6, 0, 0, 12}, got);
    assertEquals(4, h.ndim());
  }

  @Test
  void hessianVectorProductsMixAllVariables() {
    TensorVariable cost = x.sqr().mul(y).sum();
    List<TensorVariable> hv =
        T.hessianVectorProduct(
            cost, List.of(x, y), List.of(new double[] {1, 2}, new double[] {3, 4}));
    Map<TensorVariable, double[]> at = Map.of(x, new double[] {5, 6}, y, new double[] {7, 8});
    assertArrayEquals(
        new double[] {2 * 7 * 1 + 2 * 5 * 3, 2 * 8 * 2 + 2 * 6 * 4}, values(hv.get(0), at));
    assertArrayEquals(new double[] {2 * 5 * 1, 2 * 6 * 2}, values(hv.get(1), at));
  }

  @Test
  void theVectorOfAHessianProductIsConstant() {
    TensorVariable hv = T.hessianVectorProduct(x.pow(3).sum(), x, x);
    assertArrayEquals(new double[] {6, 24}, values(hv, Map.of(x, new double[] {1, 2})), 1e-12);
  }

  @Test
  void theVectorOfAHessianProductHasTheShapeOfItsVariable() {
    TensorVariable v = T.dvector("v");
    assertSays(
        ShapeException.class,
        () -> T.hessianVectorProduct(v.pow(3).sum(), v, 1.0),
        "the vector 1.0 of v",
        "got scalar");
  }

  @Test
  void constantsHaveGradientsToo() {
    TensorVariable c = T.constant(new double[] {1, 2});
    assertArrayEquals(new double[] {2, 4}, T.grad(c.sqr().sum(), c).eval().toDoubleVector());
    assertArrayEquals(
        new double[] {2, 2}, T.hessian(c.sqr().sum(), c).eval().sum(0).toDoubleVector());
  }

  @Test
  void theLOperatorAddsUpWhatFlowsFromSeveral() {
    TensorVariable h = x.sqr();
    TensorVariable g = h.mul(y);
    List<TensorVariable> back =
        T.Lop(List.of(h, g), List.of(x), List.of(new double[] {1, 1}, new double[] {10, 10}));
    assertArrayEquals(
        new double[] {2 + 20 * 5, 4 + 40 * 6},
        values(back.getFirst(), Map.of(x, new double[] {1, 2}, y, new double[] {5, 6})));
    assertSays(ShapeException.class, () -> T.Lop(h, x, m), "the vector m of", "vector", "matrix");
    assertSays(
        DamoException.class, () -> T.Lop(List.of(h, g), List.of(x), List.of(x)), "got 1 for");
  }

  @Test
  void theROperatorGoesForwardsFromSeveralAndFromInnerVariables() {
    TensorVariable h = x.sqr().named("h");
    TensorVariable f = h.mul(x);
    double[] at = {2, 3};
    Map<TensorVariable, double[]> given = Map.of(x, at);
    double[] ones = {1, 1};
    assertArrayEquals(new double[] {12, 27}, values(T.Rop(f, x, ones), given));
    assertArrayEquals(at, values(T.Rop(f, h, ones), given));
    List<TensorVariable> both = T.Rop(List.of(f, h), List.of(x, h), List.of(ones, ones));
    assertArrayEquals(new double[] {4 + 2, 9 + 3}, values(both.get(0), given));
    assertArrayEquals(ones, flat(both.get(1).eval()));
  }

  @Test
  void theROperatorPassesIntegersAndDisconnectedParts() {
    TensorVariable i = T.lvector("i");
    TensorVariable f =
        x.get(i).add(x.shape().get(0)).add(T.argmax(x)).mul(T.disconnectedGrad(x.sum()));
    double[] got =
        values(
            T.Rop(f, x, new double[] {1, 10, 100}),
            Map.of(x, new double[] {0.5, 1, 0.5}, i, new long[] {2, 0}));
    assertArrayEquals(new double[] {200, 2}, got, 1e-12);
    assertSays(
        DisconnectedInputException.class,
        () -> T.Rop(x.shape().named("s"), x, x),
        "s (",
        "does not depend on any of [x]",
        "a shape does not depend on the elements");
    assertArrayEquals(
        new double[2], values(T.Rop(x.floor(), x, x), Map.of(x, new double[] {1.5, 2.5})));
    assertSays(
        NullGradientException.class, () -> T.Rop(T.undefinedGrad(x).exp(), x, x), "undefinedGrad");
    assertNull(
        T.Rop(
                List.of(T.undefinedGrad(x)),
                List.of(x),
                List.of(x),
                GradOptions.of().nullGradients("return"))
            .getFirst());
    assertSays(DamoException.class, () -> T.Rop(List.of(f), List.of(x, x), List.of(x, x)), "twice");
  }

  @Test
  void clippingHoldsTheGradientAndNotTheChangeForwards() {
    TensorVariable f = T.gradClip(x, -1, 1).mul(3);
    double[] at = {1, 2};
    assertArrayEquals(new double[] {3, 3}, flat(T.Rop(f, x, new double[] {1, 1}).eval()));
    assertArrayEquals(
        new double[] {1, 1}, values(T.grad(f.sum().add(x.sum().mul(0)), x), Map.of(x, at)));
    TensorVariable reversed = T.gradScale(x.sqr(), -2);
    assertArrayEquals(new double[] {-4, -8}, values(T.grad(reversed.sum(), x), Map.of(x, at)));
  }

  @Test
  void gatesChangeNoValues() {
    double[] at = {1, -2};
    for (TensorVariable v :
        List.of(
            T.disconnectedGrad(x),
            T.zeroGrad(x),
            T.undefinedGrad(x),
            T.gradClip(x, 0, 0),
            T.gradScale(x, 7))) assertArrayEquals(at, values(v, Map.of(x, at)));
  }

  @Test
  void aGradientTakenInPartsIsTheWhole() {
    TensorVariable h = x.sqr();
    TensorVariable cost = h.mul(h).add(x.mul(3)).sum();
    List<List<TensorVariable>> upper = T.subgraphGrad(List.of(x), List.of(h), null, cost);
    Map<TensorVariable, double[]> at = Map.of(x, new double[] {1, 2});
    assertArrayEquals(new double[] {3, 3}, flat(upper.get(0).getFirst().add(x.mul(0)).eval(at)));
    assertArrayEquals(new double[] {2, 8}, values(upper.get(1).getFirst(), at));
    List<List<TensorVariable>> lower =
        T.subgraphGrad(List.of(x), List.of(), Map.of(h, upper.get(1).getFirst()), null);
    assertArrayEquals(new double[] {4, 32}, values(lower.get(0).getFirst(), at));
    assertEquals(List.of(), lower.get(1));
    List<List<TensorVariable>> both =
        T.subgraphGrad(List.of(x), List.of(), Map.of(h, new double[] {1, 1}), x.sum());
    assertArrayEquals(new double[] {3, 5}, values(both.get(0).getFirst(), at));
    assertSays(
        DamoException.class,
        () -> T.subgraphGrad(List.of(x), List.of(h), null, null),
        "a cost or a start");
  }

  @Test
  void knownGradientsFlowOnFromWhereTheyAre() {
    TensorVariable h = x.sqr().named("h");
    GradOptions known = GradOptions.of().knownGrads(Map.of(h, new double[] {1, 10}));
    Map<TensorVariable, double[]> at = Map.of(x, new double[] {3, 4});
    assertArrayEquals(new double[] {6, 80}, values(T.grad(null, x, known), at));
    TensorVariable beside = T.grad(h.mul(5).sum().add(x.sum()), x, known);
    assertArrayEquals(new double[] {7, 81}, values(beside, at));
    assertSays(
        ShapeException.class,
        () -> T.grad(null, x, GradOptions.of().knownGrads(Map.of(h, m))),
        "known gradient m of h");
  }

  @Test
  void whatIsHeldConstantLetsNothingThroughAndSaysSo() {
    TensorVariable h = x.sqr().named("h");
    TensorVariable cost = h.mul(x).sum();
    GradOptions held = GradOptions.of().considerConstant(h);
    assertArrayEquals(
        new double[] {4, 9}, values(T.grad(cost, x, held), Map.of(x, new double[] {2, 3})));
    assertSays(
        DisconnectedInputException.class,
        () -> T.grad(h.exp().sum(), x, held),
        "it is held constant (sqr made at DerivativesTest.java:");
  }

  @Test
  void gradientsAreNamedAfterWhatTheyAreOf() {
    TensorVariable cost = x.sqr().mul(y).sum().named("cost");
    List<TensorVariable> gs = T.grad(cost, List.of(x, y));
    assertEquals("(dcost/dx)", gs.get(0).name());
    assertEquals("(dcost/dy)", gs.get(1).name());
    assertNull(T.grad(cost, x, GradOptions.of().addNames(false)).name());
    TensorVariable same = x.mul(y);
    T.grad(same.sum().named("total"), x);
    assertNull(same.name());
  }
}
