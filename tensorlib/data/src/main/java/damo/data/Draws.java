package damo.data;

import java.util.Random;

/** Batches drawn from the data with replacement, one after another without end. */
public final class Draws {
  private final Dataset data;
  private final int batchSize;
  private final Random random;

  Draws(Dataset data, int batchSize, long seed) {
    this.data = data;
    this.batchSize = Batch.checkedSize(batchSize);
    this.random = new Random(seed);
  }

  /** The next batch; a row may come more than once, also in one batch. */
  public Batch next() {
    return Batch.of(data, random.ints(batchSize, 0, data.size()).toArray());
  }
}
