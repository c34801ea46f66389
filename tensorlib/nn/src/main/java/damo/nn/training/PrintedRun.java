package damo.nn.training;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** A line for each epoch, in columns. */
final class PrintedRun implements TrainingWatcher {
  private final PrintStream out;
  private int epochs;
  private String validation = "";

  PrintedRun(PrintStream out) {
    this.out = out;
  }

  @Override
  public void started(Standing standing, int until, int batches) {
    epochs = until;
    if (standing.iteration() > 0)
      print("goes on after epoch %d, iteration %d", standing.epoch(), standing.iteration());
  }

  @Override
  public void validated(Standing standing, double score, boolean isBest) {
    validation = String.format(Locale.ROOT, "  valid %10.5g%s", score, isBest ? " *" : "  ");
  }

  @Override
  public void epoch(Standing standing, double meanCost, double seconds) {
    int width = Integer.toString(epochs).length();
    long left = Math.round((epochs - standing.epoch()) * seconds);
    print(
        "epoch %" + width + "d/%d  cost %10.5g%s  %6.2f s  %s left",
        standing.epoch(),
        epochs,
        meanCost,
        validation,
        seconds,
        left < 60 ? left + " s" : "%d:%02d min".formatted(left / 60, left % 60));
    validation = "";
  }

  @Override
  public void saved(Path stem) {
    print("saved %s", stem);
  }

  @Override
  public void finished(RunReport report) {
    print("%s", report);
  }

  private void print(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
