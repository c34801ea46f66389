package damo.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files that are there whole or not at all: into a temporary file beside the target, synced,
 * then renamed. When writing fails the temporary file goes and an older target stays as it was.
 */
public final class Replacing {
  /** Writes the whole content. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Makes the whole file at a path that does not exist yet. */
  @FunctionalInterface
  public interface Maker {
    void makeAt(Path path) throws IOException;
  }

  private Replacing() {}

  /**
   * Writes a stream of bytes; folders that are missing are made.
   *
   * @throws UncheckedIOException if the disk is full, the folder cannot be written, and so on
   */
  public static void write(Path target, Content content) {
    make(target, temporary -> stream(temporary, content));
  }

  /** Like {@link #write} for writers that want a path. */
  public static void make(Path target, Maker maker) {
    Path folder = target.toAbsolutePath().getParent();
    try {
      if (folder == null) {
        throw new IOException(target + " is no file that could be written");
      }
      Files.createDirectories(folder);
      Path temporary = Files.createTempFile(folder, target.getFileName() + ".", ".part");
      try {
        Files.delete(temporary);
        maker.makeAt(temporary);
        sync(temporary);
        move(temporary, target);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(target + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static void stream(Path temporary, Content content) throws IOException {
    try (var channel =
            FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
      content.writeTo(out);
    }
  }

  private static void sync(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
