package damo.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.Damo;
import damo.compile.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every conformance vector in every mode. The cases that do not hold yet are listed in {@code
 * conformance/not-yet.txt}; the test fails when a case leaves or joins the list. {@code mvn test
 * -Dtest=ConformanceTest -DargLine=-Dconformance.record=FILE} writes the list anew.
 */
class ConformanceTest {
  private static final Path FOLDER = Path.of("src/test/resources/conformance");
  private static final TreeMap<String, Set<String>> failing = new TreeMap<>();
  private static List<Vector> vectors;
  private static Expressions expressions;

  @BeforeAll
  static void compileExpressions(@TempDir Path classes) throws IOException {
    vectors = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList())
        Vector.maps(Json.read(Files.readString(file))).forEach(v -> vectors.add(Vector.of(v)));
    }
    expressions =
        new Expressions(vectors, Files.readString(FOLDER.resolve("imports.txt")), classes);
  }

  @AfterEach
  void resetMode() {
    Damo.config.mode(Mode.FAST_RUN);
  }

  @AfterAll
  static void record() throws IOException {
    String file = System.getProperty("conformance.record");
    if (file == null) return;
    List<String> lines = new ArrayList<>();
    failing.forEach((name, modes) -> lines.add(name + " " + String.join(" ", modes)));
    Files.write(Path.of(file), lines);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAST_COMPILE", "FAST_RUN", "DEBUG"})
  @Timeout(value = 5, unit = java.util.concurrent.TimeUnit.MINUTES)
  void casesHoldButThoseListed(String modeName) throws Exception {
    Mode mode = (Mode) Mode.class.getField(modeName).get(null);
    Damo.config.mode(mode);
    TreeMap<String, String> problems = new TreeMap<>();
    int all = 0;
    for (Vector v : vectors) {
      if (!v.countsIn(modeName)) continue;
      all++;
      String problem = problem(v, mode);
      if (problem == null) continue;
      problems.put(v.name(), problem);
      failing.computeIfAbsent(v.name(), n -> new TreeSet<>()).add(modeName);
    }
    System.out.printf("%s: %d of %d vectors hold%n", modeName, all - problems.size(), all);
    assertEquals("", differences(problems, listed(modeName)));
  }

  private static String problem(Vector v, Mode mode) {
    String refusal = expressions.refusal(v);
    return refusal != null
        ? "does not compile: " + refusal
        : new VectorRun(v, mode, expressions).problem();
  }

  /** The names that are listed for a mode. */
  private static Set<String> listed(String mode) throws IOException {
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(FOLDER.resolve("not-yet.txt"), StandardCharsets.UTF_8)) {
      List<String> words = List.of(line.split(" "));
      if (words.contains(mode)) names.add(words.getFirst());
    }
    return names;
  }

  private static String differences(TreeMap<String, String> problems, Set<String> listed) {
    List<String> lines = new ArrayList<>();
    problems.forEach((name, problem) -> {
      if (!listed.contains(name)) lines.add(name + " does not hold: " + problem);
    });
    for (String name : listed)
      if (!problems.containsKey(name)) lines.add(name + " holds: take it off the list");
    lines.sort(Comparator.naturalOrder());
    return String.join("\n", lines);
  }
}
