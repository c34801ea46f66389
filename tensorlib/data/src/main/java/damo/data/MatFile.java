package damo.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/**
 * Reads MAT files of version 5, which MATLAB calls 6 and 7.
 *
 * <p>A numeric or logical array comes as an {@link org.nd4j.linalg.api.ndarray.INDArray} of its own
 * type and shape, a sparse matrix as {@link Csr}, a line of text as a {@code String} and several as
 * a list of them, a cell array as a {@code List} in column order, a struct as a {@code Map} by
 * field, and an array of structs as a list of maps.
 */
public final class MatFile {
  private static final String HDF5_MAGIC = "\u0089HDF";

  /** Version 7.3 is HDF5 after a block of this length, which may be text. */
  private static final int USER_BLOCK = 512;

  private static final int HEADER = 128;
  private static final int TAG = 8;

  private MatFile() {}

  /**
   * All variables by name, in the order of the file.
   *
   * @throws DataException if the file is missing, is of another version, is damaged, or holds a
   *     variable that is no data, such as a function or an object of a class; it names the variable
   */
  public static Map<String, Object> read(Path path) {
    if (!Files.isRegularFile(path)) {
      throw damo.data.Source.missing(path);
    }
    Map<String, Object> variables = new LinkedHashMap<>();
    try (Source source = Sources.openFile(path.toFile());
        var file = Mat5.newReader(source).disableSubsystemProcessing().readMat()) {
      checkWhole(path);
      file.getEntries()
          .forEach(entry ->
              variables.put(entry.getName(), MatArrays.convert(entry.getValue(), entry.getName())));
    } catch (DataException e) {
      throw new DataException(path + ": " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw foreign(path, e);
    }
    return variables;
  }

  /** The library takes the end of a file for the end of its variables, wherever that is. */
  private static void checkWhole(Path path) throws IOException {
    try (var channel = FileChannel.open(path)) {
      ByteBuffer header = ByteBuffer.allocate(HEADER);
      channel.read(header);
      boolean isLittle = header.get(HEADER - 2) == 'I';
      ByteBuffer tag =
          ByteBuffer.allocate(TAG).order(isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      long place = HEADER;
      while (place < channel.size() && channel.read(tag.clear(), place) == TAG) {
        place += TAG + Integer.toUnsignedLong(tag.getInt(Integer.BYTES));
      }
      if (place == HEADER || place != channel.size()) {
        throw new EOFException(
            "its variables need %d bytes, and it has %d".formatted(place, channel.size()));
      }
    }
  }

  private static DataException foreign(Path path, Exception cause) {
    if (isHdf5(path)) {
      return new DataException(
          path + " is a MAT file of version 7.3, which is HDF5: open it with Hdf5.open", cause);
    }
    return new DataException(
        "%s is no MAT file of version 5, or is cut short: %s".formatted(path, cause.getMessage()),
        cause);
  }

  private static boolean isHdf5(Path path) {
    try (var in = Files.newInputStream(path)) {
      String start =
          new String(in.readNBytes(USER_BLOCK + 4), java.nio.charset.StandardCharsets.ISO_8859_1);
      return start.startsWith(HDF5_MAGIC)
          || start.length() > USER_BLOCK && start.startsWith(HDF5_MAGIC, USER_BLOCK);
    } catch (IOException e) {
      return false;
    }
  }
}
