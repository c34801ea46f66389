package damo.nn;

import damo.error.DamoException;

/** The mean cost since the last report. */
final class MeanCost {
  private final double learningRate;
  private double sum;
  private int count;
  private double last = Double.NaN;

  MeanCost(double learningRate) {
    this.learningRate = learningRate;
  }

  void add(double cost) {
    sum += cost;
    count++;
  }

  /** The mean of what was added since the last call, or that of before if nothing was. */
  double take(int step) {
    if (count == 0) return last;
    last = sum / count;
    sum = 0;
    count = 0;
    if (Double.isFinite(last)) return last;
    throw new DamoException(
        "the cost became "
            + last
            + " by step "
            + step
            + ": take a smaller learning rate than "
            + learningRate
            + " or scale the features, say to [0, 1], and start with a new Learner");
  }
}
