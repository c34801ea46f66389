package damo.display.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An array of any rank as text: whole when short, else the edges of each axis. */
public final class Facets {
  private static final int EDGE = 3;
  private static final int WHOLE = 10;

  private final Values values;

  private Facets(Values values) {
    this.values = values;
  }

  /** Rows in brackets as NumPy writes them, three items at each end of a long axis. */
  public static String text(Values values) {
    Facets facets = new Facets(values);
    if (values.shape().length == 0) {
      return values.data().length == 0 ? "[]" : Fmt.num(values.data()[0]);
    }
    int width = facets.shown(0, 0).stream().mapToInt(String::length).max().orElse(0);
    return facets.axis(0, 0, width);
  }

  private int size(int axis) {
    return Arrays.stream(values.shape(), axis + 1, values.shape().length)
        .reduce(1, (a, b) -> a * b);
  }

  private int[] picked(int n) {
    if (n <= WHOLE) {
      return IntStream.range(0, n).toArray();
    }
    int[] ends = new int[2 * EDGE + 1];
    for (int i = 0; i < EDGE; i++) {
      ends[i] = i;
      ends[2 * EDGE - i] = n - 1 - i;
    }
    ends[EDGE] = -1;
    return ends;
  }

  private List<String> shown(int axis, int offset) {
    List<String> all = new ArrayList<>();
    for (int i : picked(values.shape()[axis])) {
      int at = offset + i * size(axis);
      if (i >= 0 && axis == values.shape().length - 1) {
        all.add(Fmt.num(values.data()[at]));
      } else if (i >= 0) {
        all.addAll(shown(axis + 1, at));
      }
    }
    return all;
  }

  private String axis(int axis, int offset, int width) {
    boolean last = axis == values.shape().length - 1;
    String between = last ? " " : "\n" + " ".repeat(axis + 1);
    return Arrays.stream(picked(values.shape()[axis]))
        .mapToObj(i -> i < 0 ? "…" : item(axis, offset + i * size(axis), width, last))
        .collect(Collectors.joining(between, "[", "]"));
  }

  private String item(int axis, int at, int width, boolean last) {
    if (!last) {
      return axis(axis + 1, at, width);
    }
    String number = Fmt.num(values.data()[at]);
    return " ".repeat(width - number.length()) + number;
  }
}
