package damo.display;

import damo.nn.training.RunReport;
import damo.nn.training.Standing;
import damo.nn.training.TrainingWatcher;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A panel that moves while a {@code Trainer} trains: the cost of batches, the score of validations,
 * how far the run is and how long it will take.
 *
 * <pre>{@code
 * trainer.watch(LiveRun.panel().sparks("digits", () -> model.probabilities(ten))).run();
 * }</pre>
 *
 * It is made on the thread of the cell in which it shall stand. Without a front end that can
 * update, each epoch prints a line.
 */
public final class LiveRun implements TrainingWatcher {
  private static final String COST = "cost";
  private static final String VALIDATION = "validation";

  private final Live live = Live.plot(COST).awaiting(VALIDATION);
  private volatile Supplier<String> progress = () -> "";
  private int epochs;
  private int batches;
  private long start;
  private long startedAt;

  private LiveRun() {
    live.watch("progress", () -> progress.get());
  }

  /** A panel of the cell that runs now. */
  public static LiveRun panel() {
    return new LiveRun();
  }

  /** Also shows how a distribution moves. */
  public LiveRun histogram(String name, Supplier<?> values) {
    live.histogram(name, values);
    return this;
  }

  /** Also shows probabilities, a row to a sample, as bars with these labels. */
  public LiveRun sparks(String name, Supplier<?> probabilities, Object... labels) {
    live.sparks(name, probabilities, labels);
    return this;
  }

  /** Also shows the latest state of anything. */
  public LiveRun also(String name, Supplier<?> display) {
    live.watch(name, display);
    return this;
  }

  @Override
  public void started(Standing standing, int until, int each) {
    epochs = until;
    batches = each;
    start = System.nanoTime();
    startedAt = standing.iteration();
  }

  @Override
  public void batch(Standing standing, double cost) {
    double seconds = (System.nanoTime() - start) / 1e9;
    progress = () -> progress(standing, seconds); // words are for frames, which are fewer
    live.add(standing.iteration(), COST, cost);
  }

  private String progress(Standing standing, double seconds) {
    long done = standing.iteration() - startedAt;
    long left = (long) epochs * batches - standing.iteration();
    return String.format(
        Locale.ROOT,
        "epoch %d of %d, batch %d of %d, %.0f s left",
        Math.min(epochs, standing.epoch() + 1),
        epochs,
        standing.batch(),
        batches,
        Math.max(0, left * seconds / Math.max(1, done)));
  }

  @Override
  public void validated(Standing standing, double score, boolean isBest) {
    live.add(standing.iteration(), VALIDATION, score);
  }

  @Override
  public void epoch(Standing standing, double meanCost, double seconds) {
    live.epoch();
  }

  @Override
  public void finished(RunReport report) {
    progress = report::toString;
    if (report.isStopped()) live.interrupted();
    live.close();
  }

  @Override
  public void failed(Throwable error) {
    progress = () -> String.valueOf(error.getMessage());
    live.interrupted();
    live.close();
  }
}
