package damo.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Mode;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Losses, masks and penalties beside PyTorch's values and gradients, and where nothing fits. */
class LossesTest {
  private final TensorVariable z = T.dmatrix("z");
  private final TensorVariable t = T.dmatrix("t");

  @Test
  void lossesArePyTorchs() {
    SharedTensor z = Torch.shared("bernoulli.z");
    Torch.assertSame("bernoulli", Losses.bernoulli(z, Torch.shared("bernoulli.t")), z);
    SharedTensor scores = Torch.shared("multinomial.z");
    Torch.assertSame(
        "multinomial", Losses.multinomial(scores, Torch.shared("multinomial.t")), scores);
    SharedTensor rate = Torch.shared("poisson.rate");
    Torch.assertSame("poisson", Losses.poisson(rate, Torch.shared("poisson.counts")), rate);
    SharedTensor x = Torch.shared("gaussian.x");
    SharedTensor mu = Torch.shared("gaussian.mu");
    SharedTensor lc = Torch.shared("gaussian.lc");
    Torch.assertSame("gaussian", Losses.gaussian(x, mu, lc), x, mu, lc);
    SharedTensor hidden = Torch.shared("mixed.hidden");
    Torch.assertSame("mixed", Losses.mixed(hidden, Torch.shared("mixed.x"), 2), hidden);
  }

  @Test
  void divergencesArePyTorchs() {
    SharedTensor mu = Torch.shared("kl.mu");
    SharedTensor lc = Torch.shared("kl.lc");
    SharedTensor mu2 = Torch.shared("kl.mu2");
    SharedTensor lc2 = Torch.shared("kl.lc2");
    Torch.assertSame("kl", Losses.kl(mu, lc, mu2, lc2), mu, lc, mu2, lc2);
    SharedTensor m = Torch.shared("klToStandard.mu");
    SharedTensor l = Torch.shared("klToStandard.lc");
    Torch.assertSame("klToStandard", Losses.klToStandard(m, l), m, l);
  }

  @Test
  void aMaskHasTheRankOfTheLossOrOneLess() {
    TensorVariable loss = T.constant(new double[][] {{1, 2}, {3, 4}});
    assertEquals(
        3, Losses.applyMask(loss, T.constant(new double[] {1, 0})).sum().eval().getDouble(0));
    assertEquals(
        5,
        Losses.applyMask(loss, T.constant(new double[][] {{1, 0}, {0, 1}}))
            .sum()
            .eval()
            .getDouble(0));
    assertThrows(ShapeException.class, () -> Losses.applyMask(loss, T.constant(1.0)));
  }

  @Test
  void answersAndTargetsThatDoNotFitAreErrors() {
    TensorVariable pred = T.ivector("pred");
    assertThrows(ShapeException.class, () -> Losses.predError(pred, T.imatrix("y")));
    assertThrows(DTypeException.class, () -> Losses.predError(pred, T.vector("y")));
    assertThrows(ShapeException.class, () -> Losses.multinomial(T.matrix("z"), T.imatrix("y")));
  }

  @Test
  void meansArePyTorchs() {
    SharedTensor z = Torch.shared("mse.z");
    Torch.assertSame("mse", Losses.mse(z, Torch.shared("mse.t")), z);
    SharedTensor bits = Torch.shared("nllBinary.z");
    Torch.assertSame("nllBinary", Losses.nllBinary(bits, Torch.shared("nllBinary.t")), bits);
    SharedTensor rows = Torch.shared("nllRows.z");
    Torch.assertSame("nllRows", Losses.nllMulticlass(rows, Torch.shared("nllRows.t")), rows);
    SharedTensor series = Torch.shared("nllSeries.z");
    TensorVariable nats = Losses.nllMulticlass(series, Torch.shared("nllSeries.t"));
    Torch.assertSame("nllSeries", nats, series);
  }

  @Test
  void maskedLikelihoodsArePyTorchs() {
    SharedTensor z = Torch.shared("masked.z");
    TensorVariable loss = Losses.bernoulli(z, Torch.shared("masked.t"));
    Torch.assertSame("masked", Losses.applyMask(loss, Torch.shared("masked.mask")), z);
  }

  @Test
  void answersAreTheLikeliestAndErrorsTheShareOfWrongOnes() {
    TensorVariable logits = T.constant(new double[][] {{-1, 2, 0}, {3, 1, 2}});
    TensorVariable bits = Losses.predBinary(logits);
    assertEquals(T.constant(new int[][] {{0, 1, 0}, {1, 1, 1}}).eval(), bits.eval());
    TensorVariable classes = Losses.predMulticlass(logits);
    assertArrayEquals(new long[] {1, 0}, classes.eval().toLongVector());
    TensorVariable target = T.constant(new int[] {1, 2});
    assertEquals(0.5, Losses.predError(classes, target).eval().getDouble(0));
  }

  @Test
  void penaltiesOfWhatIsNamedArePyTorchs() {
    SharedTensor w = Torch.shared("penalty.W_a");
    List<SharedTensor> all = List.of(w, Damo.shared(new double[] {5}, "b_a"));
    SharedTensor mixed = Torch.shared("penalty.W_b");
    List<SharedTensor> both = List.of(w, mixed, all.get(1));
    TensorVariable cost = Penalty.L1.of(both, "W_").add(Penalty.L2.of(both, "_b"));
    Torch.assertSame("penalty", cost, w, mixed);
    assertEquals(all, Penalty.named(all, ""));
    DamoException e = assertThrows(DamoException.class, () -> Penalty.L2.of(all, "U_"));
    assertEquals(
        "none of the parameters [penalty.W_a, b_a] holds \"U_\" in its name", e.getMessage());
  }

  @Test
  void lossesAndTheirGradientsAreFiniteFarFromZero() {
    TensorVariable no = T.constant(new double[][] {{1, 0}, {0, 1}});
    List<TensorVariable> all =
        List.of(
            Losses.nllBinary(z, no),
            Losses.applyMask(Losses.bernoulli(z, no), T.constant(new double[] {1, 0})).sum(),
            Losses.nllMulticlass(z, T.constant(new int[] {1, 1})));
    for (TensorVariable loss : all)
      for (Mode mode : List.of(Mode.FAST_RUN, Mode.FAST_COMPILE)) {
        Function f =
            Damo.function(List.of(z)).outputs(List.of(loss, T.grad(loss, z))).mode(mode).build();
        for (INDArray value : f.callAll((Object) new double[][] {{1e4, -1e4}, {1e4, -1e4}}))
          assertTrue(Double.isFinite(value.sumNumber().doubleValue()), mode + ": " + loss);
      }
  }

  @Test
  void divergencesKeepTheirDigitsWhereVariancesAreHugeOrAlike() {
    assertEquals(0, divergence(800, 800));
    assertEquals(Math.exp(-1) / 2, divergence(800, 801), 1e-15);
    // ½ (eᵗ − 1 − t) = t²/4 + t³/12 + …
    double t = 1e-5;
    double expected = t * t / 4 + t * t * t / 12;
    assertEquals(expected, divergence(t, 0), 1e-5 * expected);
    double toStandard = Losses.klToStandard(wide(0), wide(t)).eval().getDouble();
    assertEquals(expected, toStandard, 1e-5 * expected);
  }

  /** Of normals of one mean. */
  private static double divergence(double logcov1, double logcov2) {
    return Losses.kl(wide(0), wide(logcov1), wide(0), wide(logcov2)).eval().getDouble();
  }

  private static TensorVariable wide(double value) {
    return T.constant(value, DType.FLOAT64);
  }

  static List<BinaryOperator<TensorVariable>> ofOutputsAndTargets() {
    return List.of(
        Losses::mse,
        Losses::nllBinary,
        Losses::bernoulli,
        Losses::poisson,
        (mu, x) -> Losses.gaussian(x, mu, mu),
        (pred, x) -> Losses.predError(pred, x.astype(DType.INT32)));
  }

  @ParameterizedTest
  @MethodSource("ofOutputsAndTargets")
  void aColumnOfTargetsIsNotStretchedUnseen(BinaryOperator<TensorVariable> loss) {
    TensorVariable value = loss.apply(z, t);
    double[][] column = {{1}, {0}, {1}};
    ShapeException e =
        assertThrows(
            ShapeException.class, () -> value.eval(Map.of(z, new double[3][2], t, column)));
    assertTrue(e.getMessage().contains("axis 1 of shape (3, 1)"), e.getMessage());
    assertThrows(ShapeException.class, () -> value.eval(Map.of(z, column, t, new double[3][2])));
    assertThrows(ShapeException.class, () -> loss.apply(z, T.dvector("flat")));
  }

  @Test
  void anAxisOfLengthOneThatTheGraphKnowsIsStretched() {
    TensorVariable draws = T.dtensor3("draws");
    TensorVariable loss = Losses.bernoulli(draws, T.expandDims(t, 0)).sum();
    double[][][] zeros = new double[4][3][2];
    double nats = loss.eval(Map.of(draws, zeros, t, new double[3][2])).getDouble(0);
    assertEquals(24 * Math.log(2), nats, 1e-12);
  }

  @Test
  void aClassThatIsNoneIsNamed() {
    TensorVariable labels = T.ivector("labels");
    TensorVariable loss = Losses.nllMulticlass(z, labels);
    for (int wrong : new int[] {9, -1}) {
      int[] given = {0, wrong};
      ShapeException e =
          assertThrows(
              ShapeException.class, () -> loss.eval(Map.of(z, new double[2][3], labels, given)));
      assertTrue(e.getMessage().contains("index " + wrong + " is out of range"), e.getMessage());
    }
  }
}
