package damo.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** Files among the test resources, which scripts in src/test/python have written. */
public final class TestFiles {
  private TestFiles() {}

  /** The file of this name, such as {@code npy/int8.npy}. */
  public static Path of(String name) {
    try {
      return Path.of(Objects.requireNonNull(TestFiles.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A copy in {@code folder} of the first {@code bytes} bytes; a negative number counts back. */
  public static Path cut(String name, Path folder, int bytes) {
    try (InputStream in = Files.newInputStream(of(name))) {
      byte[] all = in.readAllBytes();
      int length = bytes < 0 ? all.length + bytes : bytes;
      return Files.write(
          folder.resolve(of(name).getFileName().toString()), Arrays.copyOf(all, length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
