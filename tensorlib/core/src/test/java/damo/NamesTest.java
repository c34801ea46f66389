package damo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.inspect.Inspect;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every public name that is promised ({@code conformance/names.md}) exists. */
class NamesTest {
  private static final Pattern CALL =
      Pattern.compile("\\b(T\\.linalg|T\\.nnet|T\\.signal|T|Damo|Inspect)\\.([a-zA-Z0-9]+)\\(");
  private static final Pattern BARE = Pattern.compile("(?<![.\\w])([a-z][a-zA-Z0-9]+)\\(");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]+");
  private static final Map<String, Class<?>> OWNERS =
      Map.of(
          "T",
          T.class,
          "T.linalg",
          type("linalg"),
          "T.nnet",
          type("nnet"),
          "T.signal",
          type("signal"),
          "Damo",
          Damo.class,
          "Inspect",
          Inspect.class);

  /** The type of {@code T.nnet} and the like; of {@code T} itself while there is no such field. */
  private static Class<?> type(String field) {
    try {
      return T.class.getField(field).getType();
    } catch (NoSuchFieldException e) {
      return T.class;
    }
  }

  @Test
  void everyPromisedNameExists() throws IOException {
    Set<String> missing = new TreeSet<>();
    int promised = 0;
    for (String name : promised()) {
      promised++;
      if (!exists(name)) missing.add(name);
    }
    System.out.println((promised - missing.size()) + " of " + promised + " names exist");
    assertEquals(Set.of(), missing);
  }

  private static boolean exists(String name) {
    int dot = name.lastIndexOf('.');
    Method[] methods = Objects.requireNonNull(OWNERS.get(name.substring(0, dot))).getMethods();
    return Arrays.stream(methods).anyMatch(m -> m.getName().equals(name.substring(dot + 1)));
  }

  private static Set<String> promised() throws IOException {
    Set<String> out = new TreeSet<>();
    String section = "";
    for (String line : lines()) {
      if (line.startsWith("## ")) section = line;
      if (!line.startsWith("|")) continue;
      List<String> cells = List.of(line.split("(?<!\\|) \\|"));
      String right = cells.getLast().contains("later") ? "" : cells.getLast();
      calls(right).forEach(out::add);
      if (right.contains("same names"))
        WORD.matcher(cells.getFirst()).results().forEach(m -> out.add("T." + m.group()));
      if (section.contains("`T.nnet`") && !cells.getFirst().contains("keywords"))
        bare(right).forEach(name -> out.add("T.nnet." + name));
      if (section.contains("`T.signal`") && !cells.getFirst().contains("keywords"))
        bare(right).forEach(name -> out.add("T.signal." + name));
    }
    return out;
  }

  private static Stream<String> calls(String text) {
    return CALL.matcher(text).results().map(m -> m.group(1) + "." + m.group(2));
  }

  private static Stream<String> bare(String text) {
    return BARE.matcher(text).results().map((MatchResult m) -> m.group(1));
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = NamesTest.class.getResourceAsStream("/conformance/names.md")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toList());
    }
  }
}
