package damo.link;

import damo.error.DamoException;
import damo.graph.Meaning;

/** How many steps a loop makes at most: rows are counted in ints. */
public final class StepCount {
  private static final int MOST = Integer.MAX_VALUE - 1024;

  private StepCount() {}

  /**
   * As many as are asked for; of a loop that may end before, no more than can be counted.
   *
   * @throws DamoException if they are negative, or too many
   */
  public static int of(Meaning.Loop loop, long asked) {
    if (asked < 0) throw new DamoException("it cannot make " + asked + " steps");
    if (!loop.until()) checkCountable(asked);
    return (int) Math.min(asked, MOST);
  }

  /**
   * Looks why a loop ended after so many steps.
   *
   * @throws DamoException if because no more can be counted
   */
  public static void checkEnd(int made, long asked) {
    if (made == MOST) checkCountable(asked);
  }

  private static void checkCountable(long asked) {
    if (asked > MOST)
      throw new DamoException(
          "it cannot make " + asked + " steps: at most " + MOST + " are counted");
  }
}
