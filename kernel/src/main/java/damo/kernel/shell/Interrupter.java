package damo.kernel.shell;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stops the running cell. */
final class Interrupter {
  private static final Logger LOG = System.getLogger(Interrupter.class.getName());

  private final Optional<ThreadStopper> stopper;
  private volatile @Nullable RunningCell running;

  Interrupter(Optional<ThreadStopper> stopper) {
    this.stopper = stopper;
  }

  /** An interrupter with the best means that this virtual machine allows. */
  static Interrupter best() {
    try {
      return new Interrupter(Optional.of(new ThreadStopper()));
    } catch (RuntimeException | LinkageError e) {
      LOG.log(Level.WARNING, "loops inside libraries cannot be stopped here: {0}", e.toString());
      return new Interrupter(Optional.empty());
    }
  }

  StopWeaver.Reach reach() {
    return stopper.isPresent() ? StopWeaver.Reach.AROUND_CALLS : StopWeaver.Reach.EVERYWHERE;
  }

  /** Begins a cell on the calling thread. */
  RunningCell begin() {
    RunningCell cell = new RunningCell(stopper);
    running = cell;
    return cell;
  }

  void end(RunningCell cell) {
    cell.close();
    running = null;
  }

  void interrupt() {
    RunningCell cell = running;
    if (cell != null) {
      cell.stop();
    }
  }
}
