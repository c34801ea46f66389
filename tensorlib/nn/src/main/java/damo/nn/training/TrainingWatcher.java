package damo.nn.training;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

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

  /** The run ended by an error, which its caller gets. */
  default void failed(Throwable error) {}

  /**
   * Lines as {@link #printing} has them, and between them, where the console is a terminal, a bar
   * that says how far the epoch is.
   */
  static TrainingWatcher console() {
    java.io.Console console = System.console();
    boolean isTerminal = console != null && console.isTerminal();
    return isTerminal ? new Watchers(List.of(new Bar(System.out), printing())) : printing();
  }

  /** A line for each epoch, and one for the end. */
  static TrainingWatcher printing() {
    return printing(System.out);
  }

  /** A line for each epoch, and one for the end. */
  static TrainingWatcher printing(PrintStream out) {
    return new PrintedRun(out);
  }
}
