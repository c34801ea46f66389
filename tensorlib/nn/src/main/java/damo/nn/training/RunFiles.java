package damo.nn.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reading what runs left. */
public final class RunFiles {
  /**
   * The least value of a curve.
   *
   * @param epoch where it was measured
   * @param index its row
   */
  public record Least(double epoch, double value, int index) {}

  /**
   * The best that a run has measured.
   *
   * @param history all curves of its newest checkpoint
   * @param checkpoint the newest checkpoint; its best weights are those of {@code least}
   */
  public record Best(History history, Least least, Checkpoint checkpoint) {}

  /** The name of a run, then the place of a checkpoint in it: the last, for a name may hold one. */
  private static final String OF_EPOCH = "^(.*)-EP\\d+(_\\d+)?(-[A-Za-z]+\\.\\w+)?$";

  private RunFiles() {}

  /**
   * The least value of a curve; rows that are NaN are passed over, the first of equals counts.
   *
   * @param curve shape (points, 2): epochs and values
   * @throws damo.error.DamoException if there is none, or the shape is another
   */
  public static Least lowestError(INDArray curve) {
    Require.that(
        curve.rank() == 2 && curve.size(1) == 2,
        "a curve has shape (points, 2), got %s",
        Arrays.toString(curve.shape()));
    int best = -1;
    for (int i = 0; i < curve.size(0); i++)
      if (!Double.isNaN(curve.getDouble(i, 1))
          && (best < 0 || curve.getDouble(i, 1) < curve.getDouble(best, 1))) best = i;
    Require.that(best >= 0, "there is no number among the %d points of the curve", curve.size(0));
    return new Least(curve.getDouble(best, 0), curve.getDouble(best, 1), best);
  }

  /**
   * The least validation score in the newest checkpoint of a run.
   *
   * @throws CheckpointException if the run left none, or its curves cannot be read
   */
  public static Best bestStatistics(Checkpoints run) {
    Checkpoint newest =
        run.latest()
            .orElseThrow(() ->
                new CheckpointException(
                    "there is no checkpoint %s-EP… in %s".formatted(run.name(), run.folder())));
    History history = newest.history();
    INDArray valid = history.arrays().get("valid");
    Require.that(valid != null, "%s has measured no validation", newest);
    return new Best(history, lowestError(Objects.requireNonNull(valid)), newest);
  }

  /** The settings file of a checkpoint or of one of its files, by its name. */
  public static Path configFile(Path checkpoint) {
    String name = String.valueOf(checkpoint.getFileName()).replaceFirst(OF_EPOCH, "$1");
    return checkpoint.resolveSibling(name + Stem.SETTINGS);
  }

  /**
   * A short name for each of some settings, of what differs between them.
   *
   * @param shortNames instead of the names of settings; a name that is not among them stays
   */
  public static List<String> uniqueIds(List<ModelSettings> each, Map<String, String> shortNames) {
    TreeSet<String> differing = new TreeSet<>();
    for (ModelSettings settings : each)
      for (ModelSettings other : each)
        settings
            .asMap()
            .forEach((name, value) -> {
              if (!other.has(name) || !ModelSettings.same(other.get(name), value))
                differing.add(name);
            });
    List<String> ids = new ArrayList<>();
    for (ModelSettings settings : each)
      ids.add(
          String.join(
              "-",
              differing.stream()
                  .filter(settings::has)
                  .map(name -> shortNames.getOrDefault(name, name) + "-" + settings.get(name))
                  .toList()));
    return ids;
  }
}
