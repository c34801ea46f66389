package damo.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Prints how long cells take, and fails when it is out of all proportion. */
class LatencyTest {
  @Test
  void cellsAreQuick() {
    long start = System.nanoTime();
    try (ShellFixture cells = new ShellFixture()) {
      cells.value("1 + 1");
      System.out.printf("first cell, with start: %.0f ms%n", millis(start));
      double[] small = new double[40];
      for (int i = 0; i < small.length; i++) {
        long before = System.nanoTime();
        cells.value("%d + 1".formatted(i));
        small[i] = millis(before);
      }
      Arrays.sort(small);
      System.out.printf("median small cell: %.0f ms%n", small[small.length / 2]);
      StringBuilder code = new StringBuilder();
      for (int i = 0; i < 20; i++) {
        code.append("var v%d = List.of(%d);\n".formatted(i, i));
      }
      long before = System.nanoTime();
      cells.nothing(code.toString());
      System.out.printf("cell of 20 new variables: %.0f ms%n", millis(before));
      before = System.nanoTime();
      cells.nothing(code.toString());
      System.out.printf("the same again: %.0f ms%n", millis(before));
      assertTrue(small[small.length / 2] < 1000);
    }
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
