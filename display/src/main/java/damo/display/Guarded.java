package damo.display;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Runs what others wrote so that neither its errors nor its patience are the cell's. */
record Guarded(Duration limit) {

  /**
   * The result of {@code work}, or what {@code apology} makes of one sentence saying why there is
   * none.
   */
  <R> R run(Callable<R> work, Function<String, R> apology) {
    FutureTask<R> task = new FutureTask<>(work);
    Thread thread = Thread.ofPlatform().daemon().name("damo-display").unstarted(task);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return apology.apply("its display failed: " + sentence(e));
    } catch (TimeoutException e) {
      task.cancel(true);
      return apology.apply("its display took over " + limit.toSeconds() + " s and was stopped");
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return apology.apply("its display was interrupted");
    }
  }

  private static String sentence(ExecutionException e) {
    Throwable t = e.getCause() == null ? e : e.getCause();
    String message = t.getMessage();
    String name = t.getClass().getSimpleName();
    return message == null ? name : name + ": " + message.lines().findFirst().orElse("");
  }
}
