package damo.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.tensor.Pool;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Layers and losses where lengths do not fit, nothing is there, or a value is no number. */
class LayerEdgesTest {
  private final TensorVariable x = T.matrix("x");
  private final TensorVariable ids = T.ltensor3("ids");
  private final Embedding words = Embedding.of("words", 7, 3, new Random(1));

  @Test
  void aStepOfAnEmbeddingIncrementsTheRowsUsed() {
    TensorVariable cost = words.apply(ids).sqr().sum();
    Function step = Damo.function(List.of(ids), cost, new Sgd(0.5).updates(cost, words.params()));
    List<String> ops = step.graph().toposort().stream().map(node -> node.op().name()).toList();
    assertEquals("incSubtensor", ops.getLast(), ops::toString);
    assertFalse(ops.contains("fill"), ops::toString);
    assertTrue(step.rewrites().toString().contains("incSubtensor(y[i], v)"));
    INDArray before = words.w().getValue();
    step.call(new long[][][] {{{1, 4, 4}}});
    double[] factors = {1, 0, 1, 1, -1, 1, 1};
    for (int row = 0; row < 7; row++)
      assertEquals(
          before.getDouble(row, 2) * factors[row], words.w().getValue().getDouble(row, 2), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(longs = {9, -8})
  void anIdThatIsNoneIsNamed(long id) {
    long[][][] wrong = {{{1, id}}};
    DamoException e =
        assertThrows(DamoException.class, () -> words.apply(ids).eval(Map.of(ids, wrong)));
    assertTrue(
        Objects.requireNonNull(e.getMessage()).contains("index " + id + " is out of range"),
        e.getMessage());
  }

  @Test
  void noIdsGiveNoRows() {
    long[] shape = words.apply(ids).eval(Map.of(ids, new long[2][0][0])).shape();
    assertArrayEquals(new long[] {2, 0, 0, 3}, shape);
  }

  @Test
  void aColumnIsNotStretchedToTheFeaturesOfANormalisation() {
    BatchNormalization batch = BatchNormalization.of("h_W", 3);
    LayerNormalization rows = LayerNormalization.of("h_W", 3);
    float[][] column = {{1}, {2}};
    for (TensorVariable y : List.of(batch.train(x).output(), batch.evaluate(x), rows.apply(x)))
      assertThrows(ShapeException.class, () -> y.eval(Map.of(x, column)));
  }

  @Test
  void anEmptyBatchLeavesTheRunningStatisticsAsTheyAre() {
    BatchNormalization batch = BatchNormalization.of("h_W", 3);
    BatchNormalization.Trained trained = batch.train(x);
    Damo.function(List.of(x), List.of(trained.output()), trained.updates())
        .callAll(T.zeros(0, 3).eval());
    assertArrayEquals(new float[3], batch.mean().getValue().toFloatVector());
    assertArrayEquals(new float[] {1, 1, 1}, batch.variance().getValue().toFloatVector());
  }

  @Test
  void whatIsMaskedCountsNothingEvenIfItIsNoNumber() {
    double[][] loss = {{1, 2}, {Double.NaN, 4}};
    boolean[] rows = {true, false};
    double[][] wanted = {{1, 2}, {0, 0}};
    TensorVariable masked = Losses.applyMask(T.constant(loss), T.constant(rows));
    assertArrayEquals(wanted, masked.eval().toDoubleMatrix());
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "4, 2", "1, 2", "3, 1", "3, 3"})
  void aMaskOfOtherLengthsThanItsSequencesIsAnError(int steps, int batch) {
    TensorVariable frames = T.tensor3("frames");
    TensorVariable mask = T.matrix("mask");
    Recurrent layer = Rnn.of("r", 4, 3, new Random(1));
    TensorVariable h = Unroll.of(layer, frames).mask(mask).output();
    TensorVariable loss = Losses.applyMask(frames, mask);
    float[][] wrong = new float[steps][batch];
    for (TensorVariable y : List.of(h, loss)) {
      assertThrows(ShapeException.class, () -> eval(y, frames, new float[3][2][4], mask, wrong));
      assertEquals(3, eval(y, frames, new float[3][2][4], mask, new float[3][2]).size(0));
    }
  }

  private static INDArray eval(TensorVariable y, Object... given) {
    return y.eval(Map.of((TensorVariable) given[0], given[1], (TensorVariable) given[2], given[3]));
  }

  @Test
  void aMaskOfOneThatTheGraphKnowsStandsForAllOfABatch() {
    TensorVariable frames = T.constant(new float[3][2][4]);
    TensorVariable mask = T.constant(new float[][] {{1}, {1}, {0}});
    Recurrent layer = Rnn.of("r", 4, 3, new Random(1));
    assertArrayEquals(
        new long[] {3, 2, 3}, Unroll.of(layer, frames).mask(mask).output().eval().shape());
  }

  @ParameterizedTest
  @CsvSource({"1, 4", "1, 6", "2, 5", "4, 2", "4, 3"})
  void answersOfAnotherLengthThanMixedFeaturesNeedAreAnError(int binary, int hidden) {
    TensorVariable told = T.matrix("told");
    TensorVariable loss = Losses.mixed(told, x, binary);
    assertThrows(
        ShapeException.class,
        () -> eval(loss, told, new float[2][hidden], x, new float[2][binary == 2 ? 3 : 2]));
    assertThrows(DamoException.class, () -> Losses.mixed(told, x, -1));
  }

  @Test
  void windowsGiveTheirLargestOrTheirMean() {
    TensorVariable picture = T.constant(new double[][] {{1, 5, 2, 0, 9}, {3, 4, 8, 2, 9}});
    double[][] largest = {{5, 8}};
    assertArrayEquals(largest, Pool2d.max(2, 2).apply(picture).eval().toDoubleMatrix());
    Pool mean = Pool.window(2, 2).ignoreBorder(true).mode("average_exc_pad");
    double[][] means = {{3.25, 3}};
    assertArrayEquals(means, new Pool2d(mean).apply(picture).eval().toDoubleMatrix());
  }
}
