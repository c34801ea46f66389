package damo.nn.training;

import damo.error.DamoException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;

/** The loop: from where a run stands to where it ends. */
final class Session {
  private final Run run;
  private final Trainer.Plan plan;
  private final TrainingWatcher watcher;
  private final long start = System.nanoTime();
  private volatile boolean isStopped;
  private boolean isComputing;
  private Patience patience;
  private long savedAt = -1;

  Session(Run run, Trainer.Plan plan) {
    this.run = run;
    this.plan = plan;
    this.watcher = plan.watcher();
    Patience given = plan.patience();
    this.patience =
        new Patience(
            Math.max(given.iterations(), run.standing.patience()),
            given.increase(),
            given.threshold());
  }

  /** Asks the run to end after its batch; what its thread computes is given up. */
  void stop(Thread thread) {
    synchronized (this) {
      isStopped = true;
      if (isComputing) thread.interrupt();
    }
  }

  /** Computes what {@link #stop} interrupts; files are written outside, and never by halves. */
  private double compute(DoubleSupplier what) {
    synchronized (this) {
      if (isStopped) throw new CancellationException("stopped");
      isComputing = true;
    }
    try {
      return what.getAsDouble();
    } catch (RuntimeException e) {
      // An interrupt has many faces: a file that was closed, a sleep that was cut short.
      if (isStopped) throw new CancellationException("stopped");
      throw e;
    } finally {
      synchronized (this) {
        isComputing = false;
      }
      if (isStopped) Thread.interrupted();
    }
  }

  RunReport train() {
    run.begin();
    try {
      watcher.started(run.standing, plan.epochs(), plan.data().batches());
      RunReport.End end = RunReport.End.STOPPED;
      try {
        end = epochs();
      } catch (CancellationException e) {
        if (!isStopped) throw e;
      }
      return finish(end);
    } catch (Throwable e) {
      tell(e);
      throw e;
    } finally {
      run.end();
    }
  }

  /** What a watcher throws now must not hide why the run failed. */
  private void tell(Throwable failure) {
    try {
      watcher.failed(failure);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private RunReport.End epochs() {
    while (run.standing.epoch() < plan.epochs()) {
      long from = System.nanoTime();
      Iterator<? extends List<?>> rest = rest();
      while (true) {
        if (isValidationDue()) validate();
        if (patience.isOver(run.standing.iteration())) return RunReport.End.PATIENCE;
        if (!rest.hasNext()) break;
        step(rest.next());
      }
      endEpoch((System.nanoTime() - from) / 1e9);
    }
    return RunReport.End.EPOCHS;
  }

  /** The batches of this epoch that are not over. */
  private Iterator<? extends List<?>> rest() {
    int batch = run.standing.batch();
    return batch < plan.data().batches()
        ? plan.data().epoch(run.standing.epoch(), batch)
        : Collections.emptyIterator();
  }

  /** Also when a run goes on that was stopped while it was judged. */
  private boolean isValidationDue() {
    long iteration = run.standing.iteration();
    return plan.validation() != null
        && iteration > run.standing.validated()
        && iteration % plan.validateEvery() == 0;
  }

  private void step(List<?> batch) {
    double cost = compute(() -> plan.train().callDouble(batch.toArray()));
    run.standing = run.standing.afterBatch(cost);
    if (!Double.isFinite(cost)) throw diverged(cost);
    watcher.batch(run.standing, cost);
  }

  private DamoException diverged(double cost) {
    run.showBest();
    run.last = null;
    return new DamoException(
        "the cost became %s at iteration %d, batch %d of epoch %d: take a smaller learning rate, clip the"
                .formatted(
                    cost, run.standing.iteration(), run.standing.batch(), run.standing.epoch() + 1)
            + " gradients, or build the function in the mode NAN_GUARD to see where it began"
            + (run.best == null ? "" : "; the model has the weights of the best validation"));
  }

  private void validate() {
    double score = compute(Objects.requireNonNull(plan.validation()));
    boolean isBest = score < run.standing.bestScore();
    patience = patience.after(score, run.standing.bestScore(), run.standing.iteration());
    run.standing = run.standing.validated(patience.iterations());
    if (isBest) {
      run.standing = run.standing.best(score);
      run.best = run.state().weights().values();
    }
    double epoch = (double) run.standing.iteration() / plan.data().batches();
    run.history().add("valid", epoch, score);
    watcher.validated(run.standing, score, isBest);
  }

  private void endEpoch(double seconds) {
    double mean = run.standing.meanCost();
    run.standing = run.standing.afterEpoch();
    run.history().add("train", run.standing.epoch(), mean);
    plan.afterEpoch().forEach(action -> action.accept(run.standing));
    watcher.epoch(run.standing, mean, seconds);
    if (run.standing.epoch() % plan.saveEvery() == 0) save();
  }

  private RunReport finish(RunReport.End end) {
    save();
    run.showBest();
    double test = test();
    if (plan.checkpoints() != null)
      plan.checkpoints().writeEnd(run.history(), run.state().weights().values());
    RunReport report =
        new RunReport(end, run.standing, test, (System.nanoTime() - start) / 1e9, run.history());
    watcher.finished(report);
    return report;
  }

  private double test() {
    if (plan.test() == null || isStopped) return Double.NaN;
    try {
      return compute(plan.test());
    } catch (CancellationException e) {
      return Double.NaN;
    }
  }

  private void save() {
    if (plan.checkpoints() == null || savedAt == run.standing.iteration()) return;
    Checkpoint written = plan.checkpoints().write(run.state(), run.content(plan.origin()));
    savedAt = run.standing.iteration();
    watcher.saved(written.path());
  }
}
