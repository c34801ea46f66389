package damo.kernel.shell;

import java.util.List;

/** Finds where code begins and ends among white space and comments. */
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

  /** Past the last character that is neither, however quotes and comments are nested. */
  static int codeEnd(String code) {
    int end = 0;
    int at = 0;
    while (at < code.length()) {
      int next = skip(code, at, code.length());
      if (next == at) {
        next = afterToken(code, at);
        end = next;
      }
      at = next;
    }
    return end;
  }

  /** Past a literal in quotes, or past one character. */
  private static int afterToken(String code, int at) {
    for (String quote : List.of("\"\"\"", "\"", "'")) {
      if (code.startsWith(quote, at)) {
        return afterQuoted(code, at + quote.length(), quote);
      }
    }
    return at + 1;
  }

  private static int afterQuoted(String code, int start, String quote) {
    int at = start;
    while (at < code.length() && !code.startsWith(quote, at)) {
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(code.length(), at + quote.length());
  }
}
