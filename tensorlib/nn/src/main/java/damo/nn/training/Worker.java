package damo.nn.training;

import org.jspecify.annotations.Nullable;

/**
 * The thread of a run. What stops a notebook's cell may strike its thread anywhere, also while a
 * file is being written; this thread is only asked to stop, and ends what it has begun.
 */
final class Worker {
  private final Session session;
  private final Thread thread;
  private volatile @Nullable RunReport report;
  private volatile @Nullable Throwable failure;

  Worker(Session session) {
    this.session = session;
    thread = Thread.ofPlatform().daemon().name("damo-training").unstarted(this::work);
  }

  private void work() {
    try {
      report = session.train();
    } catch (Throwable e) {
      failure = e;
    }
  }

  RunReport join() {
    boolean interrupted = Thread.interrupted(); // a short run could be over before join looks
    if (interrupted) session.stop(thread);
    thread.start();
    boolean over = false;
    try {
      while (!over) {
        try {
          thread.join();
          over = true;
        } catch (InterruptedException e) {
          interrupted = true;
          session.stop(thread);
        }
      }
    } finally {
      if (!over) session.stop(thread);
      if (interrupted) Thread.currentThread().interrupt();
    }
    return result();
  }

  private RunReport result() {
    RunReport done = report;
    if (done != null) return done;
    switch (failure) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> throw new IllegalStateException("the run left nothing", failure);
    }
  }
}
