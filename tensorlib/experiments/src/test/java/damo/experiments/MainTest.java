package damo.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream console = System.out;
  private final PrintStream errors = System.err;

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(console);
    System.setErr(errors);
  }

  @Test
  void theLearnerReachesNinetyFivePercent() {
    assertEquals(0, Main.execute("learner", "--steps", "3000"), err::toString);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    String last = lines.getLast();
    assertTrue(last.matches("test accuracy \\d+\\.\\d\\d %"), last);
    assertTrue(Double.parseDouble(last.split(" ")[2]) >= 95, last);
    assertEquals(3, lines.stream().filter(line -> line.contains("  cost ")).count());
  }

  @Test
  void theMlpPrintsALineForEachEpoch() {
    assertEquals(0, Main.execute("mlp", "--epochs", "2", "--hidden", "16"), err::toString);
    assertEquals(3, out.toString(StandardCharsets.UTF_8).lines().count());
  }

  @Test
  void withoutANameTheExperimentsAreListed() {
    assertEquals(2, Main.execute());
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("learner"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bmnist -ep 2", "polyphonic -ep 2 -rs 16", "polyphonic -ep 1 -rs 8 -rl 2 --bidirectional",
        "mnist-mlp -ep 1 --layers 10", "dl-mlp -ep 1", "dl-dbn -ep 1 -opt adadelta",
        "dl-dbnc -ep 1 -opt sgd", "dl-text -ep 1 --units 8 --embedding 8", "dl-lag -ep 3",
        "dl-lag -ep 3 --targets softmax", "dl-lag -ep 3 --targets sigmoid", "dl-map1d -ep 3",
        "dl-map1d -ep 2 --model euse", "dl-map1d -ep 2 --model muse", "dl-map1d -ep 2 --model sse",
        "dl-char -ep 1 --units 16", "tsne --rows 200 --iterations 60"
      })
  void everyDoorRunsOnWhatComesWithDamoAndWritesItsPage(String line) throws IOException {
    List<String> args = new ArrayList<>(List.of(line.split(" ")));
    Path page = folder.resolve("run.html");
    args.addAll(List.of("--smoke", "--html", page.toString()));
    assertEquals(0, Main.execute(args.toArray(String[]::new)), err::toString);
    String html = Files.readString(page);
    assertTrue(html.contains("<strong>" + args.getFirst()), html.substring(0, 600));
    assertFalse(html.contains("<script"));
  }

  @Test
  void aRunIsSavedAndGoesOn() throws IOException {
    String[] first = {"dl-map1d", "-ep", "2", "-dir", folder.toString(), "-sfreq", "1"};
    assertEquals(0, Main.execute(first), err::toString);
    String[] more = {"dl-map1d", "-ep", "3", "-dir", folder.toString(), "--resume"};
    assertEquals(0, Main.execute(more), err::toString);
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("goes on after epoch 2"));
    try (var files = Files.list(folder)) {
      List<String> names = files.map(f -> f.getFileName().toString()).sorted().toList();
      assertTrue(names.contains("use_outcome-softmax-uid-EP3-params.npz"), names::toString);
      assertTrue(names.contains("use_outcome-softmax-uid-config.json"), names::toString);
    }
  }

  @Test
  void anUnknownSetIsToldWithTheNearestName() {
    assertEquals(1, Main.execute("dl-mlp", "-dset", "digit"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("digits"), err::toString);
  }

  @Test
  void aRunHasOneNameWithoutDotsWhateverTheOrderOfItsSettings() {
    String name = "VAE_bs-200-lr-8_0000e-04-uid";
    LinkedHashMap<String, Object> settings = new LinkedHashMap<>();
    settings.put("lr", 8e-4);
    settings.put("bs", 200);
    assertEquals(name, Names.unique("VAE", settings, "uid"));
    assertEquals(name, Names.unique("VAE", settings.reversed(), "uid"));
  }

  @Test
  void anUnknownNameIsRefused() {
    assertEquals(2, Main.execute("lerner"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("Did you mean"), err::toString);
  }

  @Test
  void aSettingThatCannotWorkIsOneLine() {
    assertEquals(1, Main.execute("learner", "--rate", "-1"));
    assertEquals(
        "learner: learningRate must be a number above 0, got -1.0",
        err.toString(StandardCharsets.UTF_8).strip());
  }
}
