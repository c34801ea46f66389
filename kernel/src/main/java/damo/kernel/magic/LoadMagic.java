package damo.kernel.magic;

import damo.kernel.shell.JavaShell.Outcome;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Java from files. */
public final class LoadMagic {
  private final Function<String, Outcome> cell;

  LoadMagic(Function<String, Outcome> cell) {
    this.cell = cell;
  }

  /**
   * Runs a file as if it stood in the cell.
   *
   * @throws IOException when the file cannot be read
   */
  @LineMagic
  public Outcome load(List<String> arguments) throws IOException {
    if (arguments.size() != 1) {
      throw new IllegalArgumentException("name one file, as in %load helpers.jshell");
    }
    Path file = Path.of(arguments.getFirst());
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("no file can be read at " + file.toAbsolutePath());
    }
    return cell.apply(Files.readString(file));
  }
}
