package damo.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.tensor.TensorVariable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LearnerTest {
  private static final TrainingListener SILENT = (step, cost) -> {};

  /** Points of three classes: inside a ring, on it, and outside; no line tells them apart. */
  private static INDArray rings(int rows, long seed) {
    Random random = new Random(seed);
    float[][] data = new float[rows][];
    for (int i = 0; i < rows; i++) {
      double angle = 2 * Math.PI * random.nextDouble();
      double radius = 2 * (i % 3) + random.nextDouble();
      data[i] =
          new float[] {
            i % 3, (float) (radius * Math.cos(angle)), (float) (radius * Math.sin(angle))
          };
    }
    return Nd4j.create(data);
  }

  private static INDArray matrix(double[]... rows) {
    return Nd4j.create(rows);
  }

  @Test
  void hiddenUnitsLearnWhatLinesCannotTellApart() {
    Learner learner = new Learner(20, 0.1, 32);
    learner.fit(rings(300, 1), 2000, 0, SILENT);
    assertTrue(learner.classificationAccuracy(rings(300, 2)) > 0.97);
  }

  @Test
  void withoutHiddenUnitsItIsSoftmaxRegression() {
    Learner learner = new Learner(20, 0.1);
    learner.fit(rings(300, 1), 1000, 0, SILENT);
    assertEquals(1, learner.graph().layers().size());
    assertTrue(learner.classificationAccuracy(rings(300, 2)) < 0.8);
    INDArray halves = matrix(new double[] {0, -1, 2}, new double[] {1, 1, 2});
    Learner simple = new Learner(4, 0.1);
    simple.fit(halves, 200, 0, SILENT);
    assertEquals(1.0, simple.classificationAccuracy(halves));
  }

  @Test
  void theCostIsTheOneOfTheCheatsheet() {
    LearnerGraph net = new Learner(5, 0.1, 8, 3).build(2, 3);
    TensorVariable idiom = T.mean(T.neg(T.log(T.diag(net.yhat().transpose().get(net.y())))));
    Function both =
        Damo.function(
            List.of(net.x(), net.y()),
            List.of(
                net.cost(),
                idiom,
                T.grad(net.cost(), net.layers().getFirst().w()),
                T.grad(idiom, net.layers().getFirst().w())));
    float[][] x = {{1, 2}, {-3, 4}, {0.5f, 0}};
    List<INDArray> values = both.callAll(x, new int[] {2, 0, 1});
    assertEquals(values.get(1).getDouble(), values.get(0).getDouble(), 1e-6);
    assertArrayEquals(values.get(3).data().asDouble(), values.get(2).data().asDouble(), 1e-6);
  }

  @Test
  void aStepIsAdagrad() {
    Learner learner = new Learner(1, 0.5, 0, 5);
    learner.build(2, 2);
    float[][] w = learner.graph().layers().getFirst().w().getValue().toFloatMatrix();
    double z0 = w[0][0] + 2 * w[1][0];
    double z1 = w[0][1] + 2 * w[1][1];
    double p0 = 1 / (1 + Math.exp(z1 - z0));
    double cost = learner.trainFunction().callDouble(new float[][] {{1, 2}}, new int[] {0});
    assertEquals(-Math.log(p0), cost, 1e-6);
    double g = 2 * (p0 - 1);
    float[][] after = learner.graph().layers().getFirst().w().getValue().toFloatMatrix();
    assertEquals(w[1][0] - 0.5 * g / Math.sqrt(g * g + 1e-6), after[1][0], 1e-6);
  }

  @Test
  void firstWeightsAreSmallAndBiasesZero() {
    List<Dense> layers = new Learner(5, 0.1, 50).build(40, 3).layers();
    double largest = layers.getFirst().w().getValue().amaxNumber().doubleValue();
    assertTrue(largest < 0.005 && largest > 0.0048);
    assertEquals(0, layers.get(1).b().getValue().amaxNumber().doubleValue());
    assertEquals("[W1, B1]", layers.getFirst().params().toString());
  }

  @Test
  void reportsComeWhenTheyAreDue() {
    List<String> heard = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void cost(int step, double meanCost) {
            heard.add("cost " + step);
          }

          @Override
          public void accuracy(int step, double accuracy) {
            heard.add("accuracy " + step);
          }
        };
    new Learner(3, 0.1).fit(rings(30, 1), 65, 20, 30, rings(9, 2), listener);
    assertEquals("[cost 20, accuracy 30, cost 40, cost 60, accuracy 60]", heard.toString());
  }

  @Test
  void costAndAccuracyArePrinted() {
    var bytes = new ByteArrayOutputStream();
    PrintStream console = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      new Learner(3, 0.1).fit(rings(30, 1), 20, 10, 20, rings(9, 2));
    } finally {
      System.setOut(console);
    }
    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(3, lines.size());
    assertTrue(lines.get(0).matches("step 10 {2}cost [01]\\.\\d{6}"), lines.get(0));
    assertTrue(lines.get(2).matches("step 20 {2}test accuracy \\d+\\.\\d\\d %"), lines.get(2));
  }

  @Test
  void fittingAgainGoesOnWhereItEnded() {
    Learner learner = new Learner(10, 0.1, 16);
    double first = learner.fit(rings(300, 1), 200, 0, SILENT).cost();
    LearnerGraph graph = learner.graph();
    assertTrue(learner.fit(rings(300, 1), 200, 0, SILENT).cost() < first);
    assertSame(graph, learner.graph());
  }

  @Test
  void theSameSeedLearnsTheSame() {
    double one = new Learner(10, 0.1, 16, 9).fit(rings(90, 1), 50, 0, SILENT).cost();
    double two = new Learner(10, 0.1, 16, 9).fit(rings(90, 1), 50, 0, SILENT).cost();
    double other = new Learner(10, 0.1, 16, 10).fit(rings(90, 1), 50, 0, SILENT).cost();
    assertEquals(one, two);
    assertNotEquals(one, other);
  }

  @Test
  void predictTakesMatricesAndSingleRows() {
    Learner learner = new Learner(10, 0.1);
    learner.fit(matrix(new double[] {0, -1, 2}, new double[] {1, 1, 2}), 100, 0, SILENT);
    assertArrayEquals(
        new long[] {1, 0, 1},
        learner
            .predict(matrix(new double[] {3, 2}, new double[] {-2, 2}, new double[] {1, 2}))
            .toLongVector());
    assertArrayEquals(
        new long[] {0}, learner.predict(Nd4j.createFromArray(-1.0, 2.0)).toLongVector());
  }

  @Test
  void manyRowsArePredictedInParts() {
    Learner learner = new Learner(10, 0.1, 8);
    learner.fit(rings(300, 1), 500, 0, SILENT);
    INDArray many = rings(4100, 3);
    long right = 0;
    long[] predicted = learner.predict(many.getColumns(1, 2)).toLongVector();
    for (int i = 0; i < predicted.length; i++) if (predicted[i] == i % 3) right++;
    assertEquals(4100, predicted.length);
    assertEquals(right / 4100.0, learner.classificationAccuracy(many));
  }

  @Test
  void anInterruptEndsTrainingAndKeepsWhatWasLearnt() {
    List<Integer> ends = new ArrayList<>();
    TrainingListener interrupting =
        new TrainingListener() {
          @Override
          public void cost(int step, double meanCost) {
            Thread.currentThread().interrupt();
          }

          @Override
          public void interrupted(int step) {
            ends.add(step);
          }
        };
    Learner learner = new Learner(10, 0.1, 8);
    TrainingResult result = learner.fit(rings(300, 1), 1_000_000, 300, interrupting);
    assertTrue(Thread.interrupted(), "the caller must still see the interrupt");
    assertEquals(new TrainingResult(300, result.cost(), true), result);
    assertEquals(List.of(300), ends);
    assertTrue(learner.classificationAccuracy(rings(300, 2)) > 0.5);
  }

  @Test
  void anInterruptWithinAStepEndsTraining() throws InterruptedException {
    Learner learner = new Learner(500, 0.01, 200);
    CountDownLatch trains = new CountDownLatch(1);
    List<TrainingResult> results = new ArrayList<>();
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              results.add(
                  learner.fit(rings(300, 1), 1_000_000, 3, (step, cost) -> trains.countDown()));
              if (!Thread.interrupted()) results.clear();
            });
    assertTrue(trains.await(60, TimeUnit.SECONDS));
    thread.interrupt();
    assertTrue(thread.join(Duration.ofSeconds(20)), "training went on");
    assertEquals(1, results.size());
    assertTrue(results.getFirst().interrupted());
    assertTrue(learner.classificationAccuracy(rings(300, 2)) > 0.2);
  }

  @Test
  void badDataIsRefusedBeforeTraining() {
    assertEquals(
        "row 1 has NaN in column 2: drop or replace what is not finite before training",
        refusal(new double[] {0, 1, 2}, new double[] {1, 1, Double.NaN}));
    assertEquals(
        "labels (column 0) are whole numbers from 0 on, got -1.0 in row 1",
        refusal(new double[] {0, 1, 2}, new double[] {-1, 1, 2}));
    assertEquals(
        "labels (column 0) are whole numbers from 0 on, got 0.5 in row 0",
        refusal(new double[] {0.5, 1, 2}, new double[] {1, 1, 2}));
    assertEquals(
        "labels (column 0) are whole numbers from 0 on, got NaN in row 0; drop the rows whose"
            + " label is unknown",
        refusal(new double[] {Double.NaN, 1, 2}));
    assertEquals(
        "row 1 has label 3, yet no row has label 1: number the classes 0, 1, … without gaps",
        refusal(new double[] {0, 1, 2}, new double[] {3, 1, 2}));
  }

  private static String refusal(double[]... rows) {
    Learner learner = new Learner(2, 0.1);
    String message =
        assertThrows(DamoException.class, () -> learner.fit(matrix(rows), 1)).getMessage();
    assertThrows(DamoException.class, learner::graph);
    return message;
  }

  @Test
  void dataOfAnotherShapeIsRefused() {
    Learner learner = new Learner(2, 0.1);
    assertThrows(ShapeException.class, () -> learner.fit(Nd4j.zeros(3, 1), 1));
    assertThrows(ShapeException.class, () -> learner.fit(Nd4j.zeros(3), 1));
    assertThrows(ShapeException.class, () -> learner.fit(Nd4j.zeros(2, 2, 2), 1));
    learner.fit(rings(9, 1), 1, 0, SILENT);
    assertEquals(
        "the network was made for rows of 1 label and 2 features, got 1 label and 4",
        assertThrows(ShapeException.class, () -> learner.fit(Nd4j.zeros(3, 5), 1)).getMessage());
    assertThrows(ShapeException.class, () -> learner.predict(Nd4j.zeros(3, 5)));
    assertThrows(
        DamoException.class, () -> learner.classificationAccuracy(matrix(new double[] {3, 1, 2})));
  }

  @Test
  void aBadTestSetIsRefusedBeforeTheFirstStep() {
    Learner learner = new Learner(2, 0.1);
    INDArray test = matrix(new double[] {7, 1, 2});
    assertThrows(DamoException.class, () -> learner.fit(rings(9, 1), 1, 1, 1, test));
    assertThrows(DamoException.class, learner::graph);
  }

  @Test
  void aCostThatIsNotFiniteIsReported() {
    Learner learner = new Learner(2, 1e30, 4);
    DamoException e =
        assertThrows(DamoException.class, () -> learner.fit(rings(30, 1), 100, 10, SILENT));
    assertTrue(e.getMessage().contains("take a smaller learning rate than 1.0E30"), e.getMessage());
  }

  @Test
  void settingsThatCannotWorkAreRefused() {
    assertThrows(DamoException.class, () -> new Learner(0, 0.1));
    assertThrows(DamoException.class, () -> new Learner(1, 0));
    assertThrows(DamoException.class, () -> new Learner(1, 0.1, -1));
    assertThrows(DamoException.class, () -> new Learner(1, 0.1).predict(Nd4j.zeros(1, 2)));
    assertFalse(new Learner(1, 0.1).fit(rings(9, 1), 0, 1, SILENT).interrupted());
  }
}
