package damo.display.number;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Keys over time.
 *
 * @param frames shape (frames, keys): chances, or 0 and 1
 * @param padding which frames are none; as many as there are frames
 */
public record Roll(double[][] frames, boolean[] padding) {
  /** What is less likely counts as not played. */
  public static final double UNLIKELY = 0.05;

  public int keys() {
    return frames.length == 0 ? 0 : frames[0].length;
  }

  public boolean isPadding(int frame) {
    return padding[frame];
  }

  public double at(int frame, int key) {
    return key < frames[frame].length ? frames[frame][key] : 0;
  }

  /** The keys that are played in any frame, or are NaN there; rising. */
  public IntStream used() {
    return IntStream.range(0, keys())
        .filter(key ->
            IntStream.range(0, frames.length)
                .anyMatch(t -> !padding[t] && !(frames[t][key] < UNLIKELY)));
  }

  /** The first frames. */
  public Roll first(int most) {
    return frames.length <= most
        ? this
        : new Roll(Arrays.copyOf(frames, most), Arrays.copyOf(padding, most));
  }
}
