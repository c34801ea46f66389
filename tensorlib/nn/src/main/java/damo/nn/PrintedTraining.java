package damo.nn;

import java.io.PrintStream;
import java.util.Locale;

/** A line for each report. */
record PrintedTraining(PrintStream out) implements TrainingListener {
  @Override
  public void cost(int step, double meanCost) {
    print("step %d  cost %.6f", step, meanCost);
  }

  @Override
  public void accuracy(int step, double accuracy) {
    print("step %d  test accuracy %.2f %%", step, 100 * accuracy);
  }

  @Override
  public void interrupted(int step) {
    print("interrupted after step %d; what was learnt until then is kept", step);
  }

  private void print(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
