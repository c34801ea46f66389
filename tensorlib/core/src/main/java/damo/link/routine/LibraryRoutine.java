package damo.link.routine;

import damo.scalar.Ints;
import java.util.List;

/**
 * A routine of the library, as it works for one node: both executors run the same.
 *
 * <p>An instance belongs to one executable, is used by one thread at a time, and may keep room to
 * work in between calls.
 */
public interface LibraryRoutine {
  /**
   * The shapes of the results, one per output.
   *
   * @throws damo.error.DamoException saying what does not fit, without naming the node
   */
  List<Ints> shapes(List<Operand> in);

  /** Whether the shapes follow from elements of the inputs, not from their shapes alone. */
  default boolean isSizedByElements() {
    return false;
  }

  /**
   * Computes the results.
   *
   * @param in not written to; any strides
   * @param out dense, of {@link #shapes}, holding anything; none shares its elements with an input
   */
  void run(List<Operand> in, List<Operand> out);
}
