package damo.display.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long MILLI = 1_000_000;

  private final AtomicLong now = new AtomicLong(5);
  private final Pace pace = new Pace(now::get);

  @Test
  void theFirstFrameIsDueAtOnceAndTheNextAfterAQuarterOfASecond() {
    assertTrue(pace.due());
    pace.started();
    now.addAndGet(249 * MILLI);
    assertFalse(pace.due());
    now.addAndGet(MILLI);
    assertTrue(pace.due());
  }

  @Test
  void aFrameThatCostTenthOfASecondIsFollowedByTwoSecondsOfRest() {
    pace.started();
    now.addAndGet(100 * MILLI);
    pace.cost(100 * MILLI);
    now.addAndGet(1_800 * MILLI);
    assertFalse(pace.due());
    now.addAndGet(100 * MILLI);
    assertTrue(pace.due());
  }

  @Test
  void readingAndDrawingCountTogether() {
    pace.started();
    pace.cost(100 * MILLI);
    pace.cost(MILLI);
    now.addAndGet(2_000 * MILLI);
    assertFalse(pace.due());
    now.addAndGet(20 * MILLI);
    assertTrue(pace.due());
  }

  @Test
  void framesAskedForWhileOneIsDrawnBecomeOne() throws InterruptedException {
    AtomicInteger drawn = new AtomicInteger();
    Painter painter =
        new Painter(() -> {
          drawn.incrementAndGet();
          try {
            Thread.sleep(50);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    for (int i = 0; i < 100; i++) {
      painter.ask();
      Thread.sleep(1);
    }
    painter.stop();
    assertTrue(drawn.get() <= 8, drawn + " frames");
    int after = drawn.get();
    painter.ask();
    Thread.sleep(60);
    assertEquals(after, drawn.get());
  }
}
