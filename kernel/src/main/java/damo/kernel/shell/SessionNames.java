package damo.kernel.shell;

import java.util.regex.Pattern;

/** Turns names of the classes that hold a session into the names that a user wrote. */
final class SessionNames {
  private static final Pattern HOLDER =
      Pattern.compile("\\bREPL\\.(\\$JShell\\$\\w+|\\$Cell\\w+|\\$Vars\\w+)[.$]");
  private static final Pattern LOCATION =
      Pattern.compile("\\R\\s*location:\\s*class (REPL\\.)?\\$(JShell|Cell|Vars)\\S*");

  private SessionNames() {}

  static String shown(String text) {
    return HOLDER.matcher(LOCATION.matcher(text).replaceAll("")).replaceAll("");
  }
}
