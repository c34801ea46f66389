package damo.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Mode;
import damo.compile.Updates;
import damo.data.Npz;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.random.MrgRandomStreams;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Layers and losses beside PyTorch's, values and gradients. */
class LayersTest {
  private static Map<String, INDArray> torch = Map.of();

  @BeforeAll
  static void read() throws URISyntaxException {
    var file = Objects.requireNonNull(LayersTest.class.getResource("/damo/nn/layers.npz"));
    torch = Npz.read(Path.of(file.toURI()));
  }

  private static SharedTensor known(String key) {
    return Damo.shared(Objects.requireNonNull(torch.get(key), key), key);
  }

  private static void assertClose(String key, TensorVariable got) {
    INDArray want = Objects.requireNonNull(torch.get(key), key);
    for (Mode mode : List.of(Mode.FAST_RUN, Mode.FAST_COMPILE)) {
      INDArray value = Damo.function(List.of()).outputs(got).mode(mode).build().call();
      assertArrayEquals(want.shape(), value.shape(), key);
      assertArrayEquals(
          want.dup('c').data().asDouble(), value.dup('c').data().asDouble(), 1e-10, key);
    }
  }

  /** The output, and the gradients of its weighted sum to what is named. */
  private static void compare(String name, TensorVariable y, SharedTensor... inputs) {
    assertClose(name + ".y", y);
    List<SharedTensor> to = List.of(inputs);
    List<TensorVariable> gradients = T.grad(y.mul(known(name + ".weights")).sum(), to);
    for (int i = 0; i < inputs.length; i++)
      assertClose(
          Objects.requireNonNull(inputs[i].name()).replace(name + ".", name + ".d"),
          gradients.get(i));
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"ELU", "LEAKY_RELU"})
  void anActivationIsPyTorchs(Activation activation) {
    String name = activation.name().toLowerCase(java.util.Locale.ROOT);
    SharedTensor x = known(name + ".x");
    compare(name, activation.apply(x), x);
  }

  @Test
  void cappedReluEndsAtSix() {
    SharedTensor x = known("capped_relu.x");
    compare("capped_relu", Activation.CAPPED_RELU.apply(x.mul(5)), x);
  }

  @Test
  void maxoutTakesTheGreatestOfNeighbours() {
    SharedTensor x = known("maxout.x");
    compare("maxout", Activation.maxout(3).apply(x), x);
  }

  @Test
  void anActivationIsFoundByItsName() {
    assertEquals(Activation.LEAKY_RELU, Activation.named("leaky_relu"));
    DamoException e = assertThrows(DamoException.class, () -> Activation.named("swish"));
    assertTrue(
        e.getMessage().startsWith("there is no activation \"swish\" among [linear, relu"),
        e.getMessage());
  }

  @Test
  void eluIsFiniteFarFromZero() {
    TensorVariable x = T.dvector("x");
    TensorVariable y = Activation.ELU.apply(x);
    Function f = Damo.function(List.of(x), List.of(y, T.grad(y.sum(), x)));
    List<INDArray> got = f.callAll((Object) new double[] {-1e4, 1e4, 0});
    assertArrayEquals(new double[] {-1, 1e4, 0}, got.get(0).toDoubleVector());
    assertArrayEquals(new double[] {0, 1, 1}, got.get(1).toDoubleVector());
  }

  @Test
  void anEmbeddingLooksRowsUp() {
    SharedTensor w = known("embedding.w");
    compare("embedding", new Embedding(w).apply(known("embedding.ids")), w);
  }

  @Test
  void aStepOfAnEmbeddingTouchesOnlyTheRowsUsed() {
    SharedTensor w = Damo.shared(new float[1000][8], "W");
    TensorVariable ids = T.ivector("ids");
    TensorVariable cost = new Embedding(w).apply(ids).sum();
    Function step = Damo.function(List.of(ids), List.of(), new Sgd(1).updates(cost, List.of(w)));
    step.callAll((Object) new int[] {3, 3, 7});
    INDArray after = w.getValue();
    assertEquals(-2, after.getDouble(3, 0));
    assertEquals(-1, after.getDouble(7, 5));
    assertEquals(-24, after.sumNumber().doubleValue());
  }

  @Test
  void aSymbolThatIsNotInTheTableIsAnError() {
    TensorVariable ids = T.ivector("ids");
    Embedding table = Embedding.of("words", 5, 2, new Random(1));
    Function f = Damo.function(List.of(ids), table.apply(ids));
    RuntimeException e =
        assertThrows(RuntimeException.class, () -> f.call((Object) new int[] {1, 5}));
    assertTrue(e.getMessage().contains("5"), e.getMessage());
    assertThrows(DTypeException.class, () -> table.apply(T.vector("x")));
  }

  @Test
  void unembeddingUsesTheSameTable() {
    Embedding table = Embedding.of("words", 5, 2, new Random(1));
    INDArray scores = table.unembed(table.apply(T.constant(new int[] {3}))).eval();
    INDArray w = table.w().getValue();
    assertArrayEquals(new long[] {1, 5}, scores.shape());
    assertEquals(
        w.getRow(3).mul(w.getRow(0)).sumNumber().doubleValue(), scores.getDouble(0, 0), 1e-6);
  }

  @Test
  void batchNormalisationOfRowsIsPyTorchs() {
    normalises("batch2");
  }

  @Test
  void batchNormalisationOfSequencesIsPyTorchs() {
    normalises("batch3");
  }

  private static void normalises(String name) {
    SharedTensor x = known(name + ".x");
    SharedTensor mean = Damo.shared(new double[3], "mean");
    SharedTensor variance = Damo.shared(new double[] {1, 1, 1}, "variance");
    BatchNormalization norm =
        new BatchNormalization(
            known(name + ".gamma"), known(name + ".beta"), mean, variance, 0.95, 1e-3);
    BatchNormalization.Trained trained = norm.train(x);
    compare(name, trained.output(), x, norm.gamma(), norm.beta());
    Damo.function(List.of(), List.of(), trained.updates()).callAll();
    assertClose(name + ".mean", mean);
    assertClose(name + ".var", variance);
    assertClose(name + ".evaluated", norm.evaluate(x));
  }

  @Test
  void statisticsAreNotAmongWhatIsTrained() {
    BatchNormalization norm = BatchNormalization.of("hidden_W", 3);
    assertEquals("hidden_W_BN_gamma", norm.gamma().name());
    assertEquals("hidden_BN_mean", norm.mean().name());
    assertEquals("BN_variance", BatchNormalization.of("W_", 3).variance().name());
  }

  @Test
  void aBatchOfOneRowIsNormalisedWithoutNaN() {
    BatchNormalization norm = BatchNormalization.of("a_W", 2);
    BatchNormalization.Trained one = norm.train(T.constant(new float[][] {{3, 4}}));
    assertEquals(0, one.output().eval().sumNumber().doubleValue());
    Damo.function(List.of(), List.of(), one.updates()).callAll();
    assertTrue(Double.isFinite(norm.variance().getValue().sumNumber().doubleValue()));
  }

  @Test
  void layerNormalisationIsPyTorchs() {
    SharedTensor x = known("layer.x");
    LayerNormalization norm =
        new LayerNormalization(known("layer.gain"), known("layer.bias"), 1e-6);
    compare("layer", norm.apply(x), x, norm.gain(), norm.bias());
  }

  @Test
  void lossesArePyTorchs() {
    SharedTensor z = known("bernoulli.z");
    compare("bernoulli", Losses.bernoulli(z, known("bernoulli.t")), z);
    SharedTensor scores = known("multinomial.z");
    compare("multinomial", Losses.multinomial(scores, known("multinomial.t")), scores);
    SharedTensor rate = known("poisson.rate");
    compare("poisson", Losses.poisson(rate, known("poisson.counts")), rate);
    SharedTensor x = known("gaussian.x");
    SharedTensor mu = known("gaussian.mu");
    SharedTensor lc = known("gaussian.lc");
    compare("gaussian", Losses.gaussian(x, mu, lc), x, mu, lc);
  }

  @Test
  void divergencesArePyTorchs() {
    SharedTensor mu = known("kl.mu");
    SharedTensor lc = known("kl.lc");
    SharedTensor mu2 = known("kl.mu2");
    SharedTensor lc2 = known("kl.lc2");
    compare("kl", Losses.kl(mu, lc, mu2, lc2), mu, lc, mu2, lc2);
    SharedTensor m = known("klToStandard.mu");
    SharedTensor l = known("klToStandard.lc");
    compare("klToStandard", Losses.klToStandard(m, l), m, l);
  }

  @Test
  void mixedRowsAreBitsAndNumbers() {
    TensorVariable hidden = T.constant(new double[][] {{0.5, -1, 2, 3, 0.1, -0.2}});
    TensorVariable x = T.constant(new double[][] {{1, 0, 2.5, 2}});
    INDArray got = Losses.mixed(hidden, x, 2).eval();
    INDArray bits =
        Losses.bernoulli(
                T.constant(new double[][] {{0.5, -1}}), T.constant(new double[][] {{1, 0}}))
            .eval();
    INDArray numbers =
        Losses.gaussian(
                T.constant(new double[][] {{2.5, 2}}),
                T.constant(new double[][] {{2, 3}}),
                T.constant(new double[][] {{0.1, -0.2}}))
            .eval();
    assertArrayEquals(Nd4j.hstack(bits, numbers).toDoubleVector(), got.toDoubleVector(), 1e-14);
  }

  @Test
  void lossesAndTheirGradientsAreFiniteFarFromZero() {
    TensorVariable z = T.dmatrix("z");
    List<TensorVariable> all =
        List.of(
            Losses.nllBinary(z, T.constant(new int[][] {{1, 0}, {0, 1}})),
            Losses.nllMulticlass(z, T.constant(new int[] {0, 1})));
    for (TensorVariable loss : all) {
      Function f = Damo.function(List.of(z), List.of(loss, T.grad(loss, z)));
      for (INDArray value : f.callAll((Object) new double[][] {{1e4, -1e4}, {1e4, -1e4}}))
        assertTrue(Double.isFinite(value.sumNumber().doubleValue()), loss.toString());
    }
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
  void dropoutKeepsTheMeanAndDrawsAnew() {
    TensorVariable x = T.ones(DType.FLOAT32, 200, 300);
    TensorVariable kept = new Dropout(0.3, new MrgRandomStreams(5)).apply(x);
    Function f = Damo.function(List.of(), kept);
    INDArray first = f.call();
    assertEquals(1, first.meanNumber().doubleValue(), 0.01);
    assertEquals(0.3, first.eq(0).castTo(first.dataType()).meanNumber().doubleValue(), 0.01);
    assertTrue(!first.equals(f.call()));
    assertThrows(DamoException.class, () -> new Dropout(1, new MrgRandomStreams(5)));
  }

  @Test
  void dropoutAlongAnAxisLeavesOutAllOfIt() {
    TensorVariable x = T.ones(DType.FLOAT32, 7, 20, 30);
    INDArray kept = new Dropout(0.5, new MrgRandomStreams(5), 0).apply(x).eval();
    for (int t = 1; t < 7; t++) assertEquals(kept.slice(0), kept.slice(t));
  }

  @Test
  void aMultiplicativeLayerIsItsFormula() {
    SharedTensor[] all =
        List.of("x", "m", "fi", "fm", "of", "om", "b").stream()
            .map(k -> known("multiplicative." + k))
            .toArray(SharedTensor[]::new);
    Multiplicative layer = new Multiplicative(all[2], all[3], all[4], all[5], all[6], T::tanh);
    compare("multiplicative", layer.apply(all[0], all[1]), all);
  }

  @Test
  void aChainHasTheParametersOfItsLayers() {
    Random random = new Random(1);
    Layer net =
        Dense.of("a", 4, 3, Activation.TANH, random)
            .then(LayerNormalization.of("a_W", 3), Dense.of("b", 3, 2, Activation.LINEAR, random));
    List<String> names = new ArrayList<>();
    net.params().forEach(p -> names.add(Objects.requireNonNull(p.name())));
    assertEquals(
        List.of("a_W", "a_b", "a_W_LayerNorm_gain", "a_W_LayerNorm_bias", "b_W", "b_b"), names);
    double squares =
        net.weights().stream()
            .mapToDouble(w -> w.getValue().mul(w.getValue()).sumNumber().doubleValue())
            .sum();
    assertEquals(squares, net.l2Sqr().eval().getDouble(0), 1e-5);
    assertArrayEquals(new long[] {5, 2}, net.apply(T.ones(DType.FLOAT32, 5, 4)).eval().shape());
  }

  @Test
  void aConvolutionLearns() {
    Convolution layer = Convolution.of("filters", 1, 4, 3, Activation.TANH, new Random(1));
    TensorVariable x = T.ones(DType.FLOAT32, 2, 1, 6, 6);
    TensorVariable cost = layer.apply(x).sub(0.5).sqr().mean();
    Updates updates = new Sgd(0.05).updates(cost, layer.params());
    Function step = Damo.function(List.of(), cost, updates);
    assertArrayEquals(new long[] {2, 4, 4, 4}, layer.apply(x).eval().shape());
    double first = step.callDouble();
    for (int i = 0; i < 50; i++) step.callDouble();
    assertTrue(step.callDouble() < first / 2);
  }
}
