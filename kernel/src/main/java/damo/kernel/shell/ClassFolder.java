package damo.kernel.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A temporary folder of class files, the only way to show JShell classes it did not make. */
final class ClassFolder implements AutoCloseable {
  private final Path root;

  ClassFolder() {
    try {
      root = Files.createTempDirectory("damo-cells");
    } catch (IOException e) {
      throw new UncheckedIOException("cells need a temporary folder that can be written", e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "damo-cells-cleanup"));
  }

  Path root() {
    return root;
  }

  void put(Map<String, byte[]> classes) {
    try {
      for (Map.Entry<String, byte[]> one : classes.entrySet()) {
        Path file = root.resolve(one.getKey().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, one.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + root, e);
    }
  }

  @Override
  public void close() {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + root, e);
    }
  }
}
