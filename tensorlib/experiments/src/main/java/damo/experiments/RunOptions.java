package damo.experiments;

import damo.data.fetch.Places;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every run may be told. */
class RunOptions {
  @Option(
      names = {"-seed", "--seed"},
      defaultValue = "1",
      description = "of first weights, draws and the order of the data (${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--smoke", description = "a minute's run on data that comes with Damo")
  private boolean smoke;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  private @Nullable Path html;

  @Option(names = "--data", description = "folder in which data sets are looked for first")
  private @Nullable Path data;

  /** A name that no page can have is told before the run, not behind it. */
  @Option(names = "--html", description = "save all displays of the run as one page")
  final void setHtml(@Nullable Path file) {
    if (file != null && !file.toString().endsWith(".html"))
      throw new ParameterException(
          spec.commandLine(), "--html names a file that ends in .html, got " + file);
    html = file;
  }

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
