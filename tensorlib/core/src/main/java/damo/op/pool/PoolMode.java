package damo.op.pool;

import damo.error.DamoException;
import java.util.Arrays;
import java.util.Locale;

/** What becomes of the elements of a window. */
public enum PoolMode {
  /** The largest; zeros around the array do not count. */
  MAX,
  SUM,
  /** Their mean, with the zeros around the array that the window covers. */
  AVERAGE_INC_PAD,
  /** The mean of those that lie in the array. */
  AVERAGE_EXC_PAD;

  /** By the name users know it by: {@code "average_exc_pad"}. */
  public static PoolMode of(String name) {
    return Arrays.stream(values())
        .filter(m -> m.code().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new DamoException(
                "a mode of pooling is one of "
                    + Arrays.stream(values()).map(PoolMode::code).toList()
                    + ", got \""
                    + name
                    + "\""));
  }

  /** The name users know it by. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a window gives a mean. */
  public boolean isAverage() {
    return this == AVERAGE_INC_PAD || this == AVERAGE_EXC_PAD;
  }
}
