package damo.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.data.BatchPlan;
import damo.data.DataException;
import damo.data.Feed;
import damo.data.sets.DataSets;
import damo.data.sets.Parts;
import damo.error.DamoException;
import damo.models.distribution.BernoulliBaseline;
import damo.models.vae.Vae;
import damo.nn.training.Trainer;
import damo.nn.training.TrainingData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class VaeTest {
  private static Vae small(Object... more) {
    Map<String, Object> settings =
        new java.util.HashMap<>(
            Map.of(
                "dim_observations",
                64,
                "dim_stochastic",
                8,
                "q_layers",
                1,
                "q_dim_hidden",
                60,
                "p_layers",
                1,
                "p_dim_hidden",
                60,
                "anneal_steps",
                200,
                "lr",
                3e-3));
    for (int i = 0; i < more.length; i += 2) settings.put((String) more[i], more[i + 1]);
    return new Vae(settings);
  }

  private static TrainingData rows(INDArray x) {
    return TrainingData.of(
        new Feed<>(BatchPlan.shuffled(x.rows(), 50, 1), r -> Nd4j.pullRows(x, 1, r)),
        batch -> List.of(batch));
  }

  @Test
  void theBoundFallsBelowWhatPixelsByThemselvesReach() {
    Parts<INDArray> digits = DataSets.points("binarized_digits").parts();
    Vae model = small();
    double before = model.evaluateBound(digits.test(), 500, 1);
    Trainer.of(model, rows(digits.train()))
        .epochs(30)
        .validation(() -> model.evaluateBound(digits.valid(), 500, 1))
        .run();
    double bound = model.evaluateBound(digits.test(), 500, 5);
    double closer = model.importanceSampledNll(digits.test(), 500, 50);
    double baseline =
        BernoulliBaseline.fit(digits.train()).nll(digits.test()).meanNumber().doubleValue();
    assertTrue(bound < before);
    assertTrue(bound < baseline - 3, bound + " and " + baseline);
    assertTrue(closer < bound, closer + " and " + bound);
  }

  @Test
  void codesAndRowsHaveTheirShapes() {
    Vae model = small();
    List<INDArray> codes = model.infer(Nd4j.ones(3, 64));
    for (INDArray part : codes) assertArrayEquals(new long[] {3, 8}, part.shape());
    assertArrayEquals(new long[] {3, 64}, model.reconstruct(codes.get(1)).shape());
    assertEquals(model.sample(4, 7), model.sample(4, 7));
    assertNotEquals(model.sample(4, 7), model.sample(4, 8));
  }

  @Test
  void anotherBatchSizeGivesTheSameBoundUpToItsDraws() {
    Vae model = small();
    INDArray x = DataSets.points("binarized_digits").parts().test();
    assertEquals(model.evaluateBound(x, 1000, 40), model.evaluateBound(x, 77, 40), 0.5);
  }

  @Test
  void theDivergenceWeighsMoreWithEachStep() {
    Vae model = small();
    INDArray x = Nd4j.ones(5, 64);
    assertEquals(0.01, anneal(model), 1e-7);
    model.train().callAll(x);
    assertEquals(0.01 + 1 / 200.0, anneal(model), 1e-7);
    for (int i = 0; i < 250; i++) model.train().callAll(x);
    assertEquals(1, anneal(model));
    model.resetAnneal();
    assertEquals(0.01, anneal(model), 1e-7);
  }

  private static double anneal(Vae model) {
    return model.weight("anneal").getValue().getDouble(0);
  }

  @Test
  void theRateFallsUntilItsLeast() {
    Vae model = small("lr", 1.002e-4, "lr_decay", 1.0015);
    model.decayRate();
    assertEquals(1.002e-4 / 1.0015, model.weight("lr").getValue().getDouble(0), 1e-10);
    model.decayRate();
    assertEquals(1.002e-4 / 1.0015, model.weight("lr").getValue().getDouble(0), 1e-10);
  }

  @Test
  void whatIsNotThereIsToldWithWhatIs() {
    assertEquals(
        "there is no data type \"bits\" among [binary, real]",
        assertThrows(DamoException.class, () -> small("data_type", "bits")).getMessage());
    assertThrows(DamoException.class, () -> small("inference_model", "double"));
  }

  @Test
  void batchesWithoutRowsAreRefused() {
    Vae model = small();
    INDArray x = Nd4j.ones(5, 64);
    assertEquals(
        "a batch has at least one row, not 0",
        assertThrows(DataException.class, () -> model.evaluateBound(x, 0, 1)).getMessage());
    assertThrows(DataException.class, () -> model.importanceSampledNll(x, -1, 1));
  }

  @Test
  void realRowsHaveADensity() {
    Vae model = small("data_type", "real");
    INDArray x = Nd4j.rand(20, 64);
    double before = model.evaluateBound(x, 20, 5);
    for (int i = 0; i < 100; i++) model.train().callAll(x);
    assertTrue(model.evaluateBound(x, 20, 5) < before);
  }
}
