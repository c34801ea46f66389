package damo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitRowsTest {
  @ParameterizedTest
  @CsvSource({"100,.8,.5,80,10,10", "103,.8,.5,82,10,11", "7,.6,.7,4,2,1"})
  void eachRowIsInOnePartAndSizesAreRoundedDown(
      int rows, double train, double valid, int first, int second, int third) {
    SplitRows parts = SplitRows.of(rows, train, valid, 5);
    assertEquals(first, parts.train().length);
    assertEquals(second, parts.valid().length);
    assertEquals(third, parts.test().length);
    assertArrayEquals(
        IntStream.range(0, rows).toArray(),
        Stream.of(parts.train(), parts.valid(), parts.test())
            .flatMapToInt(Arrays::stream)
            .sorted()
            .toArray());
  }

  @Test
  void aSeedGivesOneOrder() {
    assertArrayEquals(SplitRows.of(50).test(), SplitRows.of(50, 0.8, 0.5, 1).test());
    assertFalse(Arrays.equals(SplitRows.of(50).test(), SplitRows.of(50, 0.8, 0.5, 2).test()));
  }

  @Test
  void noPartIsEmpty() {
    assertEquals(
        "3 rows cannot be cut in 2, 0 and 1: no part may be empty; choose other shares",
        assertThrows(DataException.class, () -> SplitRows.of(3)).getMessage());
    assertThrows(DataException.class, () -> SplitRows.of(0));
    assertThrows(DataException.class, () -> SplitRows.of(10, 1, 0.5, 1));
    assertThrows(DataException.class, () -> SplitRows.of(10, Double.NaN, 0.5, 1));
  }
}
