package damo.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * NumPy's file of many named arrays: {@code numpy.savez}, {@code numpy.savez_compressed} and {@code
 * numpy.load} read and write the same files. It is a ZIP with an NPY file for each name.
 */
public final class Npz {
  private static final String SUFFIX = ".npy";

  private Npz() {}

  /**
   * All arrays by name, in the order of the file.
   *
   * @throws DataException if the file is missing, is no ZIP, or one of its arrays cannot be read;
   *     it names the array
   */
  public static Map<String, INDArray> read(Path file) {
    try (ZipFile zip = open(file)) {
      Map<String, INDArray> arrays = new LinkedHashMap<>();
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry.isDirectory()) {
          arrays.put(nameOf(entry), read(zip, entry, file));
        }
      }
      return arrays;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One array; the others are not read. */
  public static INDArray read(Path file, String name) {
    try (ZipFile zip = open(file)) {
      ZipEntry entry = zip.getEntry(name + SUFFIX);
      if (entry == null) {
        List<String> names = zip.stream().map(Npz::nameOf).toList();
        throw new DataException("%s has no array \"%s\" among %s".formatted(file, name, names));
      }
      return read(zip, entry, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ZipFile open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw Source.missing(file);
    }
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new DataException(
          "%s is no NPZ file, or is cut short: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String nameOf(ZipEntry entry) {
    String name = entry.getName();
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  private static INDArray read(ZipFile zip, ZipEntry entry, Path file) throws IOException {
    String name = file + ", array \"" + nameOf(entry) + "\",";
    try (var in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      INDArray array = Npy.read(in, name, entry.getSize());
      if (in.read() >= 0) {
        throw new DataException(name + " goes on after its array: the file is damaged");
      }
      if (in.getChecksum().getValue() != entry.getCrc()) {
        throw new DataException(name + " is damaged: its checksum is another");
      }
      return array;
    } catch (EOFException e) {
      throw new DataException(name + " is damaged: it ends early", e);
    } catch (ZipException e) {
      throw new DataException(
          name + " is damaged: " + Objects.requireNonNullElse(e.getMessage(), "no data"), e);
    }
  }

  /** Writes arrays as they are; an older file is replaced only by a whole one. */
  public static void write(Path file, Map<String, INDArray> arrays) {
    Replacing.write(file, out -> write(out, arrays, Npz::stored));
  }

  /** Writes arrays deflated: smaller, and several times slower. */
  public static void writeCompressed(Path file, Map<String, INDArray> arrays) {
    Replacing.write(file, out -> write(out, arrays, Npz::deflated));
  }

  private interface EntryMaker {
    ZipEntry make(String name, INDArray array) throws IOException;
  }

  private static void write(OutputStream out, Map<String, INDArray> arrays, EntryMaker maker)
      throws IOException {
    try (var zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.DEFAULT_COMPRESSION);
      for (var named : arrays.entrySet()) {
        zip.putNextEntry(maker.make(named.getKey() + SUFFIX, named.getValue()));
        Npy.write(zip, named.getValue());
        zip.closeEntry();
      }
    }
  }

  private static ZipEntry deflated(String name, INDArray array) {
    var entry = new ZipEntry(name);
    entry.setTime(0); // the same arrays make the same bytes
    return entry;
  }

  /** A stored entry announces its size and checksum, so the bytes are made twice and kept never. */
  private static ZipEntry stored(String name, INDArray array) throws IOException {
    ZipEntry entry = deflated(name, array);
    var checksum = new CRC32();
    var counted = new Counting();
    Npy.write(new CheckedOutputStream(counted, checksum), array);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(counted.bytes);
    entry.setCrc(checksum.getValue());
    return entry;
  }

  private static final class Counting extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] piece, int from, int length) {
      bytes += length;
    }
  }
}
