package damo.kernel.shell;

/** Finds where code begins behind white space and comments. */
final class Blanks {
  private Blanks() {}

  /** The first position from {@code at} on that is neither; {@code end} when all of it is. */
  static int skip(String code, int at, int end) {
    int position = at;
    while (position < end) {
      int next = skipOne(code, position, end);
      if (next == position) {
        return position;
      }
      position = next;
    }
    return end;
  }

  private static int skipOne(String code, int at, int end) {
    if (Character.isWhitespace(code.charAt(at))) {
      return at + 1;
    }
    if (code.startsWith("//", at)) {
      int newline = code.indexOf('\n', at);
      return newline < 0 ? end : Math.min(end, newline + 1);
    }
    if (code.startsWith("/*", at)) {
      int close = code.indexOf("*/", at + 2);
      return close < 0 ? at : Math.min(end, close + 2);
    }
    return at;
  }
}
