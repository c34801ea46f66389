package damo.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of coverage names what there is. */
class CoverageTest {
  private static final Pattern ROW =
      Pattern.compile("\\| ([TD]\\d+b?) \\| [^|]+ \\| (\\S+) \\| (\\S+) \\|([^|]*)\\|");
  private static final List<Matcher> ROWS = new ArrayList<>();
  private static final Map<String, List<Path>> SOURCES = new HashMap<>();

  @BeforeAll
  static void read() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("docs/coverage.md"))) root = root.getParent();
    for (String line : Files.readAllLines(root.resolve("docs/coverage.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) ROWS.add(row);
    }
    for (String module : List.of("tensorlib", "display"))
      try (Stream<Path> files = Files.walk(root.resolve(module))) {
        files
            .filter(f -> f.toString().endsWith(".java") && f.toString().contains("/src/"))
            .forEach(f ->
                SOURCES
                    .computeIfAbsent(
                        f.getFileName().toString().replace(".java", ""), n -> new ArrayList<>())
                    .add(f));
      }
  }

  @Test
  void everyRowIsThereOnce() {
    List<String> wanted = new ArrayList<>();
    add(wanted, "T", 1, 27, 30, 47, 50, 55, 60, 73, 80, 85, 90, 92, 100, 102);
    wanted.add("T102b");
    add(wanted, "T", 103, 108, 110, 114);
    add(wanted, "D", 1, 7, 10, 24, 30, 36, 40, 50, 60, 68);
    assertEquals(wanted, ROWS.stream().map(row -> row.group(1)).toList());
  }

  private static void add(List<String> ids, String letter, int... ranges) {
    for (int i = 0; i < ranges.length; i += 2)
      IntStream.rangeClosed(ranges[i], ranges[i + 1]).forEach(n -> ids.add(letter + n));
  }

  @Test
  void everyClassAndTestThatIsNamedExists() {
    List<String> missing = new ArrayList<>();
    for (Matcher row : ROWS) {
      if (row.group(2).equals("–")) continue;
      String name = row.group(2).replace("`", "");
      String[] test = row.group(3).replace("`", "").split("#");
      if (!SOURCES.containsKey(name)) missing.add(row.group(1) + " " + name);
      if (!has(test)) missing.add(row.group(1) + " " + String.join("#", test));
    }
    assertEquals(List.of(), missing);
  }

  private static boolean has(String... test) {
    return SOURCES.getOrDefault(test[0], List.of()).stream()
        .anyMatch(source -> test.length == 1 || text(source).contains("void " + test[1] + "("));
  }

  private static String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aRowWithoutAClassSaysWhy() {
    for (Matcher row : ROWS)
      if (row.group(2).equals("–")) assertEquals(false, row.group(4).isBlank(), row.group(1));
  }
}
