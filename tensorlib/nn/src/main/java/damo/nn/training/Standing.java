package damo.nn.training;

/**
 * Where a run stands.
 *
 * @param epoch how many epochs are over
 * @param batch how many batches of this epoch are over
 * @param iteration how many batches are over in all
 * @param costs the sum of the costs of this epoch's batches
 * @param patience after how many iterations the run ends for want of progress
 * @param validated at which iteration the model was judged last
 * @param bestScore the best validation score; infinite before the first
 * @param bestIteration where it was reached
 */
public record Standing(
    int epoch,
    int batch,
    long iteration,
    double costs,
    double patience,
    long validated,
    double bestScore,
    long bestIteration) {
  static Standing start(Patience patience) {
    return new Standing(0, 0, 0, 0, patience.iterations(), 0, Double.POSITIVE_INFINITY, 0);
  }

  Standing afterBatch(double cost) {
    return new Standing(
        epoch,
        batch + 1,
        iteration + 1,
        costs + cost,
        patience,
        validated,
        bestScore,
        bestIteration);
  }

  Standing afterEpoch() {
    return new Standing(epoch + 1, 0, iteration, 0, patience, validated, bestScore, bestIteration);
  }

  Standing best(double score) {
    return new Standing(epoch, batch, iteration, costs, patience, validated, score, iteration);
  }

  Standing validated(double nextPatience) {
    return new Standing(
        epoch, batch, iteration, costs, nextPatience, iteration, bestScore, bestIteration);
  }

  /** The mean cost of the batches of this epoch that are over. */
  public double meanCost() {
    return costs / batch;
  }

  /** Whether there was a validation that gave a number. */
  public boolean hasBest() {
    return bestScore < Double.POSITIVE_INFINITY;
  }
}
