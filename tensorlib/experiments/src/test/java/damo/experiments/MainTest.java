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

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private static void isOneLine(Door door, String holds) {
    assertEquals(1, door.code());
    assertTrue(door.err().contains(holds), door.err());
    assertEquals(1, door.err().lines().count(), door.err());
  }

  @Test
  void anotherOptionIsToldWhenARunGoesOnAndTheRunStaysAsItWas() throws IOException {
    List<String> door = List.of("dl-map1d", "-dir", folder.toString());
    Door.enter(door, "-ep", "1").succeeded();
    isOneLine(
        Door.enter(door, "-ep", "2", "--resume", "-lr", "0.5"), "changed lr from 0.01 to 0.5");
    isOneLine(Door.enter(door, "-ep", "2", "--resume", "-seed", "2"), "of other data");
    isOneLine(Door.enter(door, "-ep", "2", "--resume", "-bs", "11"), "of other data");
    Door.enter(door, "-ep", "2", "--resume").succeeded();
    assertTrue(names().contains("use_outcome-softmax-uid-EP2-params.npz"), names()::toString);
  }

  @Test
  void toGoOnTheFolderOfTheRunIsNeeded() {
    isOneLine(Door.enter("dl-map1d", "-ep", "1", "--resume"), "--savedir");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mnist-mlp --resume", "mnist-mlp -dir x", "tsne -dir x", "tsne -ep 3"})
  void anOptionThatWouldDoNothingIsRefused(String line) {
    Door door = Door.enter(List.of(line.split(" ")), "--smoke");
    assertEquals(2, door.code());
    assertTrue(door.err().startsWith("Unknown option"), door.err());
  }

  @Test
  void aPageThatCannotBeWrittenByItsNameIsToldBeforeTheRun() {
    for (String door : List.of("dl-map1d", "tsne")) {
      Door told = Door.enter(door, "--html", folder.resolve("page").toString());
      assertEquals(2, told.code());
      assertTrue(told.err().startsWith("--html names a file that ends in .html"), told.err());
      assertEquals("", told.out());
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path below = file.resolve("below");
    isOneLine(Door.enter("dl-map1d", "-ep", "1", "-dir", below.toString()), file.toString());
    isOneLine(Door.enter("dl-map1d", "-ep", "1", "-dir", file.toString()), file + " is in the way");
  }

  @Test
  void filesAreNamedAfterTheSetThatASmokeRunTakes() throws IOException {
    Door.enter("dl-mlp", "--smoke", "-dset", "mnist", "-ep", "0", "-dir", folder.toString())
        .succeeded();
    assertTrue(
        names().contains("dl-mlp_dset-digits-opt-rmsprop-uid-config.json"), names()::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dl-char --characters 0", "dl-char --characters 99", "mnist-mlp --seeds 0"})
  void aNumberThatLeavesNothingToDoIsToldByItsOption(String line) {
    List<String> words = List.of(line.split(" "));
    isOneLine(Door.enter(words), words.get(1));
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
