package damo.nn.training;

import java.util.Locale;

/**
 * How a run ended.
 *
 * @param end why
 * @param standing where; the best score is that of the weights that the model has now
 * @param test the score of the test, or NaN if there was none
 * @param seconds that the run took, since it began or went on
 * @param history all that was measured
 */
public record RunReport(End end, Standing standing, double test, double seconds, History history) {
  /** Why a run ends. */
  public enum End {
    /** All epochs are over. */
    EPOCHS("after all epochs"),
    /** Patience is over. */
    PATIENCE("for want of progress"),
    /** Somebody stopped it. */
    STOPPED("as it was stopped");

    private final String words;

    End(String words) {
      this.words = words;
    }
  }

  /** Whether somebody stopped it. */
  public boolean isStopped() {
    return end == End.STOPPED;
  }

  @Override
  public String toString() {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "ended %s: %d epochs, %d iterations, %.1f s",
            end.words,
            standing.epoch(),
            standing.iteration(),
            seconds));
    if (standing.hasBest())
      line.append(
          String.format(
              Locale.ROOT,
              "; best validation %.6g at iteration %d",
              standing.bestScore(),
              standing.bestIteration()));
    if (!Double.isNaN(test)) line.append(String.format(Locale.ROOT, "; test %.6g", test));
    return line.toString();
  }
}
