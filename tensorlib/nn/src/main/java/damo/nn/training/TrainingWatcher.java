package damo.nn.training;

import java.io.PrintStream;
import java.nio.file.Path;

/** Hears how a run goes, on the thread that trains: what takes long there slows it down. */
public interface TrainingWatcher {
  /**
   * A run begins or goes on.
   *
   * @param epochs at which it ends
   * @param batches in an epoch
   */
  default void started(Standing standing, int epochs, int batches) {}

  /** A batch was learnt from. */
  default void batch(Standing standing, double cost) {}

  /**
   * The model was judged.
   *
   * @param score less is better
   * @param isBest whether no score before was as good
   */
  default void validated(Standing standing, double score, boolean isBest) {}

  /**
   * An epoch is over.
   *
   * @param standing after it
   * @param meanCost of its batches
   * @param seconds that it took
   */
  default void epoch(Standing standing, double meanCost, double seconds) {}

  /** A checkpoint was written. */
  default void saved(Path stem) {}

  /** The run is over. */
  default void finished(RunReport report) {}

  /** A line for each epoch, and one for the end. */
  static TrainingWatcher printing() {
    return printing(System.out);
  }

  /** A line for each epoch, and one for the end. */
  static TrainingWatcher printing(PrintStream out) {
    return new PrintedRun(out);
  }
}
