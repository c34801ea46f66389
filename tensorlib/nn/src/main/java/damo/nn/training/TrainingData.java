package damo.nn.training;

import damo.data.Batch;
import damo.data.Dataset;
import damo.data.Feed;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The batches that a run learns from: those of any epoch, from any batch on, always the same. A
 * batch is the list of values that the training function takes.
 */
public interface TrainingData {
  /** How many batches an epoch has. */
  int batches();

  /**
   * The batches that an epoch has from one on.
   *
   * @param epoch from 0
   * @param from the first batch to be given, from 0
   */
  Iterator<? extends List<?>> epoch(int epoch, int from);

  /** A number that tells other data, or another order of them, from these; 0 if none is known. */
  default int fingerprint() {
    return 0;
  }

  /** What a feed makes ready ahead, with the values to be taken from each batch. */
  static <B> TrainingData of(Feed<B> feed, Function<? super B, ? extends List<?>> values) {
    return new FedData<>(feed, values);
  }

  /** Features and labels, made ready ahead. */
  static TrainingData of(Feed<Batch> feed) {
    return of(feed, batch -> List.of(batch.x(), batch.y()));
  }

  /** Features and labels in a new order each epoch; the last batch has what is left. */
  static TrainingData of(Dataset data, int batchSize, long seed) {
    return of(data.feed(batchSize, seed));
  }

  /** The same batches in the same order each epoch. */
  static TrainingData of(List<? extends List<?>> batches) {
    Objects.requireNonNull(batches);
    Require.that(!batches.isEmpty(), "there are no batches to learn from");
    return new TrainingData() {
      @Override
      public int batches() {
        return batches.size();
      }

      @Override
      public Iterator<? extends List<?>> epoch(int epoch, int from) {
        return batches.subList(from, batches.size()).iterator();
      }
    };
  }
}
