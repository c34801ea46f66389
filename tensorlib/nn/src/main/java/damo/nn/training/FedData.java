package damo.nn.training;

import damo.data.Feed;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** The batches of a feed, which is moved to wherever a run begins or goes on. */
final class FedData<B> implements TrainingData {
  private Feed<B> feed;
  private final Function<? super B, ? extends List<?>> values;

  FedData(Feed<B> feed, Function<? super B, ? extends List<?>> values) {
    this.feed = feed;
    this.values = values;
  }

  @Override
  public int batches() {
    return feed.batches();
  }

  @Override
  public int fingerprint() {
    return feed.plan().fingerprint();
  }

  @Override
  public Iterator<? extends List<?>> epoch(int epoch, int from) {
    Feed.Place place = new Feed.Place(epoch, from);
    if (!feed.place().equals(place)) feed = feed.at(place);
    Iterator<B> rest = feed.epoch().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rest.hasNext();
      }

      @Override
      public List<?> next() {
        return values.apply(rest.next());
      }
    };
  }
}
