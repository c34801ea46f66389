package damo.data.sets;

import damo.data.DataException;
import damo.data.Source;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** The plain files of a tar archive, gzipped or not: what POSIX calls ustar. */
final class TarArchive {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE = 124;
  private static final int SIZE_DIGITS = 12;
  private static final int TYPE = 156;
  private static final int PREFIX = 345;
  private static final int PREFIX_LENGTH = 155;

  /** Takes one file of the archive. */
  @FunctionalInterface
  interface Taker {
    void take(String path, InputStream content) throws IOException;
  }

  private TarArchive() {}

  /**
   * Gives each plain file in its order.
   *
   * @throws DataException if the archive is missing, is none, or is cut short
   */
  static void read(Path archive, Taker taker) {
    try (InputStream in = Source.open(archive)) {
      for (byte[] header = header(in); header[0] != 0; header = header(in)) {
        long size = size(header, archive);
        byte[] content = in.readNBytes(Math.toIntExact(size));
        long padding = -size & BLOCK - 1;
        if (content.length < size || in.readNBytes((int) padding).length < padding) {
          throw new EOFException();
        }
        if (header[TYPE] == '0' || header[TYPE] == 0) {
          taker.take(name(header), new ByteArrayInputStream(content));
        }
      }
    } catch (ZipException | EOFException e) {
      throw new DataException(archive + " is cut short or damaged: fetch it again", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] header(InputStream in) throws IOException {
    byte[] header = in.readNBytes(BLOCK);
    if (header.length < BLOCK) {
      throw new EOFException();
    }
    return header;
  }

  private static long size(byte[] header, Path archive) {
    try {
      return Long.parseLong(text(header, SIZE, SIZE_DIGITS).strip(), 8);
    } catch (NumberFormatException e) {
      throw new DataException(archive + " is no tar archive", e);
    }
  }

  private static String name(byte[] header) {
    String prefix = text(header, PREFIX, PREFIX_LENGTH);
    String name = text(header, 0, NAME);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String text(byte[] header, int from, int length) {
    String text = new String(header, from, length, StandardCharsets.US_ASCII);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
