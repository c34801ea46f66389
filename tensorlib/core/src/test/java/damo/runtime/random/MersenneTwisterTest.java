package damo.runtime.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import damo.error.DamoException;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Numbers from {@code src/test/python/random_facts.py}. */
class MersenneTwisterTest {
  @Test
  void drawsIntegersBelowABoundAsRandomState() {
    MersenneTwister seeds = new MersenneTwister(42);
    assertArrayEquals(
        new long[] {534895718, 199900595, 862061404, 787846414, 996406378},
        LongStream.generate(() -> seeds.nextBelow(1L << 30)).limit(5).toArray());
    MersenneTwister digits = new MersenneTwister(7);
    assertArrayEquals(
        new long[] {4, 9, 6, 3, 3, 7, 7, 9, 7, 8, 9, 8},
        LongStream.generate(() -> digits.nextBelow(10)).limit(12).toArray());
  }

  @Test
  void takesSeedsUpTo32Bits() {
    MersenneTwister random = new MersenneTwister((1L << 32) - 1);
    assertArrayEquals(
        new double[] {0.0976320289940138, 0.9123828453026218},
        new double[] {random.nextDouble(), random.nextDouble()});
    assertThrows(DamoException.class, () -> new MersenneTwister(-1));
    assertThrows(DamoException.class, () -> new MersenneTwister(1L << 32));
  }

  @Test
  void keepsTheSecondNormalNumberAcrossOtherDraws() {
    MersenneTwister random = new MersenneTwister(7);
    double[] normals =
        DoubleStream.generate(() -> 1.5 + 2.0 * random.nextGaussian()).limit(5).toArray();
    assertArrayEquals(
        new double[] {
          4.881051407600712,
          0.5681252589183344,
          1.5656403273571688,
          2.3150325659930155,
          -0.0778460572514772
        },
        normals);
    assertEquals(0.07375592040748469, -1 + 4 * random.nextDouble());
    assertEquals(0.9995300033022398, -1 + 4 * random.nextDouble());
    assertEquals(0.00206557290594813, random.nextGaussian());
    assertEquals(1.0176580056634932, random.nextGaussian());
  }

  @Test
  void staysWithRandomStateOverManyDraws() {
    MersenneTwister random = new MersenneTwister(123);
    double sum = 0;
    double last = 0;
    for (int i = 0; i < 100_000; i++) sum += Math.abs(last = random.nextGaussian());
    assertEquals(79834.29942947044, sum, 1e-8);
    assertEquals(-1.3182715144975592, last);
  }

  @Test
  void liesInAnArrayOfTheCallers() {
    int[] seeded = MersenneTwister.seeded(42);
    int[] words = new int[3 + MersenneTwister.WORDS];
    System.arraycopy(seeded, 0, words, 3, seeded.length);
    assertEquals(534895718, new MersenneTwister(words, 3).nextBelow(1L << 30));
    assertEquals(199900595, new MersenneTwister(words, 3).nextBelow(1L << 30));
  }

  @Test
  void anInterruptEndsADrawAndLeavesAStateToGoOnFrom() {
    MersenneTwister random = new MersenneTwister(42);
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> random.fill(new double[9], 0, 9));
    assertEquals(new MersenneTwister(42).nextDouble(), random.nextDouble());
    int[] states = Mrg31k3p.streams(new int[] {1, 2, 3, 4, 5, 6}, 2);
    Thread.currentThread().interrupt();
    assertThrows(
        CancellationException.class, () -> new Mrg31k3p().fill(states, 0, 2, new float[9], 0, 9));
    assertFalse(Thread.interrupted());
  }
}
