package damo.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens files that may be gzipped, whatever they are called. */
public final class Source {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private Source() {}

  /**
   * The content of a file, unpacked.
   *
   * @throws DataException if there is no such file
   */
  public static InputStream open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw missing(file);
    }
    return plain(Files.newInputStream(file));
  }

  static DataException missing(Path file) {
    return new DataException("there is no file " + file.toAbsolutePath());
  }

  /** A stream as it is, or unpacked if it is gzipped. */
  public static InputStream plain(InputStream raw) throws IOException {
    var in = new BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    boolean isGzip = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
    in.reset();
    return isGzip ? new GZIPInputStream(in, 1 << 16) : in;
  }
}
