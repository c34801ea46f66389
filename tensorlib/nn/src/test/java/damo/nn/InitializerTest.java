package damo.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.error.DamoException;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InitializerTest {
  private static final int IN = 300;
  private static final int OUT = 500;

  /** Standard deviations: of U(−k, k) it is k/√3. */
  static Stream<Arguments> deviations() {
    return Stream.of(
        Arguments.of(Initializer.uniform(0.3), 0.3 / Math.sqrt(3)),
        Arguments.of(Initializer.normal(0.3), 0.3),
        Arguments.of(Initializer.glorotUniform(), Math.sqrt(2.0 / (IN + OUT))),
        Arguments.of(Initializer.glorotNormal(), Math.sqrt(2.0 / (IN + OUT))),
        Arguments.of(Initializer.heUniform(), Math.sqrt(2.0 / IN)),
        Arguments.of(Initializer.heNormal(), Math.sqrt(2.0 / IN)),
        Arguments.of(Initializer.zeros(), 0.0),
        Arguments.of(InitScheme.UNIFORM.weights(0.3, 0), 0.3 / Math.sqrt(3)),
        Arguments.of(InitScheme.NORMAL.weights(0.3, 0), 0.3),
        Arguments.of(InitScheme.XAVIER.weights(0.3, 1), Math.sqrt(2.0 / (IN + OUT))),
        Arguments.of(InitScheme.XAVIER.weights(0.3, 0), Math.sqrt(4.0 / (IN + OUT))),
        Arguments.of(InitScheme.HE.weights(0.3, 0), Math.sqrt(2.0 / IN)),
        Arguments.of(InitScheme.HE.weights(0.3, 0.5), Math.sqrt(2.0 / 1.25 / IN)),
        Arguments.of(InitScheme.HE.weights(0.3, 1), Math.sqrt(1.0 / IN)),
        Arguments.of(InitScheme.ORTHOGONAL.weights(0.3, 0), Math.sqrt(1.0 / OUT)));
  }

  @ParameterizedTest
  @MethodSource("deviations")
  void valuesHaveMeanZeroAndTheRightDeviation(Initializer rule, double deviation) {
    double[] values = rule.values(new Random(1), IN, OUT);
    assertEquals(IN * OUT, values.length);
    double mean = Arrays.stream(values).average().orElseThrow();
    double square = Arrays.stream(values).map(v -> v * v).average().orElseThrow();
    assertEquals(0, mean, 5 * deviation / Math.sqrt(values.length));
    assertEquals(deviation, Math.sqrt(square), 0.01 * deviation);
  }

  @Test
  void anUnknownSchemeIsToldThoseThereAre() {
    assertEquals(InitScheme.HE, InitScheme.named("he"));
    assertEquals(
        "there is no scheme of first weights \"lecun\" among"
            + " [uniform, normal, xavier, he, orthogonal]",
        assertThrows(DamoException.class, () -> InitScheme.named("lecun")).getMessage());
  }

  @Test
  void uniformStaysInItsBounds() {
    double[] values = Initializer.uniform(2, 3).values(new Random(2), 10_000);
    assertTrue(Arrays.stream(values).allMatch(v -> v >= 2 && v < 3));
    assertEquals(2.5, Arrays.stream(values).average().orElseThrow(), 0.02);
  }

  @Test
  void filtersCountTheirField() {
    double bound = Math.sqrt(6.0 / (3 * 5 * 5));
    double[] values = Initializer.heUniform().values(new Random(3), 8, 3, 5, 5);
    double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
    assertTrue(largest < bound && largest > 0.95 * bound, largest + " of " + bound);
  }

  @Test
  void theSameSeedGivesTheSameParameter() {
    SharedTensor one = Initializer.normal(1).shared("W", 7, 4, 3);
    SharedTensor two = Initializer.normal(1).shared("W", 7, 4, 3);
    assertEquals(one.getValue(), two.getValue());
    assertEquals(DType.floatX(), one.dtype());
    assertArrayEquals(new long[] {4, 3}, one.getValue().shape());
    assertEquals("W", one.name());
  }

  @Test
  void constantsFillAnyShape() {
    assertArrayEquals(new double[] {0.5, 0.5}, Initializer.constant(0.5).values(new Random(), 2));
    assertArrayEquals(new double[0], Initializer.glorotUniform().values(new Random(), 0, 3));
    assertArrayEquals(new double[] {0}, Initializer.zeros().values(new Random()));
  }

  @Test
  void boundsInTheWrongOrderAreRefused() {
    assertThrows(DamoException.class, () -> Initializer.uniform(1, 0));
    assertThrows(DamoException.class, () -> Initializer.normal(-1));
  }
}
