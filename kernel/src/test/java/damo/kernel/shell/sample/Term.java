package damo.kernel.shell.sample;

import damo.tensor.Operators;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A value that remembers how it was made.
 *
 * @param text how
 */
@Operators("damo.kernel.shell.sample.Terms")
public record Term(String text) {
  /** Part of this term. */
  public Term get(Object... index) {
    String inside = Arrays.stream(index).map(String::valueOf).collect(Collectors.joining(","));
    return new Term(text + "[" + inside + "]");
  }

  /** The sum over this term. */
  public Term sum() {
    return new Term("sum" + text);
  }

  /** Loops for ever, as a library may. */
  public static void spin() {
    long[] count = {0};
    while (count[0] >= 0) {
      count[0] = count[0] + 1 & 0xffff;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
