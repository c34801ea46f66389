package damo.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * The batches of one pass over the data. Each iteration is a new epoch with a new order; the orders
 * follow from the seed. The last batch has what is left.
 */
public final class Batches implements Iterable<Batch> {
  private final Dataset data;
  private final int batchSize;
  private final Random random;

  Batches(Dataset data, int batchSize, long seed) {
    this.data = data;
    this.batchSize = Batch.checkedSize(batchSize);
    this.random = new Random(seed);
  }

  /** How many batches an epoch has. */
  public int size() {
    return Math.ceilDiv(data.size(), batchSize);
  }

  @Override
  public Iterator<Batch> iterator() {
    return new Epoch(RowOrder.shuffled(data.size(), random));
  }

  private final class Epoch implements Iterator<Batch> {
    private final int[] order;
    private int next;

    Epoch(int[] order) {
      this.order = order;
    }

    @Override
    public boolean hasNext() {
      return next < order.length;
    }

    @Override
    public Batch next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the epoch is over");
      }
      int end = Math.min(order.length, next + batchSize);
      int[] rows = Arrays.copyOfRange(order, next, end);
      next = end;
      return Batch.of(data, rows);
    }
  }
}
