package damo.experiments;

import damo.data.fetch.Places;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every run may be told. */
class RunOptions {
  @Option(
      names = {"-seed", "--seed"},
      defaultValue = "1",
      description = "of first weights, draws and the order of the data (${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--smoke", description = "a minute's run on data that comes with Damo")
  private boolean smoke;

  @Option(names = "--html", description = "save all displays of the run as one page")
  private @Nullable Path html;

  @Option(names = "--data", description = "folder in which data sets are looked for first")
  private @Nullable Path data;

  final long seed() {
    return seed;
  }

  final boolean isSmoke() {
    return smoke;
  }

  final @Nullable Path html() {
    return html;
  }

  final Places places() {
    return data == null ? Places.standard() : Places.standard().first(data);
  }
}
