package damo.nn.training;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.ToNumberPolicy;
import damo.data.DataException;
import damo.data.Hdf5;
import damo.data.Npz;
import damo.data.Replacing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a run leaves to go on from: {@code STEM-params.npz} with the weights, {@code
 * STEM-optParams.npz} with what the optimizer remembers and the states of random generators, {@code
 * STEM-bestParams.npz} with the weights of the best validation, {@code STEM-stats.h5} with the
 * curves, and {@code STEM-run.json} with where the run stands. That last file is written when all
 * others are there: a checkpoint without it was never finished.
 *
 * @param path the stem: a path without an ending
 */
public record Checkpoint(Path path) {
  private static final Gson JSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .serializeSpecialFloatingPointValues()
          .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
          .create();
  private static final List<String> ENDINGS =
      List.of(Stem.RUN, Stem.WEIGHTS, Stem.MEMORY, Stem.BEST, Stem.STATISTICS);

  /** What {@code STEM-run.json} holds. */
  private record Run(
      Standing standing, int batches, int data, @Nullable Map<String, Object> settings) {
    static Run of(Content content) {
      Origin origin = content.origin();
      ModelSettings settings = origin.settings();
      return new Run(
          content.standing(),
          origin.batches(),
          origin.data(),
          settings == null ? null : settings.asMap());
    }

    Origin origin() {
      return new Origin(batches, data, settings == null ? null : ModelSettings.of(settings));
    }
  }

  /** All that is kept of a run besides its state. */
  record Content(
      Standing standing, Origin origin, @Nullable Map<String, INDArray> best, History history) {}

  private Stem stem() {
    return new Stem(path);
  }

  void write(State state, Content content) {
    withdraw(content.standing());
    Npz.write(stem().with(Stem.WEIGHTS), state.weights().values());
    Npz.write(stem().with(Stem.MEMORY), state.memory().values());
    if (content.best() != null) Npz.write(stem().with(Stem.BEST), content.best());
    content.history().write(stem().with(Stem.STATISTICS));
    String json = JSON.toJson(Run.of(content));
    Replacing.write(stem().with(Stem.RUN), out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** What another run left under this name is no checkpoint once half of it is written over. */
  private void withdraw(Standing next) {
    try {
      if (!stands(next)) Files.deleteIfExists(stem().with(Stem.RUN));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean stands(Standing there) {
    try {
      return run().standing().equals(there);
    } catch (CheckpointException e) {
      return false; // not there, or damaged
    }
  }

  /**
   * Fills {@code state}, all of it or, when something does not fit, nothing.
   *
   * @param now what the run that goes on is of
   */
  Content read(State state, Origin now) {
    Run run = run();
    Path weightFile = stem().with(Stem.WEIGHTS);
    Path memoryFile = stem().with(Stem.MEMORY);
    Map<String, INDArray> weights = Stem.arrays(weightFile);
    Map<String, INDArray> memory = Stem.arrays(memoryFile);
    Map<String, INDArray> best = run.standing().hasBest() ? best(state) : null;
    History history = history();
    state.weights().check(weights, weightFile.toString());
    state.memory().check(memory, memoryFile.toString());
    now.check(run.origin(), stem().with(Stem.RUN).toString());
    state.memory().restore(memory, memoryFile.toString());
    state.weights().restore(weights, weightFile.toString());
    return new Content(run.standing(), run.origin(), best, history);
  }

  private Map<String, INDArray> best(State state) {
    Path file = stem().with(Stem.BEST);
    Map<String, INDArray> best = Stem.arrays(file);
    state.weights().check(best, file.toString());
    return best;
  }

  private Run run() {
    Path file = stem().with(Stem.RUN);
    try {
      Run run = JSON.fromJson(Files.readString(file), Run.class);
      if (run != null && run.standing() != null) return run;
    } catch (IOException | JsonParseException e) {
      throw new CheckpointException(file + " cannot be read: " + e.getMessage(), e);
    }
    throw new CheckpointException(file + " does not say where a run stands");
  }

  /**
   * The curves of the run until then.
   *
   * @throws CheckpointException if the file cannot be read
   */
  History history() {
    Path file = stem().with(Stem.STATISTICS);
    try {
      return History.of(Hdf5.readAll(file));
    } catch (DataException | UncheckedIOException e) {
      throw new CheckpointException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** How many iterations the run had done. */
  public long iteration() {
    return run().standing().iteration();
  }

  void delete() {
    for (String ending : ENDINGS) {
      try {
        Files.deleteIfExists(stem().with(ending));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Its stem's last name. */
  @Override
  public String toString() {
    return Objects.toString(path.getFileName());
  }
}
