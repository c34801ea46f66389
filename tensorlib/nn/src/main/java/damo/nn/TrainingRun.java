package damo.nn;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** One call of {@link Learner#fit}: its steps and its reports. */
final class TrainingRun {
  private final LearnerNet net;
  private final RandomRows batch;
  private final MeanCost cost;
  private final int printN;
  private final int checkN;
  private final @Nullable LabelledRows test;
  private final TrainingListener listener;

  TrainingRun(
      LearnerNet net,
      RandomRows batch,
      double learningRate,
      int printN,
      int checkN,
      @Nullable LabelledRows test,
      TrainingListener listener) {
    this.net = net;
    this.batch = batch;
    this.cost = new MeanCost(learningRate);
    this.printN = printN;
    this.checkN = checkN;
    this.test = test;
    this.listener = listener;
  }

  TrainingResult run(int nSteps) {
    for (int step = 1; step <= nSteps; step++) {
      if (!step()) return interrupted(step - 1);
      if (!report(step)) return interrupted(step);
    }
    return new TrainingResult(nSteps, cost.take(nSteps), false);
  }

  /** Whether it was done; an interrupt before or within it leaves all parameters as they were. */
  private boolean step() {
    if (Thread.currentThread().isInterrupted()) return false;
    batch.draw();
    try {
      cost.add(net.train().callDouble(batch.x(), batch.y()));
      return true;
    } catch (CancellationException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether all was told that is due; an interrupt may stop the look at the test data. */
  private boolean report(int step) {
    if (due(step, printN)) listener.cost(step, cost.take(step));
    if (test == null || !due(step, checkN)) return true;
    try {
      listener.accuracy(step, net.accuracy(test));
      return true;
    } catch (CancellationException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean due(int step, int every) {
    return every > 0 && step % every == 0;
  }

  private TrainingResult interrupted(int step) {
    listener.interrupted(step);
    return new TrainingResult(step, cost.take(step), true);
  }
}
