package damo.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveTest {
  @AfterEach
  void backToTheTerminal() {
    Display.outlet(new TextOutlet(System.out));
  }

  private static Front front(boolean live) {
    Front front = new Front(live);
    Display.outlet(front);
    return front;
  }

  private static void busy(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aLoopSendsAtMostFourFramesASecondUnderOneId() {
    Front front = front(true);
    long start = System.nanoTime();
    try (var live = Live.plot("loss", "accuracy")) {
      for (int step = 0; step < 1_000; step++) {
        busy(1_000_000);
        live.add(step, 1.0 / (step + 1), step / 1000.0);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    assertTrue(front.messages.size() <= 2 + 4 * seconds + 1, front.messages.size() + " frames");
    assertTrue(front.messages.size() >= 2);
    assertEquals(1, new HashSet<>(front.messages.stream().map(Front.Message::id).toList()).size());
    assertEquals("display", front.messages.getFirst().kind());
  }

  @Test
  void allFramesHaveTheSameTypesAndTheLastIsTheFormThatIsKept() {
    Front front = front(true);
    try (var live = Live.plot("loss")) {
      live.add(0, 2.0);
      busy(300_000_000);
      live.add(1, 1.0);
      busy(100_000_000);
    }
    var types = front.bundles().stream().map(b -> b.data().keySet()).toList();
    assertEquals(1, new HashSet<>(types).size());
    assertTrue(front.bundles().getFirst().data().get(Bundle.HTML).contains("<svg"));
    Bundle last = front.bundles().getLast();
    HtmlRules.check(last.data().get(Bundle.HTML));
    assertTrue(last.text().contains("last 1") && last.text().contains("✓ done"), last.text());
  }

  @Test
  void watchedThingsAreReadOnTheTrainingThreadAndOnlyWhenAFrameIsDue() {
    front(true);
    AtomicInteger reads = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    try (var live =
        Live.plot("loss")
            .histogram(
                "W",
                () -> {
                  reads.incrementAndGet();
                  threads.add(Thread.currentThread());
                  return new double[] {1, 2, 3};
                })) {
      for (int step = 0; step < 100_000; step++) {
        live.add(step, step);
      }
    }
    assertTrue(reads.get() < 50, reads + " reads");
    assertEquals(List.of(Thread.currentThread()), threads.stream().distinct().toList());
  }

  @Test
  void aWatchThatFailsIsShownInItsPlaceAndTrainingGoesOn() {
    Front front = front(true);
    try (var live =
        Live.plot("loss")
            .watch(
                "W",
                () -> {
                  throw new IllegalStateException("gone");
                })) {
      live.add(0, 1);
    }
    assertTrue(front.bundles().getLast().text().contains("gone"));
  }

  @Test
  void aStoppedRunSaysWhere() {
    Front front = front(true);
    try (var live = Live.plot("loss")) {
      live.add(7, 1);
      Live.interruptAll();
    }
    String text = front.bundles().getLast().text();
    assertTrue(text.contains("interrupted") && text.contains("step 7"), text);
  }

  @Test
  void aCurveThatWasNotMeasuredYetSaysSoInsteadOfNan() {
    Front front = front(true);
    try (var live = Live.plot("cost", "accuracy")) {
      live.add(0, "cost", 2.5);
    }
    String text = front.bundles().getLast().text();
    assertTrue(text.contains("accuracy  no value yet"), text);
  }

  @Test
  void nanIsFlaggedWithTheStepWhereItCame() {
    Front front = front(true);
    try (var live = Live.plot("loss")) {
      live.add(0, 1);
      live.add(1, Double.NaN);
      live.add(2, Double.NaN);
    }
    assertTrue(front.bundles().getLast().text().contains("nan since 1"));
  }

  @Test
  void withoutAFrontEndEachEpochIsALine() {
    Front front = front(false);
    try (var live = Live.plot("loss: train, valid", "accuracy")) {
      for (int epoch = 0; epoch < 3; epoch++) {
        live.add(epoch * 10, 0.5, 0.6, 0.9);
        live.epoch();
      }
    }
    List<String> lines = front.bundles().stream().map(Bundle::text).toList();
    assertTrue(
        lines.contains("epoch 2  step 10  train 0.5  valid 0.6  accuracy 0.9"), lines.toString());
    assertFalse(lines.getFirst().contains("<"));
  }

  @Test
  void curvesOfAMillionPointsStaySmallAndKeepTheirPeaks() {
    Front front = front(true);
    long start = System.nanoTime();
    try (var live = Live.plot("y")) {
      for (int step = 0; step < 1_000_000; step++) {
        live.add(step, step == 123_456 ? 9 : 0);
      }
    }
    assertTrue((System.nanoTime() - start) / 1e9 < 10);
    Bundle last = front.bundles().getLast();
    assertTrue(last.text().contains("max 9"), last.text());
    assertTrue(last.data().get(Bundle.HTML).length() < 50_000);
  }

  @Test
  void tooManyValuesAndUnknownCurvesAreRefused() {
    front(true);
    try (var live = Live.plot("loss")) {
      assertThrows(IllegalArgumentException.class, () -> live.add(0, 1, 2));
      var e = assertThrows(IllegalArgumentException.class, () -> live.add(0, "acc", 2));
      assertTrue(e.getMessage().contains("[loss]"), e.getMessage());
    }
  }

  @Test
  void progressCountsAndEnds() {
    Front front = front(true);
    int sum = 0;
    for (int i : Progress.range(5).named("digits")) {
      sum += i;
    }
    assertEquals(10, sum);
    String last = front.bundles().getLast().text();
    assertTrue(last.contains("digits  5/5  done in"), last);
    assertTrue(front.messages.size() <= 3);
  }

  @Test
  void progressInATerminalPrintsAtMostATenthAtATime() {
    Front front = front(false);
    int n = 0;
    for (int i : Progress.range(1_000)) {
      n += i >= 0 ? 1 : 0;
    }
    assertEquals(1_000, n);
    assertTrue(front.messages.size() <= 12, front.messages.size() + " lines");
  }
}
