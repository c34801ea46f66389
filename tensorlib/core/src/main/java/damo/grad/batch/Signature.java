package damo.grad.batch;

import damo.error.DamoException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The axes of one element of each input and output of a function, by name: {@code
 * "(m,n),(n)->(m)"}, as in NumPy.
 */
record Signature(List<List<String>> inputs, List<List<String>> outputs) {
  private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_]*|[0-9]+";
  private static final String GROUP = "\\((?:(?:%1$s)(?:,(?:%1$s))*)?\\)".formatted(NAME);
  private static final String LIST = "%1$s(?:,%1$s)*".formatted(GROUP);
  private static final Pattern WHOLE = Pattern.compile("(?:%1$s)?->%1$s".formatted(LIST));

  static Signature of(String text) {
    String dense = text.replaceAll("\\s+", "");
    if (!WHOLE.matcher(dense).matches())
      throw new DamoException(
          "a signature reads like \"(m,n),(n)->(m)\": names of axes for each input, ->, and for"
              + " each output; got \""
              + text
              + "\"");
    int arrow = dense.indexOf("->");
    return new Signature(groups(dense.substring(0, arrow)), groups(dense.substring(arrow + 2)));
  }

  private static List<List<String>> groups(String text) {
    List<List<String>> out = new ArrayList<>();
    if (text.isEmpty()) return out;
    for (String group : text.substring(1, text.length() - 1).split("\\),\\(", -1))
      out.add(group.isEmpty() ? List.of() : Arrays.asList(group.split(",")));
    return out;
  }
}
