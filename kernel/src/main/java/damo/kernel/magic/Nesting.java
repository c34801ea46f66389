package damo.kernel.magic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Java line by line and knows whether the next line begins a statement. A line that starts
 * with a percent sign is a magic only there: inside text blocks it is a format, after an open
 * operand it is a remainder.
 */
final class Nesting {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"\"\"|\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|//.*|/\\*|\\*/|\\\\.|[(\\[{]|[)\\]}]|\\S");

  private int depth;
  private boolean inText;
  private boolean inComment;
  private boolean ended = true;

  boolean atStatement() {
    return depth == 0 && !inText && !inComment && ended;
  }

  void read(String line) {
    Matcher token = TOKEN.matcher(line);
    while (token.find()) {
      read(token);
    }
  }

  private void read(Matcher token) {
    String text = token.group();
    if (inComment) {
      inComment = !text.equals("*/");
    } else if (inText) {
      inText = !text.equals("\"\"\"");
    } else if (text.equals("/*")) {
      inComment = true;
    } else if (!text.startsWith("//")) {
      code(text);
    }
  }

  private void code(String text) {
    inText = text.equals("\"\"\"");
    depth += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
    ended = text.equals(";") || text.equals("}");
  }
}
