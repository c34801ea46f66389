package damo.nn;

/** Hears how training goes, on the thread that trains: what takes long there slows it down. */
@FunctionalInterface
public interface TrainingListener {
  /**
   * So many steps are done.
   *
   * @param step steps since {@code fit} began
   * @param meanCost the mean cost of the steps since the last report
   */
  void cost(int step, double meanCost);

  /** The share of the test rows that are classified right, between 0 and 1. */
  default void accuracy(int step, double accuracy) {}

  /** Training was interrupted after this step. */
  default void interrupted(int step) {}

  /** Prints a line for each report. */
  static TrainingListener printing() {
    return new PrintedTraining(System.out);
  }

  /** Tells {@code other} as well. */
  default TrainingListener and(TrainingListener other) {
    TrainingListener first = this;
    return new TrainingListener() {
      @Override
      public void cost(int step, double meanCost) {
        first.cost(step, meanCost);
        other.cost(step, meanCost);
      }

      @Override
      public void accuracy(int step, double accuracy) {
        first.accuracy(step, accuracy);
        other.accuracy(step, accuracy);
      }

      @Override
      public void interrupted(int step) {
        first.interrupted(step);
        other.interrupted(step);
      }
    };
  }
}
