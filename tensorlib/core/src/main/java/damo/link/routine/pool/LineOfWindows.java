package damo.link.routine.pool;

import damo.scalar.DType;

/**
 * What windows do along one line: element {@code start[p]} up to but without {@code end[p]} are
 * those of window {@code p}. Arrays are the Java arrays of one dtype.
 */
interface LineOfWindows {
  static LineOfWindows of(DType dtype, int[] start, int[] end) {
    return switch (dtype) {
      case FLOAT32 -> new FloatWindows(start, end);
      case FLOAT64 -> new DoubleWindows(start, end);
      default -> new PlainWindows(dtype, start, end);
    };
  }

  /** The larger of each of {@code n} elements of {@code x} and of {@code line}, to the latter. */
  void larger(Object x, int at, Object line, int n);

  /** The largest element of each window of {@code line}. */
  void max(Object line, Object to, int at);

  /** The sum of each window of {@code line}, divided by {@code height} times its width. */
  void sum(Object line, Object to, int at, double height, int[] widths);

  /** Adds each number of {@code g}, divided as in {@link #sum}, to its window of {@code line}. */
  void spread(Object g, int at, Object line, double height, int[] widths);

  /** Adds each number of {@code g} to those elements of its window where x equals {@code y}. */
  void spreadToMax(Object x, int at, Object y, Object g, int window, int gAt, Object to, int toAt);

  /** Adds those elements of {@code g} where x equals {@code y} to the number of their window. */
  void sumAtMax(Object x, int at, Object g, int gAt, Object y, int window, Object to, int toAt);
}
