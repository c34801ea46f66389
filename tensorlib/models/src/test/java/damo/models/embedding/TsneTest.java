package damo.models.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.T;
import damo.data.DataException;
import damo.data.Digits;
import damo.error.DamoException;
import damo.models.Reference;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Values of NumPy and scikit-learn: src/test/python/embedding.py. */
class TsneTest {
  private static final Reference NUMPY = Reference.of("embedding");
  private static final INDArray POINTS = NUMPY.get("points");
  private static final Tsne SMALL =
      Tsne.standard().withPerplexity(10).withLearningRate(10).withIterations(400);

  private static INDArray digits(int count) {
    return Digits.load().dividedBy(16).rows(IntStream.range(0, count).toArray()).x();
  }

  private static TsneObjective objective(INDArray y) {
    return new TsneObjective(T.constant(NUMPY.get("joint")), T.constant(y), 2);
  }

  @Test
  void theChoicesOfNeighboursAreThoseOfNumPy() {
    NUMPY.assertIs("conditional", Affinities.conditional(POINTS, 10), 1e-10);
    NUMPY.assertIs("joint", Affinities.joint(POINTS, 10), 1e-10);
  }

  @Test
  void theChoicesDoNotDependOnTheUnitOfLength() {
    NUMPY.assertIs("conditional", Affinities.conditional(POINTS.mul(1e60), 10), 1e-10);
    NUMPY.assertIs("conditional", Affinities.conditional(POINTS.mul(1e-60), 10), 1e-10);
  }

  @Test
  void equalPointsChooseEachOtherAlike() {
    INDArray p = Affinities.conditional(Nd4j.ones(9, 4), 3);
    assertEquals(0, p.getDouble(4, 4));
    assertEquals(1 / 8.0, p.getDouble(4, 5), 1e-15);
  }

  @Test
  void divergenceAndGradientAreThoseOfNumPyAndOfTheDerivedGraph() {
    TensorVariable y = T.constant(NUMPY.get("map"));
    TsneObjective objective = objective(NUMPY.get("map"));
    assertEquals(NUMPY.number("divergence"), objective.divergence().eval().getDouble(), 1e-12);
    NUMPY.assertIs("gradient", objective.gradient().eval(), 1e-12);
    TensorVariable free = T.dmatrix("y");
    TsneObjective symbolic = new TsneObjective(T.constant(NUMPY.get("joint")), free, 2);
    TensorVariable derived = T.grad(symbolic.divergence(), free);
    NUMPY.assertIs("gradient", derived.eval(java.util.Map.of(free, y.eval())), 1e-12);
  }

  @Test
  void theGradientIsThatOfFiniteDifferences() {
    INDArray y = NUMPY.get("map");
    INDArray gradient = objective(y).gradient().eval();
    double step = 1e-5;
    for (int point : new int[] {0, 17, 39}) {
      for (int axis = 0; axis < 2; axis++) {
        INDArray up = y.dup();
        INDArray down = y.dup();
        up.putScalar(point, axis, y.getDouble(point, axis) + step);
        down.putScalar(point, axis, y.getDouble(point, axis) - step);
        double slope =
            (objective(up).divergence().eval().getDouble()
                    - objective(down).divergence().eval().getDouble())
                / (2 * step);
        assertEquals(slope, gradient.getDouble(point, axis), 1e-8);
      }
    }
  }

  @Test
  void neighboursAmongDigitsStayNeighboursAndTheDivergenceFalls() {
    INDArray x = digits(600);
    List<Double> divergences = new ArrayList<>();
    TsneMap map =
        Tsne.standard()
            .withIterations(600)
            .fit(x, (iteration, now) -> divergences.add(now.divergence()));
    assertEquals(12, divergences.size());
    // from step 300 on the same thing is made small that is measured
    for (int i = 6; i < 12; i++) assertTrue(divergences.get(i) < divergences.get(i - 1));
    assertEquals(map.divergence(), divergences.getLast());
    assertEquals(600, map.iterations());
    assertFalse(map.interrupted());
    double trust = Neighbourhoods.trustworthiness(x, map.y(), 12);
    assertTrue(trust > 0.96, "trustworthiness " + trust);
    assertTrue(trust > Neighbourhoods.trustworthiness(x, Pca.fit(x, 2).transform(x), 12) + 0.1);
  }

  @Test
  void trustworthinessIsThatOfScikitLearn() {
    int[] neighbours = {1, 5, 12};
    for (int i = 0; i < neighbours.length; i++) {
      assertEquals(
          NUMPY.get("trust").getDouble(i),
          Neighbourhoods.trustworthiness(POINTS, NUMPY.get("map"), neighbours[i]),
          1e-12);
    }
    INDArray flat = Pca.fit(POINTS, 2).transform(POINTS);
    assertEquals(
        NUMPY.number("trustOfPca"), Neighbourhoods.trustworthiness(POINTS, flat, 5), 1e-12);
    assertEquals(1, Neighbourhoods.trustworthiness(POINTS, POINTS, 5));
    assertThrows(DamoException.class, () -> Neighbourhoods.trustworthiness(POINTS, POINTS, 20));
  }

  @Test
  void aSeedGivesOneMap() {
    INDArray once = SMALL.fit(POINTS).y();
    assertEquals(once, SMALL.fit(POINTS).y());
    assertNotEquals(once, SMALL.withSeed(1).fit(POINTS).y());
    assertArrayEquals(new double[2], once.mean(0).toDoubleVector(), 1e-5);
  }

  @Test
  void aMapBeginsWhereItIsTold() {
    INDArray start = Pca.fit(POINTS, 2).transform(POINTS).muli(1e-3);
    TsneMap none = SMALL.withIterations(0).fit(POINTS, start, (iteration, map) -> {});
    Reference.assertClose(start, none.y(), 1e-7, "start");
    assertTrue(SMALL.fit(POINTS, start, (iteration, map) -> {}).divergence() < 0.6);
    assertEquals(
        "the first map has shape (40, 3), and (40, 2) was expected",
        assertThrows(
                DataException.class,
                () -> SMALL.fit(POINTS, Nd4j.rand(40, 3), (iteration, map) -> {}))
            .getMessage());
  }

  @Test
  void threeAxesAndWidePointsAreMapped() {
    INDArray wide = Nd4j.hstack(POINTS, Nd4j.zeros(DataType.DOUBLE, 40, 100));
    TsneMap map = SMALL.withAxes(3).fit(wide);
    assertArrayEquals(new long[] {40, 3}, map.y().shape());
    assertTrue(map.divergence() < 0.3, "divergence " + map.divergence());
  }

  @Test
  void anInterruptKeepsTheLastMap() {
    TsneMap map =
        SMALL.fit(
            POINTS,
            (iteration, now) -> {
              if (iteration == 100) Thread.currentThread().interrupt();
            });
    assertTrue(Thread.interrupted());
    assertTrue(map.interrupted());
    assertEquals(100, map.iterations());
    Reference.assertClose(
        SMALL.withIterations(100).fit(POINTS).y(), map.y(), 0, "the map of 100 steps");
  }

  @Test
  void anInterruptFromOutsideIsHeardWithinASecond() throws InterruptedException {
    INDArray x = digits(600);
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<TsneMap> kept = new AtomicReference<>();
    Tsne endless = Tsne.standard().withIterations(Integer.MAX_VALUE);
    Thread fitting =
        new Thread(() -> kept.set(endless.fit(x, (iteration, map) -> begun.countDown())));
    fitting.start();
    assertTrue(begun.await(60, TimeUnit.SECONDS));
    fitting.interrupt();
    fitting.join(1000);
    assertFalse(fitting.isAlive());
    assertTrue(kept.get().interrupted());
    assertTrue(kept.get().iterations() >= 50);
    assertArrayEquals(new long[] {600, 2}, kept.get().y().shape());
  }

  @Test
  void anInterruptBeforeThereIsAMapIsACancellation() {
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> SMALL.fit(POINTS));
    assertTrue(Thread.interrupted());
  }

  @Test
  void tooFewPointsAndNumbersThatAreNoneAreTold() {
    assertEquals(
        "a perplexity of 30.0 needs 90 points or more, and there are 40: choose one above 1 and at"
            + " most a third of the points",
        assertThrows(DamoException.class, () -> Tsne.standard().fit(POINTS)).getMessage());
    assertThrows(DamoException.class, () -> SMALL.withPerplexity(1).fit(POINTS));
    assertThrows(DamoException.class, () -> SMALL.withLearningRate(0));
    INDArray hurt = POINTS.dup();
    hurt.putScalar(7, 3, Double.POSITIVE_INFINITY);
    assertEquals(
        "row 7, column 3 is Infinity: points are finite numbers",
        assertThrows(DataException.class, () -> SMALL.fit(hurt)).getMessage());
  }

  @Test
  void stepsThatAreTooLongAreTold() {
    DamoException e =
        assertThrows(DamoException.class, () -> SMALL.withLearningRate(1e30).fit(POINTS));
    assertTrue(e.getMessage().contains("lower the learning rate"), e.getMessage());
  }
}
