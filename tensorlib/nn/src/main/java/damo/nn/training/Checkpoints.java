package damo.nn.training;

import damo.data.Npz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The checkpoints of one run in one folder: {@code NAME-EP<epochs>-…}, and {@code
 * NAME-EP<epochs>_<batches>-…} for those made within an epoch. Each file is written beside its name
 * and then renamed: whatever happens, older checkpoints stay as they are.
 *
 * @param kept how many are kept: older ones are removed once a newer one is complete
 */
public record Checkpoints(Path folder, String name, int kept) {
  private static final Comparator<Named> BY_TIME =
      Comparator.comparingInt(Named::epoch).thenComparingInt(Named::batch);

  private record Named(Checkpoint checkpoint, int epoch, int batch) {}

  public Checkpoints {
    Require.that(kept > 0, "at least one checkpoint must be kept, got %d", kept);
    Require.that(
        !name.isBlank() && Path.of(name).getNameCount() == 1,
        "a checkpoint's name is that of a file, got \"%s\"",
        name);
  }

  /** Those of this name, of which the last three are kept. */
  public static Checkpoints in(Path folder, String name) {
    return new Checkpoints(folder, name, 3);
  }

  /** The same, of which as many are kept. */
  public Checkpoints keep(int count) {
    return new Checkpoints(folder, name, count);
  }

  /** All that are complete, the oldest first. */
  public List<Checkpoint> all() {
    try (Stream<Path> files = Files.list(folder)) {
      Pattern run = Pattern.compile(Pattern.quote(name) + "-EP(\\d+)(?:_(\\d+))?" + Stem.RUN);
      return files
          .map(file -> run.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(this::named)
          .sorted(BY_TIME)
          .map(Named::checkpoint)
          .toList();
    } catch (java.nio.file.NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Named named(Matcher file) {
    int batch = file.group(2) == null ? 0 : Integer.parseInt(file.group(2));
    return new Named(
        at(Integer.parseInt(file.group(1)), batch), Integer.parseInt(file.group(1)), batch);
  }

  private Checkpoint at(int epoch, int batch) {
    return new Checkpoint(folder.resolve(name + "-EP" + epoch + (batch == 0 ? "" : "_" + batch)));
  }

  /** The newest that is complete. */
  public Optional<Checkpoint> latest() {
    List<Checkpoint> all = all();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  Checkpoint write(State state, Checkpoint.Content content) {
    Checkpoint written = at(content.standing().epoch(), content.standing().batch());
    written.write(state, content);
    List<Checkpoint> all = all();
    for (Checkpoint old : all.subList(0, Math.max(0, all.size() - kept)))
      if (!old.equals(written)) old.delete();
    return written;
  }

  /**
   * Fills {@code state} from the newest.
   *
   * @param now what the run that goes on is of
   * @throws CheckpointException if there is none, or it cannot be used: it says which older one can
   */
  Checkpoint.Content readLatest(State state, Origin now) {
    List<Checkpoint> all = all();
    if (all.isEmpty())
      throw new CheckpointException(
          "there is no checkpoint %s-EP… in %s to go on from".formatted(name, folder));
    try {
      return all.getLast().read(state, now);
    } catch (CheckpointException e) {
      String older =
          all.size() == 1
              ? "there is no older one"
              : "the one before it, " + all.get(all.size() - 2) + ", is still there";
      throw new CheckpointException(e.getMessage() + "; " + older, e);
    }
  }

  /** Writes what a run ends with: {@code NAME-final.h5} and {@code NAME-best-params.npz}. */
  void writeEnd(History history, Map<String, INDArray> best) {
    history.write(folder.resolve(name + "-final.h5"));
    Npz.write(folder.resolve(name + "-best" + Stem.WEIGHTS), best);
  }
}
