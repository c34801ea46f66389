package damo.kernel.shell;

import java.util.Comparator;

/**
 * One replacement in a cell's text, by positions of the original.
 *
 * @param start where the replaced text starts
 * @param end where it ends; equal to start for an insertion
 * @param text what stands there instead
 * @param scopeStart start of the expression that the edit belongs to
 * @param scopeEnd end of that expression
 */
record Edit(int start, int end, String text, int scopeStart, int scopeEnd) {

  /** Left to right; at one place closing texts come first, inner ones before outer ones. */
  static final Comparator<Edit> ORDER =
      Comparator.comparingInt(Edit::start)
          .thenComparingInt(edit -> edit.closes() ? 0 : 1)
          .thenComparingInt(edit -> edit.closes() ? -edit.scopeStart() : -edit.scopeEnd());

  static Edit replace(int start, int end, String text) {
    return new Edit(start, end, text, start, Integer.MAX_VALUE);
  }

  static Edit open(int start, int scopeEnd, String text) {
    return new Edit(start, start, text, start, scopeEnd);
  }

  static Edit close(int end, int scopeStart, String text) {
    return new Edit(end, end, text, scopeStart, end);
  }

  /** Spaces over the range, line ends kept. */
  static Edit blank(String code, int start, int end) {
    return replace(start, end, code.substring(start, end).replaceAll("[^\\r\\n]", " "));
  }

  private boolean closes() {
    return start == end && scopeEnd == end && scopeStart < start;
  }
}
