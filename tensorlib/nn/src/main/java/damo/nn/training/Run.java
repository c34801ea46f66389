package damo.nn.training;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What is kept of a run from one session of training to the next. */
final class Run {
  private final State state;
  private final History history = new History();
  private final AtomicBoolean isBusy = new AtomicBoolean();
  Standing standing;
  @Nullable Map<String, INDArray> best;

  /** The weights that the run goes on from, when the model has better ones. */
  @Nullable Map<String, INDArray> last;

  Run(State state, Standing standing) {
    this.state = state;
    this.standing = standing;
  }

  /** A run that goes on from a checkpoint. */
  static Run of(State state, Checkpoint.Content content) {
    Run run = new Run(state, content.standing());
    run.best = content.best();
    run.history.become(content.history());
    return run;
  }

  State state() {
    return state;
  }

  History history() {
    return history;
  }

  Session session(Trainer.Plan plan) {
    return new Session(this, plan);
  }

  void begin() {
    Require.that(isBusy.compareAndSet(false, true), "this run is under way already");
    if (last != null) state.weights().restore(last, "the last weights");
    last = null;
  }

  void end() {
    isBusy.set(false);
  }

  /** Puts the best weights in place, and remembers those that the run goes on from. */
  void showBest() {
    if (best == null) return;
    last = state.weights().values();
    state.weights().restore(best, "the best weights");
  }

  Checkpoint.Content content(Origin origin) {
    return new Checkpoint.Content(standing, origin, best, history);
  }
}
