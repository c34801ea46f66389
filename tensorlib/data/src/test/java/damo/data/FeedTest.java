package damo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class FeedTest {
  private static final BatchPlan PLAN = BatchPlan.shuffled(10, 4, 7);

  private static List<Integer> list(int[] rows) {
    return Arrays.stream(rows).boxed().toList();
  }

  private static Feed<List<Integer>> feed(Feed.Place place) {
    return new Feed<>(PLAN, FeedTest::list, place);
  }

  private static List<List<Integer>> take(Feed<List<Integer>> feed, int batches) {
    List<List<Integer>> taken = new ArrayList<>();
    for (int i = 0; i < batches; i++) {
      taken.add(feed.next());
    }
    return taken;
  }

  @Test
  void anEpochHasEachRowOnceAndAShortLastBatch() {
    try (var feed = feed(Feed.Place.START)) {
      List<Integer> sizes = new ArrayList<>();
      List<Integer> rows = new ArrayList<>();
      for (List<Integer> batch : feed.epoch()) {
        sizes.add(batch.size());
        rows.addAll(batch);
      }
      assertEquals(List.of(4, 4, 2), sizes);
      assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), rows.stream().sorted().toList());
      assertEquals(new Feed.Place(1, 0), feed.place());
    }
  }

  @Test
  void eachEpochHasAnotherOrderAndEachSeedOthers() {
    try (var feed = feed(Feed.Place.START)) {
      List<List<Integer>> first = take(feed, 3);
      List<List<Integer>> second = take(feed, 3);
      assertNotEquals(first, second);
      try (var same = feed(Feed.Place.START);
          var other = new Feed<>(BatchPlan.shuffled(10, 4, 8), FeedTest::list)) {
        assertEquals(first, take(same, 3));
        assertNotEquals(first, take(other, 3));
      }
    }
  }

  @Test
  void aFeedGoesOnAtAnyPlaceAsTheFirstWould() {
    List<List<Integer>> all;
    try (var feed = feed(Feed.Place.START)) {
      all = take(feed, 12);
    }
    for (int stop = 0; stop < 12; stop++) {
      Feed.Place saved;
      try (var first = feed(Feed.Place.START)) {
        take(first, stop);
        saved = first.place();
      }
      try (var second = feed(saved)) {
        assertEquals(all.subList(stop, 12), take(second, 12 - stop));
      }
    }
  }

  @Test
  void anEpochLeftInTheMiddleGoesOnThere() {
    try (var feed = feed(Feed.Place.START);
        var whole = feed(Feed.Place.START)) {
      List<List<Integer>> all = take(whole, 3);
      List<List<Integer>> seen = new ArrayList<>();
      for (List<Integer> batch : feed.epoch()) {
        seen.add(batch);
        break;
      }
      feed.epoch().forEach(seen::add);
      assertEquals(all, seen);
    }
  }

  @Test
  void aPlanKnowsTheRowsOfEachBatch() {
    List<int[]> inOrder = BatchPlan.inOrder(5, 2).batches(0);
    assertArrayEquals(new int[][] {{0, 1}, {2, 3}, {4}}, inOrder.toArray(int[][]::new), "in order");
    BatchPlan plan = BatchPlan.shuffled(7, 3, 1);
    int[] joined = plan.batches(4).stream().flatMapToInt(Arrays::stream).toArray();
    assertArrayEquals(plan.order(4), joined);
  }

  @Test
  void withoutShufflingRowsKeepTheirOrder() {
    try (var feed = new Feed<>(BatchPlan.inOrder(5, 2), FeedTest::list)) {
      assertEquals(List.of(List.of(0, 1), List.of(2, 3), List.of(4), List.of(0, 1)), take(feed, 4));
    }
  }

  @Test
  void theNextBatchIsMadeWhileThisOneIsUsed() throws InterruptedException {
    var made = new CountDownLatch(3);
    Feed.Gather<int[]> gather =
        rows -> {
          made.countDown();
          return rows;
        };
    try (var feed = new Feed<>(PLAN, gather)) {
      feed.next();
      assertTrue(made.await(10, TimeUnit.SECONDS), "nothing was made ahead");
    }
  }

  @Test
  void batchesAreGatheredOneAtATime() {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    Feed.Gather<int[]> gather =
        rows -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          Thread.yield();
          running.decrementAndGet();
          return rows;
        };
    try (var feed = new Feed<>(BatchPlan.shuffled(200, 1, 1), gather)) {
      for (int i = 0; i < 400; i++) {
        feed.next();
      }
    }
    assertEquals(1, most.get());
  }

  @Test
  void anErrorReachesTheConsumerAndThePlaceStays() {
    var fails = new AtomicInteger(1);
    Feed.Gather<List<Integer>> gather =
        rows -> {
          if (rows.length == 2 && fails.getAndDecrement() > 0) {
            throw new DataException("row 9 is broken");
          }
          return list(rows);
        };
    try (var feed = new Feed<>(PLAN, gather)) {
      take(feed, 2);
      var error = assertThrows(DataException.class, feed::next);
      assertEquals("row 9 is broken", error.getMessage());
      assertEquals(new Feed.Place(0, 2), feed.place());
      assertEquals(2, feed.next().size());
    }
  }

  @Test
  void aClosedFeedMakesNothingMore() {
    var made = new AtomicInteger();
    Feed.Gather<int[]> gather =
        rows -> {
          made.incrementAndGet();
          return rows;
        };
    var feed = new Feed<>(PLAN, gather);
    feed.next();
    feed.close();
    int after = made.get();
    assertThrows(IllegalStateException.class, feed::next);
    feed.close();
    assertEquals(after, made.get());
  }

  @Test
  void aPlaceOfOtherDataIsRefused() {
    var error = assertThrows(DataException.class, () -> feed(new Feed.Place(0, 3)));
    assertEquals(
        "an epoch has 3 batches here, so none can go on at batch 3: the data or the batch size is"
            + " another",
        error.getMessage());
    assertThrows(DataException.class, () -> BatchPlan.inOrder(0, 4));
    assertThrows(DataException.class, () -> BatchPlan.inOrder(4, 0));
  }

  @Test
  void aDataSetFeedsItsRowsWithTheirLabels() {
    Dataset data = Dataset.of(Nd4j.arange(10).reshape(5, 2), Nd4j.createFromArray(0, 1, 2, 3, 4));
    try (var feed = data.feed(2, 3)) {
      for (Batch batch : feed.epoch()) {
        for (int i = 0; i < batch.size(); i++) {
          assertEquals(2f * batch.y().getInt(i), batch.x().getFloat(i, 0));
        }
      }
      assertArrayEquals(new int[] {1, 0}, new int[] {feed.place().epoch(), feed.place().batch()});
    }
  }
}
