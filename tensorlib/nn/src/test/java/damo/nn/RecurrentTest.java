package damo.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Mode;
import damo.data.Npz;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Recurrent layers beside PyTorch's: outputs, gradients, masks, both directions, stacks. */
class RecurrentTest {
  private static Map<String, INDArray> torch = Map.of();
  private final TensorVariable x = T.dtensor3("x");
  private final TensorVariable mask = T.dmatrix("mask");

  @BeforeAll
  static void read() throws URISyntaxException {
    Path file =
        Path.of(
            Objects.requireNonNull(RecurrentTest.class.getResource("/damo/nn/recurrent.npz"))
                .toURI());
    torch = Npz.read(file);
  }

  static Stream<Arguments> layersAndModes() {
    return Stream.of("lstm", "lstm2", "lstmBoth", "gru", "gruBoth", "rnn", "rnnBoth")
        .flatMap(
            name -> Stream.of(Mode.FAST_COMPILE, Mode.FAST_RUN).map(m -> Arguments.of(name, m)));
  }

  private static SharedTensor weight(String key) {
    return Damo.shared(Objects.requireNonNull(torch.get(key), key), key);
  }

  private static Recurrent layer(String key) {
    SharedTensor w = weight(key + ".w");
    SharedTensor u = weight(key + ".u");
    SharedTensor b = weight(key + ".b");
    if (key.startsWith("lstm")) return new Lstm(w, u, b);
    if (key.startsWith("gru")) return new Gru(w, u, b, weight(key + ".c"));
    return new Rnn(w, u, b, T::tanh);
  }

  private static Stacked stack(String name) {
    List<Stacked.Level> levels = new ArrayList<>();
    for (int i = 0; torch.containsKey(name + "." + i + ".w"); i++) {
      String key = name + "." + i;
      boolean both = torch.containsKey(key + "_reverse.w");
      levels.add(new Stacked.Level(layer(key), both ? layer(key + "_reverse") : null));
    }
    return new Stacked(levels);
  }

  private static void assertClose(INDArray want, INDArray got, String what) {
    assertArrayEquals(want.shape(), got.shape(), what);
    assertArrayEquals(want.dup('c').data().asDouble(), got.dup('c').data().asDouble(), 1e-10, what);
  }

  private static INDArray numbers(String key) {
    return Objects.requireNonNull(torch.get(key), key);
  }

  @ParameterizedTest
  @MethodSource("layersAndModes")
  void outputsAndGradientsAreThoseOfPyTorch(String name, Mode mode) {
    Stacked stack = stack(name);
    TensorVariable y = stack.along(x);
    TensorVariable cost = y.mul(numbers(name + ".weights")).sum();
    List<TensorVariable> wanted = new ArrayList<>(List.of(y));
    wanted.add(T.grad(cost, x));
    wanted.addAll(T.grad(cost, stack.params()));
    List<INDArray> got =
        Damo.function(List.of(x)).outputs(wanted).mode(mode).build().callAll(numbers("x"));
    assertClose(numbers(name + ".y"), got.get(0), "outputs");
    assertClose(numbers(name + ".dx"), got.get(1), "gradient by x");
    for (int i = 0; i < stack.params().size(); i++) {
      String key = Objects.requireNonNull(stack.params().get(i).name());
      int dot = key.lastIndexOf('.') + 1;
      assertClose(numbers(key.substring(0, dot) + "d" + key.substring(dot)), got.get(2 + i), key);
    }
  }

  @ParameterizedTest
  @MethodSource("layersAndModes")
  void paddingIsPassedOver(String name, Mode mode) {
    TensorVariable y = stack(name).along(x, mask, v -> v);
    INDArray got =
        Damo.function(List.of(x, mask))
            .outputs(y.mul(mask.dimshuffle(0, 1, 'x')))
            .mode(mode)
            .build()
            .call(numbers("x"), numbers("mask"));
    assertClose(numbers(name + ".padded"), Objects.requireNonNull(got), "outputs");
  }

  @Test
  void statesStayAsTheyAreOnPadding() {
    Unroll unroll = Unroll.of(layer("gru.0"), x).mask(mask);
    List<INDArray> got =
        Damo.function(List.of(x, mask), List.of(unroll.output(), unroll.last()))
            .callAll(numbers("x"), numbers("mask"));
    INDArray all = got.getFirst();
    for (int step = 2; step < 5; step++)
      assertEquals(all.slice(step - 1).slice(2), all.slice(step).slice(2));
    assertEquals(all.slice(4), got.get(1));
  }

  @ParameterizedTest
  @MethodSource("layersAndModes")
  void whatStandsInPaddingDoesNotReachGradients(String name, Mode mode) {
    Stacked stack = stack(name);
    TensorVariable y = stack.along(x, mask, v -> v);
    TensorVariable cost = y.mul(mask.dimshuffle(0, 1, 'x')).sqr().sum();
    var gradients =
        Damo.function(List.of(x, mask)).outputs(T.grad(cost, stack.params())).mode(mode).build();
    INDArray plain = numbers("x");
    INDArray spoilt = plain.dup();
    for (int t = 0; t < plain.size(0); t++)
      for (int i = 0; i < plain.size(1); i++)
        if (numbers("mask").getDouble(t, i) == 0)
          spoilt.putScalar(new long[] {t, i, 0}, Double.NaN);
    assertTrue(spoilt.isNaN().any(), "no padding");
    assertEquals(
        gradients.callAll(plain, numbers("mask")), gradients.callAll(spoilt, numbers("mask")));
  }

  @Test
  void aPaddedValueThatIsNoNumberHarmsNothing() {
    INDArray spoilt = numbers("x").dup();
    spoilt.putScalar(new int[] {4, 2, 0}, Double.NaN);
    TensorVariable y = Unroll.of(layer("lstm.0"), x).mask(mask).last();
    INDArray got = Damo.function(List.of(x, mask), y).call(spoilt, numbers("mask"));
    assertTrue(Double.isFinite(Objects.requireNonNull(got).sumNumber().doubleValue()));
  }

  @Test
  void statesToBeginWithCanBeLearned() {
    SharedTensor h0 = Damo.shared(new double[] {0.5, -0.5}, "h0");
    SharedTensor c0 = Damo.shared(new double[] {1, 2}, "c0");
    Unroll unroll = Unroll.of(layer("lstm.0"), x).from(h0, c0);
    TensorVariable cost = unroll.output().sqr().sum();
    for (SharedTensor state : List.of(h0, c0)) {
      double slope = T.grad(cost, state).eval(Map.of(x, numbers("x"))).getDouble(1);
      INDArray before = state.getValue();
      state.setValue(before.dup().putScalar(1, before.getDouble(1) + 1e-6));
      double above = cost.eval(Map.of(x, numbers("x"))).getDouble(0);
      state.setValue(before.dup().putScalar(1, before.getDouble(1) - 1e-6));
      double below = cost.eval(Map.of(x, numbers("x"))).getDouble(0);
      state.setValue(before);
      assertEquals((above - below) / 2e-6, slope, 1e-7);
    }
  }

  @Test
  void newLayersHaveNamesShapesAndAnOpenForgetGate() {
    Lstm lstm = Lstm.of("l_0", 3, 4, new Random(1));
    assertEquals(
        List.of("W_lstm_l_0", "U_lstm_l_0", "b_lstm_l_0"),
        lstm.params().stream().map(SharedTensor::name).toList());
    assertArrayEquals(new long[] {3, 16}, lstm.w().getValue().shape());
    assertEquals(4, lstm.b().getValue().sumNumber().doubleValue());
    assertEquals(1, lstm.b().getValue().getDouble(4));
    double[] wideOpen = Lstm.of("l_0", 3, 2, 10, new Random(1)).b().getValue().toDoubleVector();
    assertArrayEquals(new double[] {0, 0, 10, 10, 0, 0, 0, 0}, wideOpen);
    INDArray block =
        lstm.u()
            .getValue()
            .getColumns(4, 5, 6, 7)
            .castTo(org.nd4j.linalg.api.buffer.DataType.DOUBLE);
    assertClose(Nd4j.eye(4).castTo(block.dataType()), roundedGram(block), "an orthogonal block");
    assertArrayEquals(new long[] {3, 12}, Gru.of("g", 3, 4, new Random(1)).w().getValue().shape());
    assertArrayEquals(new long[] {4, 4}, Rnn.of("r", 3, 4, new Random(1)).u().getValue().shape());
  }

  private static INDArray roundedGram(INDArray block) {
    INDArray gram = block.transpose().mmul(block);
    for (int i = 0; i < gram.length(); i++)
      gram.putScalar(i, Math.round(gram.getDouble(i) * 1e5) / 1e5);
    return gram;
  }

  @Test
  void badInputIsSaid() {
    Recurrent layer = layer("lstm.0");
    assertThrows(ShapeException.class, () -> Unroll.of(layer, T.dmatrix("flat")));
    assertThrows(ShapeException.class, () -> Unroll.of(layer, x).mask(T.dvector("m")));
    assertThrows(DamoException.class, () -> Unroll.of(layer, x).from(T.dvector("h")));
    assertThrows(DamoException.class, () -> Lstm.of("none", 0, 4, new Random(1)));
    assertThrows(DamoException.class, () -> new Stacked(List.of()));
  }
}
