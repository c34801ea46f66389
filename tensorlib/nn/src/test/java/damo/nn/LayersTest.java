package damo.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Updates;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.random.MrgRandomStreams;
import damo.random.RandomStreams;
import damo.scalar.DType;
import damo.tensor.Conv;
import damo.tensor.Pool;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Layers beside PyTorch's, values and gradients. */
class LayersTest {
  @Test
  void anEmbeddingLooksRowsUp() {
    SharedTensor w = Torch.shared("embedding.w");
    Torch.assertSame("embedding", new Embedding(w).apply(Torch.shared("embedding.ids")), w);
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
    SharedTensor x = Torch.shared(name + ".x");
    SharedTensor mean = Damo.shared(new double[3], "mean");
    SharedTensor variance = Damo.shared(new double[] {1, 1, 1}, "variance");
    BatchNormalization norm =
        new BatchNormalization(
            Torch.shared(name + ".gamma"),
            Torch.shared(name + ".beta"),
            mean,
            variance,
            0.95,
            1e-3);
    BatchNormalization.Trained trained = norm.train(x);
    Torch.assertSame(name, trained.output(), x, norm.gamma(), norm.beta());
    Damo.function(List.of(), List.of(), trained.updates()).callAll();
    Torch.assertValue(name + ".mean", mean);
    Torch.assertValue(name + ".var", variance);
    Torch.assertValue(name + ".evaluated", norm.evaluate(x));
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
    SharedTensor x = Torch.shared("layer.x");
    LayerNormalization norm =
        new LayerNormalization(Torch.shared("layer.gain"), Torch.shared("layer.bias"), 1e-6);
    Torch.assertSame("layer", norm.apply(x), x, norm.gain(), norm.bias());
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
  void theSlopeOfDropoutIsWhatItKept() {
    SharedTensor x = Damo.shared(IntStream.rangeClosed(1, 1000).asDoubleStream().toArray(), "x");
    Layer layer = new Dropout(0.75, new RandomStreams(2));
    TensorVariable y = layer.apply(x);
    List<INDArray> got = Damo.function(List.of(), List.of(y, T.grad(y.sum(), x))).callAll();
    for (int i = 0; i < 1000; i++) {
      double slope = got.get(1).getDouble(i);
      assertTrue(slope == 0 || slope == 4, got::toString);
      assertEquals(slope * (i + 1), got.get(0).getDouble(i));
    }
    assertEquals(1, got.get(1).meanNumber().doubleValue(), 0.2);
  }

  @Test
  void aLayerOfLengthZeroIsRefused() {
    Random random = new Random(1);
    List<Executable> wrong =
        List.of(
            () -> Convolution.of("c", 0, 2, 3, Activation.RELU, random),
            () -> Multiplicative.of("m", 2, 2, 0, 2, Activation.TANH, random),
            () -> BatchNormalization.of("h_W", 0),
            () -> LayerNormalization.of("h_W", 0),
            () -> Embedding.of("words", 0, 3, random));
    for (Executable each : wrong) assertThrows(DamoException.class, each);
  }

  @Test
  void dropoutAlongAnAxisLeavesOutAllOfIt() {
    TensorVariable x = T.ones(DType.FLOAT32, 7, 20, 30);
    INDArray kept = new Dropout(0.5, new MrgRandomStreams(5)).sharedAlong(0).apply(x).eval();
    for (int t = 1; t < 7; t++) assertEquals(kept.slice(0), kept.slice(t));
  }

  @Test
  void aMultiplicativeLayerIsItsFormula() {
    SharedTensor[] all =
        List.of("x", "m", "fi", "fm", "of", "om", "b").stream()
            .map(k -> Torch.shared("multiplicative." + k))
            .toArray(SharedTensor[]::new);
    Multiplicative layer = new Multiplicative(all[2], all[3], all[4], all[5], all[6], T::tanh);
    Torch.assertSame("multiplicative", layer.apply(all[0], all[1]), all);
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
  void aConvolutionIsPyTorchsWithFiltersTurnedRound() {
    SharedTensor x = Torch.shared("turned.x");
    SharedTensor w = Torch.shared("turned.w");
    SharedTensor b = Torch.shared("turned.b");
    Convolution layer = new Convolution(w, b, Conv.options(), Activation.RELU);
    Torch.assertSame("turned", layer.apply(x), x, w, b);
  }

  @Test
  void bordersAndStridesOfAConvolutionArePyTorchs() {
    SharedTensor x = Torch.shared("strided.x");
    SharedTensor w = Torch.shared("strided.w");
    SharedTensor b = Torch.shared("strided.b");
    Conv options = Conv.border(1, 1).subsample(2, 2).filterFlip(false);
    Convolution layer = new Convolution(w, b, Conv.options(), Activation.LINEAR).with(options);
    Torch.assertSame("strided", layer.apply(x), x, w, b);
  }

  @Test
  void poolingIsPyTorchs() {
    SharedTensor x = Torch.shared("maxPool.x");
    Torch.assertSame("maxPool", Pool2d.max(2, 2).apply(x), x);
    SharedTensor y = Torch.shared("meanPool.x");
    Pool mean = Pool.window(3, 2).ignoreBorder(true).mode("average_exc_pad");
    Torch.assertSame("meanPool", new Pool2d(mean).apply(y), y);
  }

  @Test
  void unembeddingIsPyTorchs() {
    SharedTensor h = Torch.shared("unembedding.h");
    SharedTensor w = Torch.shared("unembedding.w");
    Torch.assertSame("unembedding", new Embedding(w).unembed(h), h, w);
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
