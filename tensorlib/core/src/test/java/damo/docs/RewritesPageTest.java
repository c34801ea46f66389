package damo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.compile.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/rewrites.md} names rewrites that there are, and all of them; {@code -Ddocs.record}
 * writes the list at its end anew.
 */
class RewritesPageTest {
  private static final String HEAD = "## All names, in order\n\n";
  private static final Pattern NAME = Pattern.compile("`([^`]*( -> [^`]*|loops|fusion|merge))`");

  @Test
  void theListIsThatOfTheCompiler() throws IOException {
    String text = Files.readString(page());
    int at = text.contains(HEAD) ? text.indexOf(HEAD) : text.length();
    StringBuilder list = new StringBuilder(HEAD);
    for (String name : Mode.FAST_RUN.rewrites()) list.append("- `").append(name).append("`\n");
    if (System.getProperty("docs.record") != null)
      Files.writeString(page(), text.substring(0, at) + list);
    else assertEquals(list.toString(), text.substring(at));
  }

  @Test
  void theTablesNameWhatThereIs() throws IOException {
    String tables = Files.readString(page()).split(Pattern.quote(HEAD))[0];
    List<String> rewrites = Mode.FAST_RUN.rewrites();
    Set<String> unknown = new TreeSet<>();
    tables
        .lines()
        .filter(line -> line.startsWith("| ") && !line.contains("Left out"))
        .forEach(line ->
            NAME.matcher(line.split(" \\| ")[1])
                .results()
                .map(m -> m.group(1))
                .filter(name -> !rewrites.contains(name))
                .forEach(unknown::add));
    assertEquals(Set.of(), unknown);
  }

  private static Path page() {
    return RewrittenValuesTest.folder().resolve("rewrites.md");
  }
}
