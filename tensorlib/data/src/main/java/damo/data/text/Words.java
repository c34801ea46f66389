package damo.data.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Texts cut into words. */
public final class Words {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}_]+(?:['’][\\p{L}]+)*|[^\\s\\p{L}\\p{N}_]");

  private Words() {}

  /** The words in lower case, an apostrophe within them, and each other sign on its own. */
  public static List<String> of(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
  }
}
