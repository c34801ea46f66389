package damo.scan;

import damo.scalar.Ints;
import org.jspecify.annotations.Nullable;

/**
 * What an output of a loop begins with, and which of its past values each step sees.
 *
 * @param initial the value before the first step; for taps beyond −1 a block of as many values as
 *     the loop reaches back, the oldest first; null for an output that is not fed back
 * @param taps offsets from the current step: −1 is the value before
 */
public record Init(@Nullable Object initial, Ints taps) {
  /** An output of which each step sees the value before. */
  public static Init of(Object initial) {
    return new Init(initial, Ints.of(-1));
  }

  /** An output that is not fed back. */
  public static Init none() {
    return new Init(null, Ints.of());
  }

  /**
   * The past values that each step sees, in the order of the step's arguments.
   *
   * @param offsets all negative
   */
  public Init taps(int... offsets) {
    return new Init(initial, Ints.of(offsets));
  }
}
