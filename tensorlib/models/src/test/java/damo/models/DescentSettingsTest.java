package damo.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.data.sequence.SequenceBatch;
import damo.data.sequence.Sequences;
import damo.error.DamoException;
import damo.models.lstm.NextFrame;
import damo.models.vae.Vae;
import damo.nn.training.BaseModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DescentSettingsTest {
  private static final int ROWS = 10;

  private static Map<String, Object> with(Map<String, Object> some, Object... more) {
    Map<String, Object> settings = new HashMap<>(some);
    for (int i = 0; i < more.length; i += 2) settings.put((String) more[i], more[i + 1]);
    return settings;
  }

  private static Vae vae(Object... more) {
    return new Vae(
        with(
            Map.of(
                "dim_observations", 12, "dim_stochastic", 2, "q_dim_hidden", 5, "p_dim_hidden", 5),
            more));
  }

  private static NextFrame nextFrame(Object... more) {
    return new NextFrame(with(Map.of("dim_observations", 6, "rnn_size", 4), more));
  }

  private static INDArray rows() {
    return Nd4j.rand(ROWS, 12).gt(0.5).castTo(DataType.FLOAT);
  }

  private static SequenceBatch frames() {
    return Sequences.dense(List.of(Nd4j.ones(3, 6), Nd4j.ones(5, 6))).padded();
  }

  /** One step down with the penalty less one without it is the slope of the penalty. */
  private static void penaltyHasSlope(
      DoubleUnaryOperator slope, String spec, BaseModel plain, BaseModel penalised, Object... x) {
    Map<String, INDArray> before = new HashMap<>();
    plain.weights().forEach((name, weight) -> before.put(name, weight.getValue()));
    plain.train().callAll(x);
    penalised.train().callAll(x);
    for (var param : plain.params()) {
      String name = String.valueOf(param.name());
      INDArray first = before.get(name);
      INDArray step = penalised.weight(name).getValue().sub(param.getValue());
      for (long i = 0; i < first.length(); i++) {
        double expected = name.contains(spec) ? -0.1 * slope.applyAsDouble(first.getDouble(i)) : 0;
        assertEquals(expected, step.getDouble(i), 2e-6, name);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"_W, l2", "_, l2", "q_mu, l2", "'', l2", "_W, l1"})
  void thePenaltyCountsOnceForTheRowsOfABatch(String spec, String type) {
    Object[] plain = {"optimizer", "sgd", "lr", 0.1, "clip_norm", 1e9};
    Object[] penalty = {"reg_type", type, "reg_value", 3, "reg_spec", spec};
    DoubleUnaryOperator slope =
        type.equals("l2") ? p -> 3 * 2 * p / ROWS : p -> 3 * Math.signum(p) / ROWS;
    INDArray x = rows();
    penaltyHasSlope(slope, spec, vae(plain), vae(both(plain, penalty)), x);
  }

  @Test
  void thePenaltyCountsOnceForTheFramesOfABatch() {
    Object[] plain = {"optimizer", "sgd", "lr", 0.1, "clip_norm", 1e9};
    Object[] penalty = {"reg_value", 3, "reg_spec", "lstm"};
    SequenceBatch batch = frames();
    penaltyHasSlope(
        p -> 3 * 2 * p / 8,
        "lstm",
        nextFrame(plain),
        nextFrame(both(plain, penalty)),
        batch.x(),
        batch.mask());
  }

  private static Object[] both(Object[] some, Object[] more) {
    Object[] all = java.util.Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sgd", "momentum", "nesterov", "adagrad", "adadelta", "rmsprop", "adam"})
  void theOptimizerRemembersUnderItsOwnName(String optimizer) {
    for (BaseModel model :
        List.of(vae("optimizer", optimizer), nextFrame("optimizer", optimizer))) {
      var kept =
          model.state().asMap().keySet().stream()
              .filter(name -> name.startsWith("opt_"))
              .map(name -> name.split("_")[1])
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(optimizer.equals("sgd") ? "[]" : "[" + optimizer + "]", kept.toString());
    }
  }

  @Test
  void gradientsAreClippedByTheirCommonNorm() {
    NextFrame model = nextFrame("optimizer", "sgd", "lr", 1, "clip_norm", 0.01);
    double squares = 0;
    Map<String, INDArray> before = new HashMap<>();
    model.weights().forEach((name, weight) -> before.put(name, weight.getValue()));
    model.train().callAll(frames().x(), frames().mask());
    for (var weight : model.params())
      squares += Math.pow(before.get(weight.name()).distance2(weight.getValue()), 2);
    assertEquals(0.01, Math.sqrt(squares), 1e-5);
  }

  @Test
  void whatIsNotThereIsToldWithWhatIs() {
    assertEquals(
        "there is no optimizer \"adamax\" among"
            + " [sgd, momentum, nesterov, adagrad, adadelta, rmsprop, adam]",
        assertThrows(DamoException.class, () -> vae("optimizer", "adamax")).getMessage());
    assertEquals(
        "there is no penalty \"l3\" among [l1, l2]",
        assertThrows(DamoException.class, () -> nextFrame("reg_type", "l3")).getMessage());
    assertEquals(
        "reg_value must be a number of at least 0, got -1.0",
        assertThrows(DamoException.class, () -> vae("reg_value", -1)).getMessage());
    assertThrows(DamoException.class, () -> vae("reg_value", Double.NaN));
    String none =
        assertThrows(DamoException.class, () -> vae("reg_value", 1, "reg_spec", "lstm"))
            .getMessage();
    assertTrue(none.contains("holds \"lstm\" in its name"), none);
  }
}
