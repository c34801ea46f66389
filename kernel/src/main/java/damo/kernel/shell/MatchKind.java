package damo.kernel.shell;

import java.util.Locale;
import javax.lang.model.SourceVersion;

/** Tells what a completion is by its look, in the words that front ends have icons for. */
final class MatchKind {
  private MatchKind() {}

  static String of(String match) {
    if (match.endsWith("(") || match.endsWith("()")) {
      return "function";
    }
    if (SourceVersion.isKeyword(match.strip())) {
      return "keyword";
    }
    if (match.endsWith(".")) {
      return "module";
    }
    boolean constant = match.equals(match.toUpperCase(Locale.ROOT));
    boolean type = Character.isUpperCase(match.charAt(0)) && (!constant || match.length() == 1);
    return type ? "class" : "instance";
  }
}
