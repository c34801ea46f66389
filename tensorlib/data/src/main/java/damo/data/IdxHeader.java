package damo.data;

import damo.scalar.Ints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;

/** What an IDX file says of itself: 0, 0, the element type, the rank, then the lengths. */
record IdxHeader(IdxType type, Ints shape) {
  private static final int MAGIC = 4;

  static IdxHeader read(InputStream in, Path file) throws IOException {
    byte[] magic = in.readNBytes(MAGIC);
    if (magic.length < MAGIC || magic[0] != 0 || magic[1] != 0 || magic[3] < 1) {
      throw foreign(file, magic);
    }
    IdxType type = IdxType.of(magic[2]).orElseThrow(() -> foreign(file, magic));
    var header = new IdxHeader(type, lengths(in, magic[3], file));
    header.checkSize(file);
    return header;
  }

  private static DataException foreign(Path file, byte[] magic) {
    String found = HexFormat.ofDelimiter(" ").formatHex(magic);
    return new DataException(
        "%s is no IDX file: expected the bytes 00 00, a type and a rank at its start, found %s"
            .formatted(file, found.isEmpty() ? "nothing" : found));
  }

  private static Ints lengths(InputStream in, int rank, Path file) throws IOException {
    byte[] bytes = in.readNBytes(rank * Integer.BYTES);
    if (bytes.length < rank * Integer.BYTES) {
      throw new DataException(
          "%s is cut short: expected %d bytes of header, found %d; fetch it again"
              .formatted(file, MAGIC + rank * Integer.BYTES, MAGIC + bytes.length));
    }
    int[] lengths = new int[rank];
    ByteBuffer.wrap(bytes).asIntBuffer().get(lengths);
    return Ints.of(lengths);
  }

  private void checkSize(Path file) {
    boolean isNegative = shape.stream().anyMatch(length -> length < 0);
    double bytes = shape.stream().asDoubleStream().reduce(type.bytes(), (a, b) -> a * b);
    if (isNegative || bytes > Integer.MAX_VALUE - 64) {
      throw new DataException(
          "%s announces %s, which is more than an array can hold: it is damaged, or no IDX file"
              .formatted(file, described()));
    }
  }

  /** How many bytes follow the header. */
  int bytes() {
    return shape.stream().reduce(type.bytes(), (a, b) -> a * b);
  }

  String described() {
    return "an array of " + type.dtype() + " and shape " + shape;
  }
}
