package damo.nn;

import java.util.Locale;

/**
 * What came of training.
 *
 * @param steps how many were done
 * @param cost the mean cost of the steps since the last report, or of those up to it
 * @param interrupted whether training ended before its time
 */
public record TrainingResult(int steps, double cost, boolean interrupted) {
  @Override
  public String toString() {
    String end = interrupted ? ", interrupted" : "";
    return String.format(Locale.ROOT, "%d steps, last mean cost %.6f%s", steps, cost, end);
  }
}
