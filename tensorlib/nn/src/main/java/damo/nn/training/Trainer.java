package damo.nn.training;

import damo.compile.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Trains over epochs of batches, judges along the way, keeps the best weights, and leaves files to
 * go on from:
 *
 * <pre>{@code
 * var report = Trainer.of(model, TrainingData.of(digits.train(), 20, 1))
 *     .epochs(50)
 *     .validation(() -> model.errors(digits.test()))
 *     .patience(new Patience(2_000, 2, .995))
 *     .saving(Checkpoints.in(folder, "mlp"), 10)
 *     .watch(TrainingWatcher.printing())
 *     .run();
 * }</pre>
 *
 * <p>A run happens on a thread of its own, on which watchers, validation and what is done after
 * epochs are called. When the calling thread is interrupted (the stop button of a notebook), the
 * run ends after the batch it is at, the best weights are put in place, and files are written.
 * {@link #run} again goes on where the run before ended; {@link #resume} does so in another
 * process, from the newest checkpoint, with the same numbers as if the run had never ended.
 */
public final class Trainer {
  private final Function train;
  private final TrainingData data;
  private final State state;
  private final @Nullable ModelSettings settings;
  private final List<TrainingWatcher> watchers = new ArrayList<>();
  private final List<Consumer<Standing>> afterEpoch = new ArrayList<>();
  private int epochs = 1;
  private int validateEvery;
  private Patience patience = Patience.ENDLESS;
  private @Nullable DoubleSupplier validation;
  private @Nullable DoubleSupplier test;
  private @Nullable Checkpoints checkpoints;
  private int saveEvery = 1;
  private @Nullable Run run;

  private Trainer(
      Function train, TrainingData data, State state, @Nullable ModelSettings settings) {
    this.train = train;
    this.data = data;
    this.state = state;
    this.settings = settings;
    this.validateEvery = data.batches();
  }

  /**
   * Trains a model by the function that {@code trainFunction} made.
   *
   * @param data whose batches are lists of values in the order of that function's inputs
   */
  public static Trainer of(BaseModel model, TrainingData data) {
    return new Trainer(model.train(), data, model.state(), model.settings());
  }

  /**
   * Trains by calls of any function.
   *
   * @param train gives the cost first, and changes what is learnt
   * @param weights of which the best are kept
   */
  public static Trainer of(
      Function train, TrainingData data, List<damo.tensor.SharedTensor> weights) {
    return new Trainer(train, data, State.of(weights, train), null);
  }

  /** At which epoch a run ends, counted from its very beginning. */
  public Trainer epochs(int count) {
    Require.that(count >= 0, "a run has at least 0 epochs, got %d", count);
    epochs = count;
    return this;
  }

  /**
   * Judges the model once an epoch, or as {@link #validateEvery} says. The best weights are those
   * with the least score; a score that is NaN is never the best.
   */
  public Trainer validation(DoubleSupplier score) {
    validation = score;
    return this;
  }

  /** After how many iterations the model is judged each time. */
  public Trainer validateEvery(int iterations) {
    Require.that(
        iterations > 0, "validation is due every 1 or more iterations, got %d", iterations);
    validateEvery = iterations;
    return this;
  }

  /** When to stop for want of progress; validation is done at least twice within it. */
  public Trainer patience(Patience given) {
    patience = given;
    return this;
  }

  /** Judges the best weights when the run is over. */
  public Trainer test(DoubleSupplier score) {
    test = score;
    return this;
  }

  /** Does this after each epoch, before anything is saved: schedules, samples, measurements. */
  public Trainer afterEpoch(Consumer<Standing> action) {
    afterEpoch.add(action);
    return this;
  }

  /** Writes a checkpoint after each so many epochs, and at the end. */
  public Trainer saving(Checkpoints where, int everyEpochs) {
    Require.that(everyEpochs > 0, "saving is due every 1 or more epochs, got %d", everyEpochs);
    checkpoints = where;
    saveEvery = everyEpochs;
    return this;
  }

  /** Tells {@code watcher} how the run goes. */
  public Trainer watch(TrainingWatcher watcher) {
    watchers.add(watcher);
    return this;
  }

  /** What a run keeps: weights, what the optimizer remembers, generators. */
  public State state() {
    return state;
  }

  /** What was measured so far. */
  public History history() {
    return current().history();
  }

  private Run current() {
    if (run == null) run = new Run(state, Standing.start(patience));
    return run;
  }

  /**
   * Trains until the end of the last epoch, until patience is over, or until the calling thread is
   * interrupted, with the thread then still marked so.
   *
   * @throws damo.error.DamoException when the cost is not finite: the best weights are in place
   */
  public RunReport run() {
    return new Worker(current().session(plan())).join();
  }

  /**
   * As {@link #run}, from the newest checkpoint.
   *
   * @throws CheckpointException if there is none, it cannot be used, or it is of other data or of a
   *     model with other settings; the state is then as it was
   */
  public RunReport resume() {
    Require.that(checkpoints != null, "say by saving(…) where the checkpoints are");
    Checkpoints saved = Objects.requireNonNull(checkpoints);
    run = Run.of(state, saved.readLatest(state, origin()));
    return run();
  }

  private Origin origin() {
    return Origin.of(data, settings);
  }

  private Plan plan() {
    int often = (int) Math.max(1, Math.min(validateEvery, Math.ceil(patience.iterations() / 2)));
    return new Plan(
        train,
        data,
        origin(),
        epochs,
        validation,
        often,
        patience,
        test,
        checkpoints,
        saveEvery,
        new Watchers(List.copyOf(watchers)),
        List.copyOf(afterEpoch));
  }

  /** What a trainer was told. */
  record Plan(
      Function train,
      TrainingData data,
      Origin origin,
      int epochs,
      @Nullable DoubleSupplier validation,
      int validateEvery,
      Patience patience,
      @Nullable DoubleSupplier test,
      @Nullable Checkpoints checkpoints,
      int saveEvery,
      TrainingWatcher watcher,
      List<Consumer<Standing>> afterEpoch) {}
}
