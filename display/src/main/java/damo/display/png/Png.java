package damo.display.png;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes PNG files. */
public final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int TRUECOLOUR_ALPHA = 6;
  private static final int INDEXED = 3;

  private Png() {}

  /** One byte for each pixel, row by row, naming a colour {@code 0xAARRGGBB} of the palette. */
  public static byte[] indexed(byte[] pixels, int width, int height, int[] palette) {
    byte[] colours = new byte[palette.length * 3];
    byte[] alpha = new byte[palette.length];
    for (int i = 0; i < palette.length; i++) {
      colours[3 * i] = (byte) (palette[i] >> 16);
      colours[3 * i + 1] = (byte) (palette[i] >> 8);
      colours[3 * i + 2] = (byte) palette[i];
      alpha[i] = (byte) (palette[i] >>> 24);
    }
    return file(
        width,
        height,
        INDEXED,
        out -> {
          chunk(out, "PLTE", colours);
          chunk(out, "tRNS", alpha);
          chunk(out, "IDAT", deflate(pixels, width, height));
        });
  }

  /** Pixels {@code 0xAARRGGBB}, row by row. */
  public static byte[] argb(int[] pixels, int width, int height) {
    byte[] bytes = new byte[pixels.length * 4];
    for (int i = 0; i < pixels.length; i++) {
      bytes[4 * i] = (byte) (pixels[i] >> 16);
      bytes[4 * i + 1] = (byte) (pixels[i] >> 8);
      bytes[4 * i + 2] = (byte) pixels[i];
      bytes[4 * i + 3] = (byte) (pixels[i] >>> 24);
    }
    byte[] data = deflate(bytes, width * 4, height);
    return file(width, height, TRUECOLOUR_ALPHA, out -> chunk(out, "IDAT", data));
  }

  private interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  private static byte[] file(int width, int height, int colourType, Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(SIGNATURE);
      chunk(out, "IHDR", header(width, height, colourType));
      body.write(out);
      chunk(out, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] header(int width, int height, int colourType) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(width);
    out.writeInt(height);
    out.write(new byte[] {8, (byte) colourType, 0, 0, 0});
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String name, byte[] data) throws IOException {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(type);
    crc.update(data);
    out.writeInt(data.length);
    out.write(type);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }

  private static byte[] deflate(byte[] pixels, int stride, int height) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      for (int y = 0; y < height; y++) {
        out.write(0);
        out.write(pixels, y * stride, stride);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }
}
