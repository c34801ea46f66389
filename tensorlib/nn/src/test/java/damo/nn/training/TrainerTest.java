package damo.nn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.error.DamoException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  @TempDir Path folder;

  @Test
  void tenEpochsAreFourAndSixInAnotherProcessBitForBit() {
    SpiralModel whole = SpiralModel.ofSeed(3);
    RunReport once = whole.trainer().epochs(10).run();
    Checkpoints files = Checkpoints.in(folder, "spiral");
    SpiralModel.ofSeed(3).trainer().epochs(4).saving(files, 4).run();
    SpiralModel later = SpiralModel.ofSeed(77);
    RunReport twice = later.trainer().epochs(10).saving(files, 100).resume();

    assertEquals(whole.values(), later.values());
    assertEquals(once.standing(), twice.standing());
    assertEquals(once.history().arrays(), twice.history().arrays());
  }

  @Test
  void aRunThatIsStoppedWithinAnEpochGoesOnAtThatBatch() {
    SpiralModel whole = SpiralModel.ofSeed(3);
    whole.trainer().epochs(4).run();
    Checkpoints files = Checkpoints.in(folder, "spiral");
    SpiralModel stopped = SpiralModel.ofSeed(3);
    RunReport first =
        stopped.trainer().epochs(4).saving(files, 1).watch(interruptingAfter(8)).run();
    assertTrue(Thread.interrupted());
    assertTrue(first.isStopped());
    assertEquals(8, first.standing().iteration());

    SpiralModel later = SpiralModel.ofSeed(5);
    RunReport second = later.trainer().epochs(4).saving(files, 1).resume();
    assertEquals(20, second.standing().iteration());
    assertEquals(whole.values(), later.values());
  }

  /** Interrupts the thread that called {@code run}, as a notebook's stop button does. */
  private static TrainingWatcher interruptingAfter(int iterations) {
    Thread caller = Thread.currentThread();
    return new TrainingWatcher() {
      @Override
      public void batch(Standing standing, double cost) {
        if (standing.iteration() != iterations) return;
        caller.interrupt();
        while (!Thread.currentThread().isInterrupted() && caller.isInterrupted())
          Thread.onSpinWait();
        pause();
      }
    };
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new AssertionError("what watchers do is not interrupted", e);
    }
  }

  @Test
  void aValidationThatIsStoppedEndsTheRunHoweverItSaysSo() {
    Thread caller = Thread.currentThread();
    SpiralModel model = SpiralModel.ofSeed(3);
    RunReport report =
        Trainer.of(model, TrainingData.of(SpiralModel.batches()))
            .saving(Checkpoints.in(folder, "spiral"), 1)
            .validation(() -> {
              caller.interrupt();
              try {
                Thread.sleep(60_000);
              } catch (InterruptedException e) {
                throw new IllegalStateException("no score", e);
              }
              return 0;
            })
            .run();
    assertTrue(Thread.interrupted());
    assertTrue(report.isStopped());
    assertFalse(report.standing().hasBest());
    assertEquals(
        5, Checkpoints.in(folder, "spiral").latest().orElseThrow().iteration(), "what was saved");
  }

  @Test
  void aRunAgainGoesOnWhereItEnded() {
    SpiralModel whole = SpiralModel.ofSeed(3);
    whole.trainer().epochs(6).run();
    SpiralModel parts = SpiralModel.ofSeed(3);
    Trainer trainer = parts.trainer().epochs(2);
    trainer.run();
    trainer.epochs(6).run();
    assertEquals(whole.values(), parts.values());
  }

  @Test
  void theBestWeightsAreInPlaceAtTheEnd() {
    SpiralModel model = SpiralModel.ofSeed(3);
    double[] scores = {0.5, 0.2, 0.4, Double.NaN, 0.3};
    AtomicInteger epoch = new AtomicInteger();
    List<Object> weights = new ArrayList<>();
    RunReport report =
        model
            .trainer()
            .validation(() -> {
              weights.add(model.weight("W_in").getValue());
              return scores[epoch.getAndIncrement()];
            })
            .epochs(5)
            .run();
    assertEquals(0.2, report.standing().bestScore());
    assertEquals(10, report.standing().bestIteration());
    assertEquals(weights.get(1), model.weight("W_in").getValue());
  }

  @Test
  void patienceEndsARunThatDoesNotGetBetter() {
    SpiralModel model = SpiralModel.ofSeed(3);
    RunReport report =
        model.trainer().validation(() -> 1).patience(new Patience(20, 2, .995)).epochs(100).run();
    assertEquals(RunReport.End.PATIENCE, report.end());
    assertEquals(20, report.standing().iteration());
  }

  @Test
  void aBetterScoreMakesPatienceLonger() {
    AtomicInteger calls = new AtomicInteger(100);
    RunReport report =
        SpiralModel.ofSeed(3)
            .trainer()
            .validation(() -> Math.max(96, calls.getAndDecrement()))
            .patience(new Patience(20, 2, .995))
            .epochs(100)
            .run();
    // Scores 100, 99, 98, 97, 96 at iterations 5 to 25: the last of them makes patience 50.
    assertEquals(50, report.standing().iteration());
  }

  @Test
  void aCostThatIsNotFiniteEndsTheRunWithTheBestWeightsInPlace() {
    SpiralModel model = SpiralModel.ofSeed(3);
    List<List<Object>> batches = new ArrayList<>(SpiralModel.batches());
    Trainer trainer =
        Trainer.of(model, TrainingData.of(batches))
            .validation(model::errors)
            .afterEpoch(s -> model.weight("W_out").setValue(filled(Float.NaN)));
    DamoException e = assertThrows(DamoException.class, () -> trainer.epochs(3).run());
    assertTrue(
        e.getMessage().contains("the cost became NaN at iteration 6, batch 1 of epoch 2"),
        e.getMessage());
    assertTrue(Double.isFinite(model.weight("W_out").getValue().sumNumber().doubleValue()));
  }

  private static float[][] filled(float value) {
    float[][] all = new float[12][3];
    for (float[] row : all) java.util.Arrays.fill(row, value);
    return all;
  }

  @Test
  void whatAWatcherThrowsIsThrownToTheCaller() {
    Trainer trainer =
        SpiralModel.ofSeed(3)
            .trainer()
            .afterEpoch(s -> {
              throw new IllegalStateException("from within");
            });
    IllegalStateException e = assertThrows(IllegalStateException.class, trainer::run);
    assertEquals("from within", e.getMessage());
  }

  @Test
  void aWatcherThatFailsToHearOfAFailureDoesNotHideIt() {
    IllegalStateException why = new IllegalStateException("from within");
    IllegalStateException deaf = new IllegalStateException("from the watcher");
    Trainer trainer =
        SpiralModel.ofSeed(3)
            .trainer()
            .afterEpoch(s -> {
              throw why;
            })
            .watch(
                new TrainingWatcher() {
                  @Override
                  public void failed(Throwable error) {
                    throw deaf;
                  }
                });
    assertSame(why, assertThrows(IllegalStateException.class, trainer::run));
    assertEquals(List.of(deaf), List.of(why.getSuppressed()));
  }

  @Test
  void anInterruptBeforeTheRunEndsItBeforeTheFirstBatch() {
    Thread.currentThread().interrupt();
    RunReport report = SpiralModel.ofSeed(3).trainer().run();
    assertTrue(Thread.interrupted());
    assertTrue(report.isStopped());
    assertFalse(report.standing().hasBest());
  }

  @Test
  void eachEpochIsALine() {
    var text = new java.io.ByteArrayOutputStream();
    var out = new java.io.PrintStream(text, true, java.nio.charset.StandardCharsets.UTF_8);
    SpiralModel.ofSeed(3).trainer().epochs(2).watch(TrainingWatcher.printing(out)).run();
    List<String> lines = text.toString(java.nio.charset.StandardCharsets.UTF_8).lines().toList();
    assertTrue(
        lines
            .get(0)
            .matches("epoch 1/2  cost +[\\d.]+  valid +[\\d.]+ \\* +[\\d.]+ s  \\d+ s left"),
        lines.get(0));
    assertTrue(
        lines.get(2).startsWith("ended after all epochs: 2 epochs, 10 iterations, "), lines.get(2));
  }

  @Test
  void aTerminalHasABarThatIsCleared() {
    var text = new java.io.ByteArrayOutputStream();
    var out = new java.io.PrintStream(text, true, java.nio.charset.StandardCharsets.UTF_8);
    SpiralModel.ofSeed(3).trainer().watch(new Bar(out)).run();
    String written = text.toString(java.nio.charset.StandardCharsets.UTF_8);
    assertTrue(written.contains("epoch 1 ██████░") && written.endsWith("\r\033[K"), written);
  }
}
