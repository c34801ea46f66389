package damo.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Arrays in full, as people read them: {@code [[1.0 2.0] [3.0 4.0]]}; the middle of long axes left
 * out.
 */
public final class ArrayText {
  private static final int LARGEST = 1_000;
  private static final int EDGE = 3;

  private final Value value;
  private final boolean whole;

  private ArrayText(Value value) {
    this.value = value;
    this.whole = value.size() <= LARGEST;
  }

  /** All of a small array; of a large one the ends of each axis. */
  public static String of(Value value) {
    return new ArrayText(value).axis(0, 0, value.size());
  }

  /** The part from element {@code from} on that has {@code size} elements. */
  private String axis(int axis, int from, int size) {
    if (axis == value.rank()) return element(from);
    int n = value.shape().get(axis);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      boolean shown = whole || n <= 2 * EDGE || i < EDGE || i >= n - EDGE;
      if (shown) parts.add(axis(axis + 1, from + i * (size / n), size / n));
      else if (i == EDGE) parts.add("...");
    }
    String between = axis == value.rank() - 1 ? " " : "\n" + " ".repeat(axis + 1);
    return "[" + String.join(between, parts) + "]";
  }

  private String element(int i) {
    return switch (value.dtype().kind()) {
      case BOOL -> String.valueOf(value.getLong(i) != 0);
      case INT -> String.valueOf(value.getLong(i));
      case UINT -> Long.toUnsignedString(value.getLong(i));
      case FLOAT ->
          value.dtype() == damo.scalar.DType.FLOAT64
              ? String.valueOf(value.getDouble(i))
              : String.valueOf((float) value.getDouble(i));
    };
  }
}
