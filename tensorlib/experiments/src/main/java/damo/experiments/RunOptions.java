package damo.experiments;

import damo.data.fetch.Places;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every run may be told. */
final class RunOptions {
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
      names = {"-seed", "--seed"},
      defaultValue = "1",
      description = "of first weights, draws and the order of the data (${DEFAULT-VALUE})")
  private long seed;

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

  @Option(names = "--smoke", description = "a minute's run on data that comes with Damo")
  private boolean smoke;

  @Option(names = "--html", description = "save all displays of the run as one page")
  private @Nullable Path html;

  @Option(names = "--data", description = "folder in which data sets are looked for first")
  private @Nullable Path data;

  int epochs(int usual, int inSmoke) {
    return epochs != null ? epochs : smoke ? inSmoke : usual;
  }

  int batchSize(int usual) {
    return batchSize == null ? usual : batchSize;
  }

  double rate(double usual) {
    return rate == null ? usual : rate;
  }

  long seed() {
    return seed;
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

  boolean isSmoke() {
    return smoke;
  }

  @Nullable Path html() {
    return html;
  }

  Places places() {
    return data == null ? Places.standard() : Places.standard().first(data);
  }
}
