package damo.data;

import java.util.Arrays;
import java.util.Random;

/**
 * The numbers of rows to learn from, to choose by, and to be judged by: each row is in one of them.
 *
 * @param train what is learnt from
 * @param valid what settings are chosen by
 * @param test what was held out
 */
public record SplitRows(int[] train, int[] valid, int[] test) {
  /** As {@link #of(int, double, double, long)}, with .8, .5 and seed 1. */
  public static SplitRows of(int rows) {
    return of(rows, 0.8, 0.5, 1);
  }

  /**
   * Shuffles row numbers and cuts them; sizes are rounded down.
   *
   * @param rows how many rows there are
   * @param train the share of the first part, between 0 and 1
   * @param valid the share that the second part has of what is left, between 0 and 1
   * @param seed the same seed gives the same parts
   * @throws DataException if a part would be empty
   */
  public static SplitRows of(int rows, double train, double valid, long seed) {
    RowOrder.check(train);
    RowOrder.check(valid);
    int first = (int) (train * rows);
    int second = first + (int) (valid * (rows - first));
    if (first == 0 || second == first || second == rows) {
      throw new DataException(
          "%d rows cannot be cut in %d, %d and %d: no part may be empty; choose other shares"
              .formatted(rows, first, second - first, rows - second));
    }
    int[] order = RowOrder.shuffled(rows, new Random(seed));
    return new SplitRows(
        Arrays.copyOfRange(order, 0, first),
        Arrays.copyOfRange(order, first, second),
        Arrays.copyOfRange(order, second, rows));
  }
}
