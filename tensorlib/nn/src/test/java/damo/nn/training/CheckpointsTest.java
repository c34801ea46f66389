package damo.nn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.data.Hdf5;
import damo.data.Npz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

class CheckpointsTest {
  @TempDir Path folder;

  private Checkpoints files() {
    return Checkpoints.in(folder, "spiral");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theLastOnesAreKept() throws IOException {
    SpiralModel.ofSeed(1).trainer().epochs(5).saving(files().keep(2), 1).run();
    assertEquals(
        List.of("spiral-EP4", "spiral-EP5"),
        files().all().stream().map(Checkpoint::toString).toList());
    assertEquals(
        List.of(
            "spiral-EP4-bestParams.npz",
            "spiral-EP4-optParams.npz",
            "spiral-EP4-params.npz",
            "spiral-EP4-run.json",
            "spiral-EP4-stats.h5",
            "spiral-EP5-bestParams.npz",
            "spiral-EP5-optParams.npz",
            "spiral-EP5-params.npz",
            "spiral-EP5-run.json",
            "spiral-EP5-stats.h5",
            "spiral-best-params.npz",
            "spiral-final.h5"),
        names());
  }

  @Test
  void theCurvesHaveEpochsAndValues() {
    SpiralModel.ofSeed(1).trainer().epochs(3).saving(files(), 1).run();
    var train = Hdf5.readAll(folder.resolve("spiral-final.h5")).get("train");
    assertEquals(List.of(3L, 2L), List.of(train.size(0), train.size(1)));
    assertEquals(3.0, train.getDouble(2, 0));
  }

  @Test
  void aFileThatIsCutShortIsNamedAndTheOlderOneStaysOfUse() throws IOException {
    SpiralModel model = SpiralModel.ofSeed(1);
    model.trainer().epochs(2).saving(files(), 1).run();
    Path cut = folder.resolve("spiral-EP2-optParams.npz");
    byte[] whole = Files.readAllBytes(cut);
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));

    Trainer again = SpiralModel.ofSeed(1).trainer().epochs(3).saving(files(), 1);
    CheckpointException e = assertThrows(CheckpointException.class, again::resume);
    assertTrue(e.getMessage().contains("spiral-EP2-optParams.npz"), e.getMessage());
    assertTrue(e.getMessage().contains("spiral-EP1, is still there"), e.getMessage());

    Files.delete(folder.resolve("spiral-EP2-run.json"));
    assertEquals(15, again.resume().standing().iteration());
  }

  @Test
  void whatDoesNotFitIsListedAndNothingIsTaken() {
    SpiralModel model = SpiralModel.ofSeed(1);
    model.trainer().epochs(1).saving(files(), 1).run();
    SpiralModel wider = new SpiralModel(Map.of("hidden", 13));
    var before = wider.values();
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> wider.trainer().saving(files(), 1).resume());
    assertTrue(e.getMessage().contains("W_in"), e.getMessage());
    assertTrue(
        e.getMessage().contains("(2, 12)") || e.getMessage().contains("[2, 12]"), e.getMessage());
    assertEquals(before, wider.values());
  }

  @Test
  void otherDataIsRefused() {
    SpiralModel.ofSeed(1).trainer().epochs(1).saving(files(), 1).run();
    SpiralModel model = SpiralModel.ofSeed(1);
    Trainer other =
        Trainer.of(model, TrainingData.of(SpiralModel.batches().subList(0, 2))).saving(files(), 1);
    CheckpointException e = assertThrows(CheckpointException.class, other::resume);
    assertTrue(e.getMessage().contains("an epoch had 5 batches and has 2 now"), e.getMessage());
  }

  @Test
  void otherDataLeavesAllAsItWas() {
    SpiralModel.ofSeed(1).trainer().epochs(1).saving(files(), 1).run();
    SpiralModel model = SpiralModel.ofSeed(1);
    var before = model.values();
    Trainer other =
        Trainer.of(model, TrainingData.of(SpiralModel.batches().subList(0, 2))).saving(files(), 1);
    assertThrows(CheckpointException.class, other::resume);
    assertEquals(before, model.values());
  }

  @Test
  void otherSettingsAreToldAndNothingIsTaken() {
    Map<String, Object> then =
        Map.of("hidden", 12, "seed", 1, "rate", 0.1f, "share", 0.5, "old", List.of(1, 2));
    new SpiralModel(then).trainer().epochs(1).saving(files(), 1).run();
    SpiralModel model =
        new SpiralModel(Map.of("hidden", 12, "seed", 2, "rate", 0.1f, "share", 0.25, "new", "x"));
    var before = model.values();
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> model.trainer().saving(files(), 1).resume());
    assertTrue(e.getMessage().contains("spiral-EP1-run.json"), e.getMessage());
    assertTrue(e.getMessage().contains("changed share from 0.5 to 0.25"), e.getMessage());
    assertTrue(e.getMessage().contains("added new = x"), e.getMessage());
    assertTrue(e.getMessage().contains("left out old = [1, 2]"), e.getMessage());
    assertTrue(
        !e.getMessage().contains("rate") && !e.getMessage().contains("seed"), e.getMessage());
    assertEquals(before, model.values());

    Trainer same = new SpiralModel(then).trainer().epochs(2).saving(files(), 1);
    assertEquals(10, same.resume().standing().iteration());
  }

  @Test
  void aSettingThatNoFileHoldsHindersNoRun() {
    Map<String, Object> settings = Map.of("hidden", 12, "rule", (Runnable) () -> {});
    new SpiralModel(settings).trainer().epochs(1).saving(files(), 1).run();
    Trainer later = new SpiralModel(settings).trainer().epochs(2).saving(files(), 1);
    assertEquals(10, later.resume().standing().iteration());
  }

  @Test
  void withoutACheckpointThereIsNothingToGoOnFrom() {
    Trainer trainer = SpiralModel.ofSeed(1).trainer().saving(files(), 1);
    CheckpointException e = assertThrows(CheckpointException.class, trainer::resume);
    assertTrue(e.getMessage().contains("no checkpoint spiral-EP…"), e.getMessage());
  }

  @Test
  void aFailedSaveLeavesTheOlderCheckpointAndNoTemporaryFile() throws IOException {
    SpiralModel model = SpiralModel.ofSeed(1);
    Trainer trainer = model.trainer().epochs(1).saving(files(), 1);
    trainer.run();
    // A folder of the name that a file of the next checkpoint would have cannot be replaced.
    Path inTheWay = Files.createDirectories(folder.resolve("spiral-EP2-stats.h5").resolve("full"));
    assertThrows(UncheckedIOException.class, () -> trainer.epochs(2).run());
    assertEquals(List.of("spiral-EP1"), files().all().stream().map(Checkpoint::toString).toList());
    assertTrue(names().stream().noneMatch(n -> n.endsWith(".part")), names().toString());

    Files.delete(inTheWay);
    Files.delete(inTheWay.getParent());
    Trainer later = SpiralModel.ofSeed(1).trainer().epochs(2).saving(files(), 9);
    assertEquals(10, later.resume().standing().iteration());
  }

  @Test
  void halfOfAnotherRunUnderTheSameNameIsNoCheckpoint() throws IOException {
    SpiralModel.ofSeed(1).trainer().epochs(2).saving(files(), 1).run();
    Files.delete(folder.resolve("spiral-EP2-stats.h5"));
    Files.createDirectories(folder.resolve("spiral-EP2-stats.h5").resolve("full"));
    Trainer other = SpiralModel.ofSeed(2).trainer().epochs(2).saving(files(), 2);
    assertThrows(UncheckedIOException.class, other::run);
    assertEquals(List.of("spiral-EP1"), files().all().stream().map(Checkpoint::toString).toList());
  }

  @Test
  void aDamagedCheckpointIsWrittenOver() throws IOException {
    Files.writeString(folder.resolve("spiral-EP2-run.json"), "{");
    SpiralModel.ofSeed(1).trainer().epochs(2).saving(files(), 2).run();
    assertEquals(10, files().latest().orElseThrow().iteration());
  }

  @Test
  void aModelIsSavedAndRestored() {
    SpiralModel model = SpiralModel.ofSeed(1);
    model.save(folder.resolve("mine"));
    SpiralModel other =
        new SpiralModel(
            ModelSettings.read(folder.resolve("mine-config.json")).with("seed", 4).asMap());
    other.restore(folder.resolve("mine"));
    assertEquals(model.weight("W_in").getValue(), other.weight("W_in").getValue());
  }

  @Test
  void missingAndUnknownWeightsAreListed() {
    SpiralModel model = SpiralModel.ofSeed(1);
    var values = model.values();
    values.remove("b_in");
    values.put("b_extra", Nd4j.zeros(3));
    values.keySet().removeIf(name -> name.startsWith("opt_") || name.startsWith("rng_"));
    Npz.write(folder.resolve("other-params.npz"), values);
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> model.restore(folder.resolve("other")));
    assertTrue(e.getMessage().contains("it lacks b_in"), e.getMessage());
    assertTrue(e.getMessage().contains("does not have its b_extra"), e.getMessage());
  }

  @Test
  void theBestOfARunIsFoundInItsFiles() {
    RunReport report = SpiralModel.ofSeed(1).trainer().epochs(6).saving(files(), 2).run();
    RunFiles.Best best = RunFiles.bestStatistics(files());
    assertEquals(report.standing().bestScore(), best.least().value());
    assertEquals(report.standing().bestIteration(), best.least().epoch() * SpiralModel.BATCHES);
    assertEquals("spiral-EP6", best.checkpoint().toString());
    assertEquals(
        folder.resolve("spiral-config.json"), RunFiles.configFile(best.checkpoint().path()));
  }

  @Test
  void theLeastOfACurvePassesNaNOver() {
    var curve = Nd4j.create(new double[][] {{1, Double.NaN}, {2, 3}, {3, 1}, {4, 1}});
    assertEquals(new RunFiles.Least(3, 1, 2), RunFiles.lowestError(curve));
    assertThrows(damo.error.DamoException.class, () -> RunFiles.lowestError(Nd4j.zeros(2, 3)));
  }

  @Test
  void settingsAreToldApartByWhatDiffers() {
    ModelSettings a = ModelSettings.of(Map.of("lr", 0.1, "hidden", 3, "norm", "none"));
    assertEquals(
        List.of("hid-3-lr-0.1", "hid-4-lr-0.2"),
        RunFiles.uniqueIds(
            List.of(a, a.with("lr", 0.2).with("hidden", 4)), Map.of("hidden", "hid")));
    ModelSettings read = ModelSettings.ofJson("{\"hidden\": 3, \"lr\": 0.5}", "here");
    assertEquals(
        List.of("lr-0.1", "lr-0.5"),
        RunFiles.uniqueIds(List.of(a, read.with("norm", "none")), Map.of()));
  }

  @Test
  void theSettingsFileIsThatOfTheRunWhateverItIsCalled() {
    assertEquals(
        folder.resolve("mlp-config.json"),
        RunFiles.configFile(folder.resolve("mlp-EP12_3-bestParams.npz")));
    assertEquals(
        folder.resolve("mlp-EP50-wide-config.json"),
        RunFiles.configFile(folder.resolve("mlp-EP50-wide-EP2")));
  }

  @Test
  void curvesThatCannotBeReadAreNamed() throws java.io.IOException {
    SpiralModel.ofSeed(1).trainer().epochs(2).saving(files(), 2).run();
    Files.writeString(folder.resolve("spiral-EP2-stats.h5"), "no curves");
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> RunFiles.bestStatistics(files()));
    assertTrue(e.getMessage().contains("spiral-EP2-stats.h5 cannot be read"), e.getMessage());
  }
}
