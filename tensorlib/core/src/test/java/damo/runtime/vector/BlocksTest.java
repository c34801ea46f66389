package damo.runtime.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class BlocksTest {
  private interface OnFloats {
    void run(float[] x, int xi, float[] y, int yi, int n);
  }

  private interface OnDoubles {
    void run(double[] x, int xi, double[] y, int yi, int n);
  }

  private interface OneFloat {
    float of(float x);
  }

  private record FloatCase(
      String name, DoubleUnaryOperator truth, OnFloats lanes, OneFloat scalar) {}

  private record DoubleCase(
      String name, DoubleUnaryOperator truth, OnDoubles lanes, DoubleUnaryOperator scalar) {}

  private static final int N = 4099;
  private static final double FLOAT_ULPS = 2.3;
  private static final double DOUBLE_ULPS = 2;
  private static final double[] SPECIAL = {
    0,
    -0.0,
    1,
    -1,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    1e-45,
    -1e-45,
    1e-310,
    -1e-310,
    1e-300,
    88.72,
    88.73,
    -87.4,
    -103.9,
    -104.1,
    709.78,
    709.79,
    -745,
    -746,
    1e38,
    -1e38,
    1e300,
    -1e300,
    0.55,
    9.1,
    20
  };

  private static final List<FloatCase> FLOATS =
      List.of(
          new FloatCase("exp", Math::exp, FloatLanes::exp, Blocks::exp),
          new FloatCase("expm1", Math::expm1, FloatLanes::expm1, Blocks::expm1),
          new FloatCase("log", Math::log, FloatLanes::log, Blocks::log),
          new FloatCase("log1p", Math::log1p, FloatLanes::log1p, Blocks::log1p),
          new FloatCase("tanh", Math::tanh, FloatLanes::tanh, Blocks::tanh),
          new FloatCase(
              "sigmoid", damo.scalar.ScalarMath::sigmoid, FloatLanes::sigmoid, Blocks::sigmoid),
          new FloatCase(
              "softplus",
              damo.scalar.ScalarMath::softplus,
              FloatLanes::softplus,
              Blocks::softplus));

  private static final List<DoubleCase> DOUBLES =
      List.of(
          new DoubleCase("exp", StrictMath::exp, DoubleLanes::exp, Blocks::exp),
          new DoubleCase("expm1", StrictMath::expm1, DoubleLanes::expm1, Blocks::expm1),
          new DoubleCase("log", StrictMath::log, DoubleLanes::log, Blocks::log),
          new DoubleCase("log1p", StrictMath::log1p, DoubleLanes::log1p, Blocks::log1p),
          new DoubleCase("tanh", StrictMath::tanh, DoubleLanes::tanh, Blocks::tanh),
          new DoubleCase(
              "sigmoid", damo.scalar.ScalarMath::sigmoid, DoubleLanes::sigmoid, Blocks::sigmoid),
          new DoubleCase(
              "softplus",
              damo.scalar.ScalarMath::softplus,
              DoubleLanes::softplus,
              Blocks::softplus));

  private final Random random = new Random(7);

  @Test
  void floatFunctionsAreWithinTwoUlpsAndGiveOneResultOnLanesAndAlone() {
    for (FloatCase c : FLOATS) {
      for (int round = 0; round < 6; round++) {
        float[] x = new float[N];
        for (int i = 0; i < N; i++) x[i] = sampleFloat(i, round);
        float[] y = new float[N];
        c.lanes.run(x, 0, y, 0, N);
        for (int i = 0; i < N; i++) {
          String where = c.name + "(" + x[i] + ")";
          assertEquals(Float.floatToIntBits(c.scalar.of(x[i])), Float.floatToIntBits(y[i]), where);
          assertWithin(
              (float) c.truth.applyAsDouble(x[i]), c.truth.applyAsDouble(x[i]), y[i], where);
        }
      }
    }
  }

  private static void assertWithin(float rounded, double truth, float got, String where) {
    if (Float.compare(rounded, got) == 0) return;
    boolean nearOverflow =
        Math.abs(truth) > Float.MAX_VALUE * 0.999999
            && Math.abs(got) >= Float.MAX_VALUE * 0.999999f;
    double ulps = Math.abs(got - truth) / Math.ulp(rounded);
    assertTrue(nearOverflow || ulps <= FLOAT_ULPS, where + " is " + got + ", expected " + truth);
  }

  @Test
  void doubleFunctionsAreWithinTwoUlpsAndGiveOneResultOnLanesAndAlone() {
    for (DoubleCase c : DOUBLES) {
      for (int round = 0; round < 6; round++) {
        double[] x = new double[N];
        for (int i = 0; i < N; i++) x[i] = sampleDouble(i, round);
        double[] y = new double[N];
        c.lanes.run(x, 0, y, 0, N);
        for (int i = 0; i < N; i++) {
          String where = c.name + "(" + x[i] + ")";
          double truth = c.truth.applyAsDouble(x[i]);
          assertEquals(
              Double.doubleToLongBits(c.scalar.applyAsDouble(x[i])),
              Double.doubleToLongBits(y[i]),
              where);
          boolean close =
              Double.compare(truth, y[i]) == 0
                  || Math.abs(y[i] - truth) <= DOUBLE_ULPS * Math.ulp(truth);
          assertTrue(close, where + " is " + y[i] + ", expected " + truth);
        }
      }
    }
  }

  private float sampleFloat(int i, int round) {
    if (round == 0 && i < SPECIAL.length) return (float) SPECIAL[i];
    return switch (round % 3) {
      case 0 -> Float.intBitsToFloat(random.nextInt());
      case 1 -> (random.nextFloat() - 0.5f) * 4;
      default -> (random.nextFloat() - 0.5f) * 220;
    };
  }

  private double sampleDouble(int i, int round) {
    if (round == 0 && i < SPECIAL.length) return SPECIAL[i];
    return switch (round % 3) {
      case 0 -> Double.longBitsToDouble(random.nextLong());
      case 1 -> (random.nextDouble() - 0.5) * 4;
      default -> (random.nextDouble() - 0.5) * 1500;
    };
  }

  @Test
  void blocksStartAnywhereAndMayBeInPlace() {
    float[] x = new float[100];
    for (int i = 0; i < 100; i++) x[i] = i / 25f;
    float[] y = new float[60];
    Blocks.exp(x, 31, y, 7, 50);
    for (int i = 0; i < 50; i++) assertEquals(Math.exp(x[31 + i]), y[7 + i], 1e-5 * y[7 + i]);
    assertEquals(0, y[6]);
    assertEquals(0, y[57]);
    float[] expected = x.clone();
    for (int i = 0; i < 100; i++) expected[i] = Blocks.tanh(x[i]);
    Blocks.tanh(x, 0, x, 0, 100);
    assertArrayEquals(expected, x);
  }

  @Test
  void sumsOfFloatsAreHeldInDouble() {
    for (int n : new int[] {0, 1, 7, 8, 15, 16, 17, 1000, 4099}) {
      float[] x = new float[n + 3];
      for (int i = 0; i < x.length; i++) x[i] = (float) random.nextGaussian() * 1e6f;
      BigDecimal exact = BigDecimal.ZERO;
      for (int i = 3; i < x.length; i++)
        exact = exact.add(new BigDecimal(x[i]), MathContext.UNLIMITED);
      assertEquals(exact.doubleValue(), Totals.sum(x, 3, n), 1e-6);
    }
  }

  @Test
  void lanesAddInTheOrderOfTheirTwin() {
    for (int n : new int[] {16, 64, 1600, 4096}) {
      float[] x = new float[n + 5];
      double[] y = new double[n + 5];
      for (int i = 0; i < x.length; i++) y[i] = x[i] = (float) random.nextGaussian() * 1e6f;
      assertEquals(Totals.sumOfWhole(x, 5, n), LaneTotals.sum(x, 5, n));
      assertEquals(Totals.sumOfWhole(y, 5, n), LaneTotals.sum(y, 5, n));
      x[n / 2] = Float.NaN;
      assertTrue(Float.isNaN(LaneTotals.max(x, 3, n)) && Float.isNaN(LaneTotals.min(x, 3, n)));
      assertEquals(
          java.util.Arrays.stream(y, 3, 3 + n).max().orElseThrow(), LaneTotals.max(y, 3, n));
      assertEquals(
          java.util.Arrays.stream(y, 3, 3 + n).min().orElseThrow(), LaneTotals.min(y, 3, n));
    }
  }

  @Test
  void choicesAreTheSameOnLanesAndAlone() {
    int n = 333;
    int[] c = new int[n];
    float[] a = new float[n];
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      c[i] = random.nextInt(2);
      a[i] = i % 5 == 0 ? Float.NaN : i;
      b[i] = -i;
    }
    float[] y = new float[n];
    int done = Choices.lanes(c, 0, a, 0, 7f, y, 0, n);
    for (int i = 0; i < done; i++) assertEquals(c[i] != 0 ? a[i] : 7f, y[i]);
    double[] z = new double[n];
    done = Choices.lanes(c, 0, 0.5, b, 0, z, 0, n);
    for (int i = 0; i < done; i++) assertEquals(c[i] != 0 ? 0.5 : b[i], z[i]);
    Choices.where(c, 1, b, 2, b, 3, z, 4, n - 4);
    for (int i = 0; i < n - 4; i++) assertEquals(c[1 + i] != 0 ? b[2 + i] : b[3 + i], z[4 + i]);
  }

  @Test
  void extremesLetNaNWin() {
    for (int n : new int[] {1, 9, 40, 333}) {
      float[] x = new float[n];
      for (int i = 0; i < n; i++) x[i] = i % 37 - 100;
      assertEquals(Math.min(n - 1, 36) - 100f, Totals.max(x, 0, n));
      assertEquals(-100f, Totals.min(x, 0, n));
      x[n / 2] = Float.NaN;
      assertTrue(Float.isNaN(Totals.max(x, 0, n)) && Float.isNaN(Totals.min(x, 0, n)));
    }
  }
}
