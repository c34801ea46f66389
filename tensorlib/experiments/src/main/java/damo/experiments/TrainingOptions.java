package damo.experiments;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run may be told that trains one model. */
final class TrainingOptions extends RunOptions {
  @Option(
      names = {"-ep", "--epochs"},
      description = "passes over the data")
  private @Nullable Integer epochs;

  @Option(
      names = {"-bs", "--batch-size"},
      description = "examples a batch")
  private @Nullable Integer batchSize;

  @Option(
      names = {"-lr", "--learning-rate"},
      description = "of the optimizer")
  private @Nullable Double rate;

  @Option(
      names = {"-dir", "--savedir"},
      description = "folder of checkpoints; without it nothing is saved")
  private @Nullable Path folder;

  @Option(
      names = {"-uid", "--unique-id"},
      defaultValue = "uid",
      description = "last part of the names of files (${DEFAULT-VALUE})")
  private String uid = "uid";

  @Option(
      names = {"-sfreq", "--save-every"},
      defaultValue = "10",
      description = "epochs from one checkpoint to the next (${DEFAULT-VALUE})")
  private int saveEvery;

  @Option(names = "--resume", description = "go on from the newest checkpoint in --savedir")
  private boolean resume;

  int epochs(int usual, int inSmoke) {
    return epochs != null ? epochs : isSmoke() ? inSmoke : usual;
  }

  int batchSize(int usual) {
    return batchSize == null ? usual : batchSize;
  }

  double rate(double usual) {
    return rate == null ? usual : rate;
  }

  @Nullable Path folder() {
    return folder;
  }

  String uid() {
    return uid;
  }

  int saveEvery() {
    return saveEvery;
  }

  boolean isResumed() {
    return resume;
  }
}
