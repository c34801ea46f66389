package damo.nn.training;

import java.nio.file.Path;
import java.util.List;

/** Tells each of several. */
record Watchers(List<TrainingWatcher> each) implements TrainingWatcher {
  @Override
  public void started(Standing standing, int epochs, int batches) {
    each.forEach(w -> w.started(standing, epochs, batches));
  }

  @Override
  public void batch(Standing standing, double cost) {
    for (TrainingWatcher watcher : each) watcher.batch(standing, cost);
  }

  @Override
  public void validated(Standing standing, double score, boolean isBest) {
    each.forEach(w -> w.validated(standing, score, isBest));
  }

  @Override
  public void epoch(Standing standing, double meanCost, double seconds) {
    each.forEach(w -> w.epoch(standing, meanCost, seconds));
  }

  @Override
  public void saved(Path stem) {
    each.forEach(w -> w.saved(stem));
  }

  @Override
  public void finished(RunReport report) {
    each.forEach(w -> w.finished(report));
  }

  @Override
  public void failed(Throwable error) {
    each.forEach(w -> w.failed(error));
  }
}
