package damo.data.pickle;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two ways in which protocol 0 writes texts in one line. */
final class Escapes {
  private static final Pattern STRING =
      Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|(.))", Pattern.DOTALL);
  private static final Pattern UNICODE =
      Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))");
  private static final Map<String, String> LETTERS =
      Map.of("n", "\n", "r", "\r", "t", "\t", "a", "\007", "b", "\b", "f", "\f", "v", "\013");

  private Escapes() {}

  /** A literal of Python 2 with its quotes. */
  static String string(String literal) throws PickleException {
    int last = literal.length() - 1;
    boolean isQuoted =
        last > 0
            && (literal.charAt(0) == '\'' || literal.charAt(0) == '"')
            && literal.charAt(last) == literal.charAt(0);
    if (!isQuoted) {
      throw new PickleException("it is damaged: a text without quotes");
    }
    return STRING
        .matcher(literal.substring(1, last))
        .replaceAll(match -> Matcher.quoteReplacement(escaped(match)));
  }

  private static String escaped(java.util.regex.MatchResult match) {
    if (match.group(1) != null) {
      return character(match.group(1), 16);
    }
    return match.group(2) != null
        ? character(match.group(2), 8)
        : LETTERS.getOrDefault(match.group(3), match.group(3));
  }

  /** Python's raw-unicode-escape: nothing but code points is written with a backslash. */
  static String unicode(String line) {
    return UNICODE
        .matcher(line)
        .replaceAll(match ->
            Matcher.quoteReplacement(
                character(match.group(1) == null ? match.group(2) : match.group(1), 16)));
  }

  private static String character(String digits, int radix) {
    int code = Integer.parseUnsignedInt(digits, radix);
    return Character.isValidCodePoint(code) ? Character.toString(code) : "\uFFFD";
  }
}
