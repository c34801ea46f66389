package damo.tensor;

import damo.error.DamoException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a border is filled with.
 *
 * @param constantValue what mode {@code "constant"} fills with
 * @param endValue where the ramps of {@code "linear_ramp"} begin
 * @param statLength of how many elements at each side {@code "maximum"}, {@code "minimum"} and
 *     {@code "mean"} are taken; null for all
 */
public record Pad(Mode mode, double constantValue, double endValue, @Nullable Integer statLength) {
  /** NumPy's modes. */
  public enum Mode {
    CONSTANT,
    EDGE,
    LINEAR_RAMP,
    MAXIMUM,
    MINIMUM,
    MEAN,
    REFLECT,
    SYMMETRIC,
    WRAP;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * {@code "constant" "edge" "linear_ramp" "maximum" "minimum" "mean" "reflect" "symmetric"
   * "wrap"}.
   */
  public static Pad mode(String name) {
    for (Mode m : Mode.values()) if (m.code().equals(name)) return new Pad(m, 0, 0, null);
    throw new DamoException(
        "expected one of the pad modes "
            + java.util.Arrays.stream(Mode.values()).map(Mode::code).toList()
            + ", got \""
            + name
            + "\"");
  }

  /** What mode {@code "constant"} fills with; 0 if not said. */
  public Pad constantValue(double value) {
    return new Pad(mode, value, endValue, statLength);
  }

  /** Where the ramps of {@code "linear_ramp"} begin; 0 if not said. */
  public Pad endValue(double value) {
    return new Pad(mode, constantValue, value, statLength);
  }

  /** Of how many elements at each side the statistics are taken; all if not said. */
  public Pad statLength(int length) {
    if (length < 1) throw new DamoException("a statistic is of 1 element at least, got " + length);
    return new Pad(mode, constantValue, endValue, length);
  }
}
