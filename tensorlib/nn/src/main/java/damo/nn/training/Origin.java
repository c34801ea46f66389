package damo.nn.training;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run is of: only a run of the same can go on from its checkpoints.
 *
 * @param batches how many an epoch has
 * @param data the fingerprint of the data
 * @param settings those of the model that have to be the same; null if they are not known
 */
record Origin(int batches, int data, @Nullable ModelSettings settings) {
  static Origin of(TrainingData data, @Nullable ModelSettings settings) {
    return new Origin(
        data.batches(), data.fingerprint(), settings == null ? null : settings.lasting());
  }

  /**
   * Whether this is the same.
   *
   * @param from the file that says what {@code saved} was
   * @throws CheckpointException that says what is other
   */
  void check(Origin saved, String from) {
    if (batches != saved.batches || data != saved.data)
      throw new CheckpointException(
          "the checkpoint is of other data: an epoch had %d batches and has %d now%s"
              .formatted(
                  saved.batches, batches, batches == saved.batches ? ", in another order" : ""));
    List<String> changes = changesFrom(saved);
    if (!changes.isEmpty())
      throw new CheckpointException(
          "%s is of a run with other settings: %s; go on with those of then, or begin another run"
              .formatted(from, String.join(", ", changes)));
  }

  private List<String> changesFrom(Origin saved) {
    if (settings == null || saved.settings == null) return List.of();
    List<String> changes = new ArrayList<>(settings.changesFrom(saved.settings));
    saved
        .settings
        .asMap()
        .forEach((name, value) -> {
          if (!settings.has(name)) changes.add("left out " + name + " = " + value);
        });
    return changes;
  }
}
