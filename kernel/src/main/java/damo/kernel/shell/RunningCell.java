package damo.kernel.shell;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One run of a cell, as seen by those who may want to stop it.
 *
 * <p>Stopping goes in steps. At once: the thread's interrupt flag, for whatever sleeps, waits or
 * polls, and the woven checks, for loops in the cell. After a moment, and again until it helps: an
 * exception thrown into the thread, for loops in libraries and for code that swallows the first
 * two.
 */
final class RunningCell {
  private enum Phase {
    COMPILING,
    RUNNING,
    STRIKING,
    OVER
  }

  private static final long PATIENCE_MILLIS = 40;
  private static final long PAUSE_MILLIS = 20;
  private static final int POLITE_STRIKES = 4;

  private final Thread thread = Thread.currentThread();

  /** The system tells starts of processes to the hundredth of a second. */
  private final Instant start = Instant.now().minusMillis(20);

  private final Optional<ThreadStopper> stopper;
  private final Optional<ThreadStopper.Target> target;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.COMPILING);
  private volatile boolean wanted;
  private volatile boolean struck;
  private volatile StackTraceElement @Nullable [] stack;

  RunningCell(Optional<ThreadStopper> stopper) {
    this.stopper = stopper;
    target = stopper.map(ThreadStopper::currentThread);
  }

  /** Whether somebody asked for the cell to stop. */
  boolean isStopped() {
    return wanted;
  }

  /** Where the cell was when it was asked to stop; empty when it did not run then. */
  StackTraceElement[] stack() {
    StackTraceElement[] known = stack;
    return known == null ? new StackTraceElement[0] : known;
  }

  /** Runs user code; what it throws comes out as it is. */
  @Nullable Object call(CellMethod method) throws Throwable {
    try {
      try {
        phase.set(Phase.RUNNING);
        if (wanted) {
          throw CellStopped.INSTANCE;
        }
        return method.call();
      } finally {
        leave();
      }
    } catch (CellStopped late) {
      leave();
      throw late;
    }
  }

  /** Stops the cell, from any thread; asked again, it tries again. */
  void stop() {
    boolean first = !wanted;
    if (first) {
      stack = thread.getStackTrace();
    }
    wanted = true;
    if (phase.get() == Phase.COMPILING || phase.get() == Phase.OVER) {
      return;
    }
    StopCheck.request(thread);
    thread.interrupt();
    if (first) {
      Thread.ofPlatform().daemon().name("damo-interrupt").start(this::insist);
    }
  }

  void close() {
    leave();
    stopper.ifPresent(one -> target.ifPresent(one::release));
  }

  private void insist() {
    for (int strikes = 0; pause(strikes == 0 ? PATIENCE_MILLIS : PAUSE_MILLIS); strikes++) {
      StackTraceElement[] now = thread.getStackTrace();
      if (strikes >= POLITE_STRIKES || SafeMoment.isNow(now)) {
        strike();
      }
      if (ChildProcesses.isRead(now)) {
        ChildProcesses.endThoseSince(start);
      }
    }
  }

  private boolean pause(long millis) {
    try {
      Thread.sleep(millis);
      return phase.get() != Phase.OVER && stopper.isPresent();
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void strike() {
    if (phase.compareAndSet(Phase.RUNNING, Phase.STRIKING)) {
      struck = true;
      stopper.ifPresent(one -> target.ifPresent(one::stop));
      phase.set(Phase.RUNNING);
    }
  }

  /** Ends the time in which exceptions may be thrown into this thread, and takes the late ones. */
  private void leave() {
    while (true) {
      try {
        leaveOnce();
        return;
      } catch (CellStopped late) {
        // Thrown before the phase was over; what follows is done again.
      }
    }
  }

  private void leaveOnce() {
    while (phase.get() != Phase.OVER && !phase.compareAndSet(Phase.RUNNING, Phase.OVER)) {
      if (phase.compareAndSet(Phase.COMPILING, Phase.OVER)) {
        break;
      }
      Thread.onSpinWait();
    }
    StopCheck.withdraw(thread);
    if (struck) {
      settle();
    }
    Thread.interrupted();
  }

  /** A thrown exception arrives when the thread next polls, and sleeping makes it poll. */
  private void settle() {
    for (int i = 0; i < 3; i++) {
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        // The flag belongs to the interrupt that is over.
      }
    }
    struck = false;
  }
}
