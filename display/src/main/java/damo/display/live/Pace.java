package damo.display.live;

import java.util.function.LongSupplier;

/**
 * Says when the next frame is due: at most four in a second, and seldom enough that drawing stays
 * under a twentieth of the time.
 */
public final class Pace {
  private static final long SHORTEST = 250_000_000L;
  private static final int SHARE = 20;

  private final LongSupplier clock;
  private long interval = SHORTEST;
  private long startedAt;
  private long spent;
  private long next;

  /**
   * @param clock nanoseconds, such as {@code System::nanoTime}
   */
  public Pace(LongSupplier clock) {
    this.clock = clock;
    this.next = clock.getAsLong();
  }

  public long now() {
    return clock.getAsLong();
  }

  public synchronized boolean due() {
    return now() - next >= 0;
  }

  /** A frame starts now; until it is known what it costs, the last one tells. */
  public synchronized void started() {
    startedAt = now();
    spent = 0;
    next = startedAt + interval;
  }

  /** The frame cost so much more, on whichever thread. */
  public synchronized void cost(long nanos) {
    spent += nanos;
    interval = Math.max(SHORTEST, SHARE * spent);
    next = startedAt + interval;
  }
}
