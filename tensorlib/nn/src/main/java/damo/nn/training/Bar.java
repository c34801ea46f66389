package damo.nn.training;

import java.io.PrintStream;
import java.nio.file.Path;

/** A line of a terminal that is written over: how far the epoch is. */
final class Bar implements TrainingWatcher {
  private static final int WIDTH = 30;
  private static final long EVERY_NANOS = 100_000_000;
  private static final String CLEAR = "\r\033[K";

  private final PrintStream out;
  private int batches = 1;
  private long last;

  Bar(PrintStream out) {
    this.out = out;
  }

  @Override
  public void started(Standing standing, int epochs, int each) {
    batches = each;
  }

  @Override
  public void batch(Standing standing, double cost) {
    long now = System.nanoTime();
    if (now - last < EVERY_NANOS) return;
    last = now;
    int full = WIDTH * standing.batch() / batches;
    out.print(
        CLEAR
            + "epoch %d %s%s %d/%d  cost %.5g"
                .formatted(
                    standing.epoch() + 1,
                    "█".repeat(full),
                    "░".repeat(WIDTH - full),
                    standing.batch(),
                    batches,
                    standing.meanCost()));
    out.flush();
  }

  private void clear() {
    out.print(CLEAR);
  }

  @Override
  public void epoch(Standing standing, double meanCost, double seconds) {
    clear();
  }

  @Override
  public void saved(Path stem) {
    clear();
  }

  @Override
  public void finished(RunReport report) {
    clear();
  }

  @Override
  public void failed(Throwable error) {
    clear();
  }
}
