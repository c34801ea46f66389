package damo.data;

import damo.data.raw.RawArray;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads IDX files, the form in which MNIST and its like are given out, plain or gzipped. */
public final class Idx {
  private Idx() {}

  /**
   * The array in the file.
   *
   * @return uint8, int8, int16, int32, float32 or float64, as the file says, in the file's shape
   * @throws DataException if the file is missing, is not IDX, or is shorter or longer than its
   *     header says
   */
  public static INDArray read(Path file) {
    try (InputStream in = Source.open(file)) {
      IdxHeader header = IdxHeader.read(in, file);
      return Nd4jBorder.toNd4j(content(in, header, file));
    } catch (ZipException | EOFException e) {
      throw new DataException(file + " is damaged: its gzip stream ends early or is corrupt", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Value content(InputStream in, IdxHeader header, Path file) throws IOException {
    byte[] bytes = in.readNBytes(header.bytes());
    if (bytes.length < header.bytes()) {
      throw new DataException(
          "%s is cut short: %s, expected %d bytes after the header, found %d; fetch it again"
              .formatted(file, header.described(), header.bytes(), bytes.length));
    }
    if (in.read() >= 0) {
      throw new DataException(
          "%s is longer than it says: %s, expected %d bytes after the header, found more"
              .formatted(file, header.described(), header.bytes()));
    }
    return RawArray.read(
        new ByteArrayInputStream(bytes),
        header.type().dtype(),
        ByteOrder.BIG_ENDIAN,
        header.shape());
  }
}
