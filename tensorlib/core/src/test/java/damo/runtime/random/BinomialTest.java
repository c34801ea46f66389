package damo.runtime.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Numbers from {@code src/test/python/random_facts.py}. */
class BinomialTest {
  private final Binomial binomial = new Binomial();

  @Test
  void drawsAsRandomStateByInversionAndByRejection() {
    MersenneTwister random = new MersenneTwister(7);
    assertDraws(random, 10, 0.3, 14911, 3, 2, 2, 3);
    assertDraws(random, 1, 0.5, 2486, 1, 0, 1, 0);
    assertDraws(random, 100, 0.9, 450036, 91, 89, 86, 90);
    assertDraws(random, 1000, 0.4, 1997940, 397, 394, 406, 389);
    assertDraws(random, 1000000, 0.2, 1000040345, 199945, 199727, 200305, 200258);
    assertDraws(random, 400, 0.8, 1600102, 328, 323, 333, 326);
    assertDraws(random, 0, 0.4, 0, 0, 0, 0, 0);
    assertDraws(random, 5, 1.0, 25000, 5, 5, 5, 5);
    assertDraws(random, 5, 0.0, 0, 0, 0, 0, 0);
    assertDraws(random, 70, 0.5, 175194, 29, 35, 36, 38);
  }

  private void assertDraws(MersenneTwister random, long n, double p, long sum, long... next) {
    assertEquals(sum, LongStream.generate(() -> binomial.draw(random, n, p)).limit(5000).sum());
    assertArrayEquals(
        next, LongStream.generate(() -> binomial.draw(random, n, p)).limit(next.length).toArray());
  }
}
