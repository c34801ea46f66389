package damo.models.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.T;
import damo.data.DataException;
import damo.data.fetch.Places;
import damo.data.sets.DataSets;
import damo.data.sets.SequenceData;
import damo.error.DamoException;
import damo.models.Reference;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Values from the joint normal distribution of all frames (SciPy) and of pykalman:
 * src/test/python/filter.py.
 */
class FilterTest {
  private static final Reference PYTHON = Reference.of("filter");
  private static final UnscentedFilter.Shape SINE =
      new UnscentedFilter.Shape(z -> z.add(T.sin(z).mul(2)), z -> z.mul(0.5));

  private static INDArray of(String name, String part) {
    return PYTHON.get(name + "." + part);
  }

  private static KalmanFilter kalman(String name) {
    return KalmanFilter.of(
        new KalmanFilter.Transition(of(name, "a"), of(name, "b"), of(name, "q")),
        new KalmanFilter.Observation(of(name, "c"), of(name, "r")),
        of(name, "m0"),
        of(name, "p0"));
  }

  private static UnscentedFilter linear(String name) {
    var shape =
        new UnscentedFilter.Shape(
            z -> T.dot(z, of(name, "a")).add(of(name, "b")), z -> T.dot(z, of(name, "c")));
    return UnscentedFilter.of(shape, of(name, "q"), of(name, "r"), of(name, "m0"), of(name, "p0"));
  }

  private static UnscentedFilter sine() {
    return UnscentedFilter.of(SINE, one(5), one(5), one(0), one(0.01));
  }

  private static INDArray one(double value) {
    return Nd4j.createFromArray(new double[][] {{value}});
  }

  private static INDArray test(String name, String part) {
    SequenceData data = DataSets.sequences(name, Places.standard().first(Path.of("nowhere")));
    return (INDArray) data.map().get(part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "wide"})
  void whereAllIsLinearTheFilterKnowsWhatTheJointDistributionKnows(String name) {
    Filtered found = kalman(name).filter(of(name, "x"));
    PYTHON.assertIs(name + ".means", found.means(), 1e-9);
    PYTHON.assertIs(name + ".covs", found.covariances(), 1e-9);
    PYTHON.assertIs(name + ".likelihood", found.logLikelihood(), 1e-8);
    assertEquals(PYTHON.number(name + ".rmse"), found.rmse(of(name, "z")), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "wide"})
  void whereAllIsLinearTheUnscentedFilterIsTheOther(String name) {
    Filtered found = linear(name).filter(of(name, "x"));
    PYTHON.assertIs(name + ".means", found.means(), 1e-8);
    PYTHON.assertIs(name + ".likelihood", found.logLikelihood(), 1e-8);
    for (int sequence = 0; sequence < 3; sequence++) {
      INDArray one = found.covariances().slice(sequence);
      Reference.assertClose(of(name, "covs").slice(0), one, 1e-8, name);
    }
  }

  @Test
  void alongASineTheUnscentedFilterIsThatOfPykalman() {
    Filtered found = sine().filter(of("sine", "x"));
    PYTHON.assertIs("sine.means", found.means(), 1e-9);
    PYTHON.assertIs("sine.covs", found.covariances(), 1e-9);
  }

  /** P solves P = (1/(P + 10) + .25/20)⁻¹ once the start is forgotten. */
  @Test
  void onTheLinearSetErrorsAreAsLargeAsTheFilterSays() {
    INDArray states = test("synthetic9", "test_z");
    Filtered found =
        KalmanFilter.scalar(1, 0.05, 0.5, 10, 20, 1).filter(test("synthetic9", "test"));
    double settled = (-10 + Math.sqrt(100 + 4 * 800)) / 2;
    assertEquals(settled, found.covariances().getDouble(0, 49, 0, 0), 1e-6);
    double expected = Math.sqrt(found.covariances().meanNumber().doubleValue());
    assertEquals(expected, found.rmse(states), 0.03 * expected);
    double guess = Math.sqrt(80); // 2x alone
    assertTrue(found.rmse(states) < 0.6 * guess, "rmse " + found.rmse(states));
  }

  /** Two times x alone is off by √(4·5); the errors of the filter are near what it says of them. */
  @Test
  void onTheSetWithASineTheUnscentedFilterKnowsMoreThanIsSeen() {
    Filtered found = sine().filter(test("synthetic10", "test"));
    double rmse = found.rmse(test("synthetic10", "test_z"));
    assertTrue(rmse < 0.7 * Math.sqrt(20), "rmse " + rmse);
    assertEquals(Math.sqrt(found.covariances().meanNumber().doubleValue()), rmse, 0.3 * rmse);
  }

  @Test
  void oneFrameIsEnough() {
    INDArray x = Nd4j.createFromArray(new double[][][] {{{4}}});
    Filtered found = KalmanFilter.scalar(1, 0, 1, 1, 1, 1).filter(x);
    assertEquals(2, found.means().getDouble(0, 0, 0), 1e-12);
    assertEquals(0.5, found.covariances().getDouble(0, 0, 0, 0), 1e-12);
    assertEquals(-4 - 0.5 * Math.log(4 * Math.PI), found.logLikelihood().getDouble(0), 1e-12);
  }

  @Test
  void pointsThatLieElsewhereKnowTheSameOfALine() {
    var elsewhere = new UnscentedFilter.Spread(0.5, 2, 4);
    var line = new UnscentedFilter.Shape(z -> z.add(0.05), z -> z.mul(0.5));
    Filtered found =
        UnscentedFilter.of(line, elsewhere, one(10), one(20), one(0), one(1))
            .filter(of("scalar", "x"));
    PYTHON.assertIs("scalar.means", found.means(), 1e-8);
    var nowhere = new UnscentedFilter.Spread(1, 0, -1);
    assertEquals(
        "points of 1 states with alpha 1.0 and kappa -1.0 have nowhere to lie",
        assertThrows(
                DamoException.class,
                () -> UnscentedFilter.of(line, nowhere, one(1), one(1), one(0), one(1)))
            .getMessage());
  }

  @Test
  void whatDoesNotFitIsTold() {
    assertEquals(
        "Q has shape [1, 1], and [3, 3] was expected",
        assertThrows(
                DamoException.class,
                () ->
                    UnscentedFilter.of(
                        SINE, one(1), of("wide", "r"), of("wide", "m0"), of("wide", "p0")))
            .getMessage());
    KalmanFilter scalar = KalmanFilter.scalar(1, 0, 1, 1, 1, 1);
    assertEquals(
        "sequences of frames of 1 numbers were expected, not an array of shape [3, 8, 2]",
        assertThrows(DataException.class, () -> scalar.filter(of("wide", "x"))).getMessage());
    INDArray hurt = of("scalar", "x").dup();
    hurt.putScalar(new int[] {1, 3, 0}, Double.NaN);
    assertEquals(
        "sequence 1, frame 3, number 0 is NaN",
        assertThrows(DataException.class, () -> scalar.filter(hurt)).getMessage());
    Filtered found = scalar.filter(of("scalar", "x"));
    assertThrows(DataException.class, () -> found.rmse(of("wide", "z")));
  }
}
