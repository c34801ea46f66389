package damo.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.error.DamoException;
import damo.models.lstm.NextFrame;
import damo.models.vae.Vae;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LayerSettingsTest {
  private static final int OBSERVED = 200;
  private static final int HIDDEN = 100;
  private static final int CODES = 40;

  private static Vae vae(Object... more) {
    Map<String, Object> settings =
        new HashMap<>(
            Map.of(
                "dim_observations",
                OBSERVED,
                "dim_stochastic",
                CODES,
                "q_layers",
                1,
                "q_dim_hidden",
                HIDDEN,
                "p_layers",
                1,
                "p_dim_hidden",
                HIDDEN));
    for (int i = 0; i < more.length; i += 2) settings.put((String) more[i], more[i + 1]);
    return new Vae(settings);
  }

  private static double[][] weight(Vae model, String name) {
    return model.weight(name).getValue().castTo(DataType.DOUBLE).toDoubleMatrix();
  }

  /** What the layer {@code p_0} makes of a code, biases being 0 at first. */
  private static double[] linear(Vae model, double[] code) {
    double[][] w = weight(model, "p_0_W");
    double[] out = new double[w[0].length];
    for (int i = 0; i < w.length; i++)
      for (int j = 0; j < out.length; j++) out[j] += code[i] * w[i][j];
    return out;
  }

  private static double[] mean(Vae model, double[] hidden) {
    double[][] w = weight(model, "p_mean_W");
    double[] out = new double[w[0].length];
    for (int j = 0; j < out.length; j++) {
      for (int i = 0; i < w.length; i++) out[j] += hidden[i] * w[i][j];
      out[j] = 1 / (1 + Math.exp(-out[j]));
    }
    return out;
  }

  private static double[] code() {
    return new java.util.Random(5).doubles(CODES, -3, 3).toArray();
  }

  private static double[] reconstructed(Vae model, double[] code) {
    INDArray row = Nd4j.createFromArray(new double[][] {code}).castTo(DataType.FLOAT);
    return model.reconstruct(row).castTo(DataType.DOUBLE).toDoubleVector();
  }

  private static void isAppliedByElement(DoubleUnaryOperator function, Vae model) {
    double[] hidden = java.util.Arrays.stream(linear(model, code())).map(function).toArray();
    assertArrayEquals(mean(model, hidden), reconstructed(model, code()), 1e-5);
  }

  @Test
  void reluLeaksByItsSlope() {
    isAppliedByElement(z -> Math.max(z, 0), vae("nonlinearity", "relu"));
    isAppliedByElement(z -> z > 0 ? z : 0.3 * z, vae("nonlinearity", "relu", "leaky_param", 0.3));
    isAppliedByElement(z -> z > 0 ? z : 0.01 * z, vae("nonlinearity", "leaky_relu"));
    isAppliedByElement(Math::tanh, vae("nonlinearity", "tanh", "leaky_param", 0.3));
  }

  @Test
  void maxoutTakesTheGreatestOfItsStride() {
    Vae model = vae("nonlinearity", "maxout", "maxout_stride", 3);
    assertArrayEquals(new long[] {OBSERVED, 3 * HIDDEN}, model.weight("q_0_W").getValue().shape());
    assertArrayEquals(new long[] {HIDDEN, CODES}, model.weight("q_mu_W").getValue().shape());
    double[] z = linear(model, code());
    double[] hidden = new double[HIDDEN];
    for (int j = 0; j < HIDDEN; j++)
      hidden[j] = Math.max(z[3 * j], Math.max(z[3 * j + 1], z[3 * j + 2]));
    assertArrayEquals(mean(model, hidden), reconstructed(model, code()), 1e-5);
    INDArray x = Nd4j.rand(10, OBSERVED).gt(0.8).castTo(DataType.FLOAT);
    double before = model.evaluateBound(x, 10, 10);
    for (int i = 0; i < 50; i++) model.train().callAll(x);
    assertTrue(model.evaluateBound(x, 10, 10) < before);
  }

  @Test
  void theNextFrameModelHearsThroughMaxoutToo() {
    NextFrame model =
        new NextFrame(
            Map.of(
                "dim_observations", 6, "rnn_size", 8, "nonlinearity", "maxout", "rnn_layers", 2));
    assertArrayEquals(new long[] {6, 32}, model.weight("input_W").getValue().shape());
    assertArrayEquals(new long[] {2, 5, 6}, model.sample(2, 5, 1).shape());
  }

  /** Deviations by the formulas: of U(−k, k) it is k/√3. */
  @ParameterizedTest
  @CsvSource({
    "uniform, softplus, 0, 0.115470, 0.115470",
    "normal, softplus, 0, 0.2, 0.2",
    "xavier, softplus, 0, 0.081650, 0.081650",
    "xavier, relu, 0, 0.115470, 0.081650",
    "he, softplus, 0, 0.070711, 0.1",
    "he, relu, 0, 0.1, 0.1",
    "he, relu, 0.5, 0.089443, 0.1",
    "orthogonal, softplus, 0, 0.070711, 0.070711"
  })
  void firstWeightsHaveTheDeviationOfTheirScheme(
      String scheme, String nonlinearity, double leak, double hidden, double top) {
    Vae model =
        vae(
            "init_scheme",
            scheme,
            "init_weight",
            0.2,
            "nonlinearity",
            nonlinearity,
            "leaky_param",
            leak);
    assertEquals(hidden, deviation(weight(model, "q_0_W")), 0.02 * hidden);
    assertEquals(top, deviation(weight(model, "p_mean_W")), 0.02 * top);
    assertEquals(0, model.weight("q_0_b").getValue().amaxNumber().doubleValue());
  }

  private static double deviation(double[][] w) {
    double squares = 0;
    for (double[] row : w) for (double v : row) squares += v * v;
    return Math.sqrt(squares / w.length / w[0].length);
  }

  @Test
  void whatIsNotThereIsToldWithWhatIs() {
    assertEquals(
        "there is no activation \"swish\" among [linear, relu, leaky_relu, capped_relu, elu, tanh,"
            + " sigmoid, softplus, softmax], nor is it maxout",
        assertThrows(DamoException.class, () -> vae("nonlinearity", "swish")).getMessage());
    assertEquals(
        "there is no scheme of first weights \"gmm_mu\" among"
            + " [uniform, normal, xavier, he, orthogonal]",
        assertThrows(DamoException.class, () -> vae("init_scheme", "gmm_mu")).getMessage());
    assertEquals(
        "there is no inference model \"double\" among [single]",
        assertThrows(DamoException.class, () -> vae("inference_model", "double")).getMessage());
    assertThrows(DamoException.class, () -> vae("nonlinearity", "relu", "leaky_param", Double.NaN));
    assertThrows(DamoException.class, () -> vae("nonlinearity", "maxout", "maxout_stride", 0));
  }
}
