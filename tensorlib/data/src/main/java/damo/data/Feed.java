package damo.data;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Batches that are made ready while the ones before them are trained on, in an order that does not
 * depend on the threads. A feed knows its {@link Place}, and one that starts there gives the same
 * batches as the first would have given.
 *
 * <p>Batches are gathered one after another by a virtual thread, a few ahead. What goes wrong there
 * is thrown where the batch is asked for. No thread waits for the consumer, so a feed that is left
 * costs no more than the batches it has ready; {@link #close} waits until none is being made.
 */
public final class Feed<B> implements AutoCloseable {
  /** Makes one batch of chosen rows; is called by one thread at a time. */
  @FunctionalInterface
  public interface Gather<B> {
    B rows(int[] rows);
  }

  /**
   * What comes next: a batch of an epoch, both counted from 0.
   *
   * @param epoch how many epochs are over
   * @param batch how many batches of this epoch are over; less than all
   */
  public record Place(int epoch, int batch) {
    /** Where a run begins. */
    public static final Place START = new Place(0, 0);

    public Place {
      if (epoch < 0 || batch < 0) {
        throw new DataException("there is no batch %d of epoch %d".formatted(batch, epoch));
      }
    }
  }

  private static final int AHEAD = 2;

  private final BatchPlan plan;
  private final Gather<B> gather;
  private final Executor worker = task -> Thread.ofVirtual().name("damo-feed").start(task);
  private final Deque<CompletableFuture<B>> ready = new ArrayDeque<>();
  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
  private Place place;
  private volatile boolean isClosed;
  private int orderedEpoch = -1;
  private int[] order = new int[0];

  /** A feed from the beginning. */
  public Feed(BatchPlan plan, Gather<B> gather) {
    this(plan, gather, Place.START);
  }

  /**
   * A feed that goes on where another was.
   *
   * @throws DataException if the plan has no such place
   */
  public Feed(BatchPlan plan, Gather<B> gather, Place place) {
    if (place.batch() >= plan.batches()) {
      throw new DataException(
          "an epoch has %d batches here, so none can go on at batch %d: the data or the batch size"
                  .formatted(plan.batches(), place.batch())
              + " is another");
    }
    this.plan = plan;
    this.gather = gather;
    this.place = place;
  }

  /** Which batch comes next: what is saved, and given to a feed that goes on. */
  public Place place() {
    return place;
  }

  /** Another feed of the same batches that goes on at {@code place}; this one is closed. */
  public Feed<B> at(Place place) {
    close();
    return new Feed<>(plan, gather, place);
  }

  /** Which rows make which batch. */
  public BatchPlan plan() {
    return plan;
  }

  /** How many batches an epoch has. */
  public int batches() {
    return plan.batches();
  }

  /**
   * The batches that are left of this epoch; when they are over, the next epoch is at its start.
   */
  public Iterable<B> epoch() {
    int epoch = place.epoch();
    return () -> new Rest(epoch);
  }

  /** The next batch, and after the last of an epoch the first of the next one. */
  public B next() {
    if (isClosed) {
      throw new IllegalStateException("the feed is closed");
    }
    while (ready.size() <= AHEAD) {
      ready.addLast(schedule(plus(ready.size())));
    }
    try {
      B batch = ready.removeFirst().join();
      place = plus(1);
      return batch;
    } catch (CompletionException e) {
      ready.clear(); // whoever asks again gets the same batch, or the same error
      throw unwrapped(e);
    }
  }

  private Place plus(int batches) {
    long number = (long) place.epoch() * batches() + place.batch() + batches;
    return new Place(Math.toIntExact(number / batches()), (int) (number % batches()));
  }

  private CompletableFuture<B> schedule(Place wanted) {
    CompletableFuture<B> batch = last.handleAsync((before, itsError) -> gather(wanted), worker);
    last = batch;
    return batch;
  }

  private B gather(Place wanted) {
    if (isClosed) {
      throw new IllegalStateException("the feed is closed");
    }
    if (wanted.epoch() != orderedEpoch) {
      order = plan.order(wanted.epoch());
      orderedEpoch = wanted.epoch();
    }
    return gather.rows(plan.batch(order, wanted.batch()));
  }

  private static RuntimeException unwrapped(CompletionException e) {
    return switch (e.getCause()) {
      case RuntimeException told -> told;
      case Error error -> throw error;
      case null, default -> e;
    };
  }

  /** Makes no more batches, and waits for the one that is being made. */
  @Override
  public void close() {
    isClosed = true;
    ready.clear();
    last.handle((batch, error) -> true).join();
  }

  private final class Rest implements Iterator<B> {
    private final int epoch;

    Rest(int epoch) {
      this.epoch = epoch;
    }

    @Override
    public boolean hasNext() {
      return place.epoch() == epoch;
    }

    @Override
    public B next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the epoch is over");
      }
      return Feed.this.next();
    }
  }
}
