package damo.data.sets;

import java.util.Locale;
import java.util.stream.IntStream;

/** How far apart two names are. */
final class Spelling {
  private Spelling() {}

  /**
   * How many letters must be put in, left out or changed; case, {@code -} and {@code _} are free.
   */
  static int distance(String one, String other) {
    String a = plain(one);
    String b = plain(other);
    int[] row = IntStream.rangeClosed(0, b.length()).toArray();
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }
}
