package damo.display.live;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Draws on its own thread. Frames asked for while one is drawn become one: the latest wins. */
public final class Painter {
  private final Runnable frame;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition change = lock.newCondition();
  private final Thread thread;
  private boolean asked;
  private boolean over;

  public Painter(Runnable frame) {
    this.frame = frame;
    this.thread = Thread.ofPlatform().daemon().name("damo-live").unstarted(this::paint);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
  }

  /** Asks for a frame and returns at once. */
  public void ask() {
    set(true, over);
  }

  /** Stops; a frame being drawn is finished first, for at most two seconds. */
  public void stop() {
    set(false, true);
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void set(boolean asked, boolean over) {
    lock.lock();
    try {
      this.asked = asked;
      this.over = over;
      change.signal();
    } finally {
      lock.unlock();
    }
  }

  private void paint() {
    while (awaitFrame()) {
      frame.run();
    }
  }

  private boolean awaitFrame() {
    lock.lock();
    try {
      while (!asked && !over) {
        change.awaitUninterruptibly();
      }
      asked = false;
      return !over;
    } finally {
      lock.unlock();
    }
  }
}
