package damo.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.data.Digits;
import damo.data.Split;
import damo.error.DamoException;
import damo.models.mlp.Feedforward;
import damo.nn.training.Trainer;
import damo.nn.training.TrainingData;
import damo.tensor.SharedTensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedforwardTest {
  private static final Split DIGITS = Digits.load().dividedBy(16).splitStratified(0.8, 1);

  private static Feedforward model(Map<String, ?> more) {
    Map<String, Object> settings = new HashMap<>(Map.of("dim_observations", 64, "nclasses", 10));
    settings.putAll(more);
    return new Feedforward(settings);
  }

  private static double accuracy(Feedforward model, int epochs) {
    Trainer.of(model, TrainingData.of(DIGITS.train(), 20, 1)).epochs(epochs).run();
    return 1 - model.errors(DIGITS.test());
  }

  @ParameterizedTest
  @CsvSource({"none", "batchnorm", "layernorm"})
  void digitsAreReadWithAndWithoutNormalisation(String norm) {
    double accuracy = accuracy(model(Map.of("normlayer", norm)), 15);
    assertTrue(accuracy >= 0.96, norm + " " + accuracy);
  }

  @ParameterizedTest
  @CsvSource({"sgd,0.05", "rmsprop,0.001", "adadelta,1", "adam,0.001"})
  void eachOptimizerReadsDigits(String optimizer, double rate) {
    double accuracy =
        accuracy(model(Map.of("optimizer", optimizer, "lr", rate, "layers", List.of(100))), 15);
    assertTrue(accuracy >= 0.95, optimizer + " " + accuracy);
  }

  @Test
  void hessianFreeStepsReadDigits() {
    Feedforward model = model(Map.of("optimizer", "hf", "layers", List.of(30)));
    Trainer.of(model, TrainingData.of(DIGITS.train(), 719, 1)).epochs(6).run();
    double accuracy = 1 - model.errors(DIGITS.test());
    assertTrue(accuracy >= 0.95, "hf " + accuracy);
  }

  @Test
  void aSettingThatThereIsNotIsRefused() {
    DamoException e = assertThrows(DamoException.class, () -> model(Map.of("layer", List.of(5))));
    assertTrue(e.getMessage().startsWith("Feedforward has no settings [layer]; it has [columns,"));
  }

  @Test
  void columnsWithDropoutReadDigits() {
    Feedforward model = model(Map.of("columns", 3, "layers", List.of(80, 80), "dropout_rate", 0.3));
    assertTrue(accuracy(model, 15) >= 0.95);
  }

  @Test
  void sizesThatAreNoneAreTold() {
    for (Object layers : List.of("5", List.of(2.5), List.of("5"), 5)) {
      DamoException e = assertThrows(DamoException.class, () -> model(Map.of("layers", layers)));
      assertEquals(
          "the setting layers should be a list of whole numbers, got " + layers, e.getMessage());
    }
    assertThrows(DamoException.class, () -> model(Map.of("columns", 0)));
    assertEquals(
        List.of("h_1_W", "h_1_b", "h_2_W", "h_2_b", "top_W", "top_b"),
        List.copyOf(model(Map.of("layers", List.of(2L, 3.0))).weights().keySet()));
  }

  @Test
  void withoutLayersItIsLogisticRegression() {
    Feedforward model = model(Map.of("layers", List.of(), "lr", 0.01));
    assertEquals(
        List.of("top_W", "top_b"), model.params().stream().map(SharedTensor::name).toList());
    assertTrue(accuracy(model, 15) >= 0.92);
  }

  @Test
  void inputsMayBeDrawnAnewInEachBatch() {
    assertTrue(accuracy(model(Map.of("rebinarize", true)), 15) >= 0.9);
  }

  @Test
  void runningStatisticsAreKeptAndNotTrained() {
    Feedforward model = model(Map.of("normlayer", "batchnorm", "layers", List.of(5)));
    assertTrue(model.weights().containsKey("h_1_BN_mean"));
    assertTrue(model.params().stream().noneMatch(p -> p.label().contains("BN_mean")));
    double before = model.weight("h_1_BN_mean").getValue().norm2Number().doubleValue();
    accuracy(model, 1);
    assertTrue(model.weight("h_1_BN_mean").getValue().norm2Number().doubleValue() != before);
  }

  @Test
  void settingsThatAreNotThereAreTold() {
    assertEquals(
        "normlayer is none, batchnorm or layernorm, got instance",
        assertThrows(DamoException.class, () -> model(Map.of("normlayer", "instance")))
            .getMessage());
    assertThrows(DamoException.class, () -> model(Map.of("optimizer", "magic")));
    assertThrows(DamoException.class, () -> model(Map.of("layers", 100)));
    assertThrows(DamoException.class, () -> model(Map.of("columns", 0)));
    assertThrows(DamoException.class, () -> model(Map.of("nonlinearity", "swish")));
  }
}
