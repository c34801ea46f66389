package damo.nn.training;

import damo.data.Hdf5;
import java.nio.file.Path;
import java.util.ArrayList;
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
        java.util.Arrays.toString(curve.shape()));
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
   * @throws CheckpointException if the run left none
   */
  public static Best bestStatistics(Checkpoints run) {
    Checkpoint newest =
        run.latest()
            .orElseThrow(() ->
                new CheckpointException(
                    "there is no checkpoint %s-EP… in %s".formatted(run.name(), run.folder())));
    Map<String, INDArray> curves = Hdf5.readAll(new Stem(newest.path()).with(Stem.STATISTICS));
    INDArray valid = curves.get("valid");
    Require.that(valid != null, "%s has measured no validation", newest);
    return new Best(History.of(curves), lowestError(Objects.requireNonNull(valid)), newest);
  }

  /** The settings file of a checkpoint or of one of its files, by its name. */
  public static Path configFile(Path checkpoint) {
    String name = String.valueOf(checkpoint.getFileName()).replaceFirst("-EP\\d.*$", "");
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
              if (!other.has(name) || !other.get(name).equals(value)) differing.add(name);
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
