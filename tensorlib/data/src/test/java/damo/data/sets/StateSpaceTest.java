package damo.data.sets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.data.fetch.Places;
import damo.data.sequence.Sequences;
import damo.value.Nd4jBorder;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Drawn sequences have the means and variances of the model that is said to draw them. */
class StateSpaceTest {
  private static SequenceData load(String name) {
    return DataSets.sequences(name, Places.standard().first(Path.of("nowhere")));
  }

  private static float[][][] floats(Sequences sequences) {
    int frames = sequences.longest();
    int features = sequences.features();
    float[] all = (float[]) Nd4jBorder.fromNd4j(sequences.padded().x()).array();
    float[][][] floats = new float[sequences.size()][frames][features];
    for (int i = 0; i < all.length; i++) {
      floats[i / features / frames][i / features % frames][i % features] = all[i];
    }
    return floats;
  }

  private static final class Moments {
    private double sum;
    private double squares;
    private long count;

    void add(double value) {
      sum += value;
      squares += value * value;
      count++;
    }

    void assertAre(double mean, double variance) {
      double foundMean = sum / count;
      double foundVariance = squares / count - foundMean * foundMean;
      double tolerance = 5 * Math.sqrt(variance / count);
      assertEquals(mean, foundMean, tolerance);
      assertEquals(variance, foundVariance, 5 * variance * Math.sqrt(2.0 / count));
    }
  }

  private static void assertModel(
      String name, DoubleUnaryOperator step, double initial, double noise, double blur) {
    SequenceData data = load(name);
    float[][][] x = floats(data.parts().train());
    float[][][] z = floats(data.latent().orElseThrow().train());
    var starts = new Moments();
    var steps = new Moments();
    var shown = new Moments();
    for (int i = 0; i < x.length; i++) {
      starts.add(z[i][0][0]);
      for (int t = 0; t < x[i].length; t++) {
        shown.add(x[i][t][0] - 0.5 * z[i][t][0]);
        if (t > 0) {
          steps.add(z[i][t][0] - step.applyAsDouble(z[i][t - 1][0]));
        }
      }
    }
    starts.assertAre(0, initial);
    steps.assertAre(0, noise);
    shown.assertAre(0, blur);
  }

  @Test
  void theLinearModelHasItsMoments() {
    assertModel("synthetic9", z -> z + 0.05, 1, 10, 20);
  }

  @Test
  void theModelWithASineHasItsMoments() {
    assertModel("synthetic10", z -> z + 2 * Math.sin(z), 0.01, 5, 5);
  }

  @Test
  void theModelOfTwoStatesHasItsMoments() {
    SequenceData data = load("synthetic11");
    float[][][] z = floats(data.latent().orElseThrow().train());
    var first = new Moments();
    var second = new Moments();
    for (float[][] walk : z) {
      for (int t = 1; t < walk.length; t++) {
        float[] before = walk[t - 1];
        first.add(walk[t][0] - 0.2 * before[0] - Math.tanh(0.5 * before[1]));
        second.add(walk[t][1] - 0.2 * before[1] - Math.sin(-0.1 * before[0]));
      }
    }
    first.assertAre(0, 1);
    second.assertAre(0, 1);
  }

  @ParameterizedTest
  @CsvSource({"synthetic9,1,1", "synthetic12,20,10", "synthetic15,10,10", "synthetic18,10,10"})
  void theMapHasObservationsStatesAndMasksOfOnes(String name, int observed, int states) {
    Map<String, Object> map = load(name).map();
    assertArrayEquals(new long[] {5000, 25, observed}, ((INDArray) map.get("train")).shape());
    assertArrayEquals(new long[] {500, 25, observed}, ((INDArray) map.get("valid")).shape());
    assertArrayEquals(new long[] {500, 50, observed}, ((INDArray) map.get("test")).shape());
    assertArrayEquals(new long[] {500, 50, states}, ((INDArray) map.get("test_z")).shape());
    assertEquals(25_000, ((INDArray) map.get("mask_test")).sumNumber().intValue());
    assertEquals(false, map.get("hasMasks"));
    assertEquals("real", map.get("data_type"));
    assertEquals(states, map.get("dim_stochastic"));
  }

  @Test
  void everyTimeTheSameIsDrawn() {
    assertEquals(
        load("synthetic9").parts().test().padded().x(),
        load("synthetic9").parts().test().padded().x());
  }
}
