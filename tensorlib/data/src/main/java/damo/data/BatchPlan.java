package damo.data;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which rows make which batch: a new order in each epoch, that follows from the seed and the number
 * of the epoch alone, so that a run can go on anywhere. The last batch of an epoch has what is
 * left.
 *
 * @param rows how many there are
 * @param batchSize rows a batch
 * @param order in which order an epoch takes them
 */
public record BatchPlan(int rows, int batchSize, Order order) {
  /** The order of the rows in an epoch. */
  @FunctionalInterface
  public interface Order {
    /** So many numbers from 0 to {@code rows - 1}: usually each once. */
    int[] of(int rows, int epoch);
  }

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  public BatchPlan {
    Batch.checkedSize(batchSize);
    if (rows < 1) {
      throw new DataException("there are no rows to make batches of: the data set is empty");
    }
  }

  /** Shuffled anew in each epoch. */
  public static BatchPlan shuffled(int rows, int batchSize, long seed) {
    return new BatchPlan(
        rows,
        batchSize,
        (count, epoch) -> RowOrder.shuffled(count, new Random(seed * SPREAD + epoch)));
  }

  /** Drawn with replacement: as many in an epoch as there are rows. */
  public static BatchPlan drawn(int rows, int batchSize, long seed) {
    return new BatchPlan(
        rows,
        batchSize,
        (count, epoch) -> new Random(seed * SPREAD + epoch).ints(count, 0, count).toArray());
  }

  /** As they stand, the same in each epoch. */
  public static BatchPlan inOrder(int rows, int batchSize) {
    return new BatchPlan(rows, batchSize, (count, epoch) -> IntStream.range(0, count).toArray());
  }

  /** How many batches an epoch has. */
  public int batches() {
    return Math.ceilDiv(rows, batchSize);
  }

  /**
   * A number that another plan hardly ever has, of as many rows in other batches or another order.
   */
  public int fingerprint() {
    return Arrays.hashCode(
        new int[] {rows, batchSize, Arrays.hashCode(order(0)), Arrays.hashCode(order(1))});
  }

  /** The rows in the order in which an epoch takes them. */
  public int[] order(int epoch) {
    return order.of(rows, epoch);
  }

  /** The rows of each batch of an epoch. */
  public List<int[]> batches(int epoch) {
    int[] all = order(epoch);
    return IntStream.range(0, batches()).mapToObj(number -> batch(all, number)).toList();
  }

  int[] batch(int[] order, int number) {
    int from = number * batchSize;
    return Arrays.copyOfRange(order, from, Math.min(rows, from + batchSize));
  }
}
