package damo.data.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle as the numbers and texts that follow its opcodes. */
final class PickleStream {
  private static final int LONGEST_LINE = 1 << 28;

  private final InputStream in;
  private long place;

  PickleStream(InputStream in) {
    this.in = in;
  }

  /** Bytes read so far. */
  long place() {
    return place;
  }

  int next() throws PickleException {
    try {
      int b = in.read();
      if (b < 0) {
        throw cutShort();
      }
      place++;
      return b;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PickleException cutShort() {
    return new PickleException("it is cut short: it ends after " + place + " bytes");
  }

  /** Reads as many bytes as come, so that a false length costs no memory. */
  byte[] bytes(long length) throws PickleException {
    if (length < 0 || length > Integer.MAX_VALUE - 8) {
      throw new PickleException(
          "it is damaged: %d bytes are announced at byte %d".formatted(length, place));
    }
    try {
      byte[] bytes = in.readNBytes((int) length);
      place += bytes.length;
      if (bytes.length < length) {
        throw cutShort();
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ByteBuffer word(int bytes) throws PickleException {
    return ByteBuffer.wrap(bytes(bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }

  int uint16() throws PickleException {
    return Short.toUnsignedInt(word(Short.BYTES).getShort());
  }

  int int32() throws PickleException {
    return word(Integer.BYTES).getInt();
  }

  long uint32() throws PickleException {
    return Integer.toUnsignedLong(int32());
  }

  long int64() throws PickleException {
    return word(Long.BYTES).getLong();
  }

  double float64() throws PickleException {
    return word(Double.BYTES).order(ByteOrder.BIG_ENDIAN).getDouble();
  }

  /** A whole number of any length, little-endian in two's complement. */
  Object integer(long length) throws PickleException {
    byte[] bytes = bytes(length);
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return bytes.length == 0 ? (Object) 0L : narrow(new BigInteger(reversed));
  }

  static Object narrow(BigInteger number) {
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  String utf8(long length) throws PickleException {
    return new String(bytes(length), StandardCharsets.UTF_8);
  }

  /** What Python 2 calls a string: bytes, each shown as the character of its number. */
  String latin1(long length) throws PickleException {
    return new String(bytes(length), StandardCharsets.ISO_8859_1);
  }

  /** A line without its end, in the encoding of protocol 0. */
  String line() throws PickleException {
    var line = new StringBuilder();
    for (int b = next(); b != '\n'; b = next()) {
      line.append((char) b);
      if (line.length() > LONGEST_LINE) {
        throw new PickleException("it is damaged: a line has no end");
      }
    }
    return line.toString();
  }
}
