package damo.data;

import damo.data.raw.RawArray;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * NumPy's file of one array: {@code numpy.save} and {@code numpy.load} read and write the same
 * files. Either byte order and either order of axes is read; what is written is little-endian and
 * in C order.
 */
public final class Npy {
  private Npy() {}

  /**
   * The array in the file, in the file's dtype and shape.
   *
   * @throws DataException if the file is missing, is no NPY file, is cut short or goes on, or holds
   *     elements that are no numbers (text, objects, records, complex numbers)
   */
  public static INDArray read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw Source.missing(file);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      INDArray array = read(in, file.toString(), Files.size(file));
      if (in.read() >= 0) {
        throw new DataException(file + " goes on after its array: it is no NPY file, or damaged");
      }
      return array;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads one array from a stream.
   *
   * @param most how many bytes the stream can have; a header that asks for more is not believed
   */
  static INDArray read(InputStream in, String name, long most) throws IOException {
    NpyHeader header = NpyHeader.read(in, name);
    if (header.bytes() > most) {
      throw NpyHeader.cutShort(
          name,
          "%s needs %d bytes, and there are at most %d"
              .formatted(header.described(), header.bytes(), most));
    }
    try {
      var type = header.type();
      return Nd4jBorder.toNd4j(
          header.isFortran()
              ? RawArray.readFortran(in, type.dtype(), type.order(), header.shape())
              : RawArray.read(in, type.dtype(), type.order(), header.shape()));
    } catch (EOFException e) {
      throw NpyHeader.cutShort(
          name,
          "%s needs %d bytes after the header, found %s"
              .formatted(header.described(), header.bytes(), e.getMessage()));
    }
  }

  /** Writes an array of any dtype and layout; an older file is replaced only by a whole one. */
  public static void write(Path file, INDArray array) {
    Replacing.write(file, out -> write(out, array));
  }

  static void write(OutputStream out, INDArray array) throws IOException {
    Value value = Nd4jBorder.fromNd4j(array);
    NpyHeader.write(value, out);
    RawArray.write(value, ByteOrder.LITTLE_ENDIAN, out);
  }
}
