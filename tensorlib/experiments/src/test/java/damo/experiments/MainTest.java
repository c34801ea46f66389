package damo.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @TempDir private Path folder;

  @Test
  void theLearnerReachesNinetyFivePercent() {
    List<String> lines = Door.enter("learner", "--steps", "3000").succeeded().lines();
    String last = lines.getLast();
    assertTrue(last.matches("test accuracy \\d+\\.\\d\\d %"), last);
    assertTrue(Double.parseDouble(last.split(" ")[2]) >= 95, last);
    assertEquals(3, lines.stream().filter(line -> line.contains("  cost ")).count());
  }

  @Test
  void theMlpPrintsALineForEachEpoch() {
    assertEquals(
        3, Door.enter("mlp", "--epochs", "2", "--hidden", "16").succeeded().lines().size());
  }

  @Test
  void withoutANameTheExperimentsAreListed() {
    Door door = Door.enter();
    assertEquals(2, door.code());
    assertTrue(door.err().contains("learner"), door.err());
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
    List<String> words = List.of(line.split(" "));
    Path page = folder.resolve("run.html");
    Door.enter(words, "--smoke", "--html", page.toString()).succeeded();
    String html = Files.readString(page);
    assertTrue(html.contains("<strong>" + words.getFirst()), html.substring(0, 600));
    assertFalse(html.contains("<script"));
  }

  @Test
  void aRunIsSavedAndGoesOn() throws IOException {
    List<String> door = List.of("dl-map1d", "-dir", folder.toString());
    Door.enter(door, "-ep", "2", "-sfreq", "1").succeeded();
    String more = Door.enter(door, "-ep", "3", "--resume").succeeded().out();
    assertTrue(more.contains("goes on after epoch 2"), more);
    try (var files = Files.list(folder)) {
      List<String> names = files.map(f -> f.getFileName().toString()).sorted().toList();
      assertTrue(names.contains("use_outcome-softmax-uid-EP3-params.npz"), names::toString);
      assertTrue(names.contains("use_outcome-softmax-uid-config.json"), names::toString);
    }
  }

  @Test
  void anUnknownSetIsToldWithTheNearestName() {
    Door door = Door.enter("dl-mlp", "-dset", "digit");
    assertEquals(1, door.code());
    assertTrue(door.err().contains("digits"), door.err());
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
    Door door = Door.enter("lerner");
    assertEquals(2, door.code());
    assertTrue(door.err().contains("Did you mean"), door.err());
  }

  @Test
  void aSettingThatCannotWorkIsOneLine() {
    Door door = Door.enter("learner", "--rate", "-1");
    assertEquals(1, door.code());
    assertEquals("learner: learningRate must be a number above 0, got -1.0", door.err().strip());
  }
}
