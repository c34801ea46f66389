package damo.data;

import damo.data.raw.RawArray;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Nd4jBorder;
import damo.value.Value;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.dataset.DatasetBase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An HDF5 file that is open for reading. Arrays are named by their path, {@code train/x}, and stay
 * in the file until they are asked for; {@link #rows} reads no more than the chunks it needs.
 *
 * <p>Files of h5py and of the HDF5 tools are read, chunked and compressed too; what {@link #write}
 * makes is read by them. Bools of h5py are bools here. A file written here keeps bools as uint8 and
 * float16 as float32, with the name of their type beside them, and turns them back when it reads.
 */
public final class Hdf5 implements AutoCloseable {
  private final Path path;
  private final HdfFile file;

  private Hdf5(Path path) {
    this.path = path;
    this.file = guarded("it is no HDF5 file, or is cut short", () -> new HdfFile(path));
  }

  /**
   * Opens a file.
   *
   * @throws DataException if it is missing, is no HDF5 file, or is damaged
   */
  public static Hdf5 open(Path path) {
    if (!Files.isRegularFile(path)) {
      throw Source.missing(path);
    }
    return new Hdf5(path);
  }

  /** All arrays of a file by path, as {@link #names} has them. */
  public static Map<String, INDArray> readAll(Path path) {
    try (Hdf5 file = open(path)) {
      Map<String, INDArray> arrays = new LinkedHashMap<>();
      file.names().forEach(name -> arrays.put(name, file.read(name)));
      return arrays;
    }
  }

  /**
   * Writes arrays, each in one piece. A name with a slash goes into a group; an older file is
   * replaced only by a whole one.
   *
   * @throws DataException if an array is empty, which the file cannot hold
   */
  public static void write(Path path, Map<String, INDArray> arrays) {
    Hdf5Content.contiguous(arrays).write(path);
  }

  /** Writes arrays in chunks of rows, shuffled and deflated: smaller, and read by the chunk. */
  public static void writeCompressed(Path path, Map<String, INDArray> arrays) {
    Hdf5Content.compressed(arrays).write(path);
  }

  /** Like {@link #writeCompressed(Path, Map)}, with texts that are attached to the file. */
  public static void writeCompressed(
      Path path, Map<String, INDArray> arrays, Map<String, String> texts) {
    Hdf5Content.compressed(arrays).with(texts).write(path);
  }

  /** The paths of all arrays, group by group. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    guarded("its groups cannot be read", () -> collect(file, names));
    return names;
  }

  private static List<String> collect(Group group, List<String> names) {
    for (Node node : group) {
      if (node instanceof Group inner) {
        collect(inner, names);
      } else if (node instanceof DatasetBase) {
        names.add(node.getPath().substring(1));
      }
    }
    return names;
  }

  /** How long each axis of an array is. */
  public long[] shape(String name) {
    return dataset(name).getDimensionsAsLong();
  }

  /** The element type in which {@link #read} gives an array. */
  public DType dtype(String name) {
    return type(name).shown();
  }

  /**
   * The whole array.
   *
   * @throws DataException if there is none of that name, it holds no numbers, or it is damaged
   */
  public INDArray read(String name) {
    DatasetBase dataset = dataset(name);
    Ints shape = Ints.of(dataset.getDimensionsAsLong());
    if (guarded(unreadable(name), dataset::isEmpty) || Value.sizeOf(shape) == 0) {
      return Nd4jBorder.toNd4j(Value.zeros(dtype(name), shape));
    }
    return array(name, shape, guarded(unreadable(name), dataset::getDataBuffer));
  }

  /**
   * Some rows of an array: {@code count} along the first axis, from row {@code from} on.
   *
   * @throws DataException if the array has no such rows
   */
  public INDArray rows(String name, long from, int count) {
    DatasetBase dataset = dataset(name);
    long[] whole = dataset.getDimensionsAsLong();
    if (whole.length == 0 || from < 0 || count < 0 || from + count > whole[0]) {
      throw new DataException(
          "%s, array \"%s\", has no rows %d to %d: its shape is %s"
              .formatted(path, name, from, from + count - 1, Ints.of(whole)));
    }
    long[] lengths = whole.clone();
    lengths[0] = count;
    Ints shape = Ints.of(lengths);
    if (Value.sizeOf(shape) == 0) {
      return Nd4jBorder.toNd4j(Value.zeros(dtype(name), shape));
    }
    long[] offset = new long[whole.length];
    offset[0] = from;
    return array(
        name,
        shape,
        guarded(unreadable(name), () -> dataset.getSliceDataBuffer(offset, shape.toArray())));
  }

  private INDArray array(String name, Ints shape, ByteBuffer buffer) {
    Hdf5Type type = type(name);
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    try {
      Value value =
          RawArray.read(new ByteArrayInputStream(bytes), type.stored(), type.order(), shape);
      return Nd4jBorder.toNd4j(value.cast(type.shown()));
    } catch (IOException e) {
      throw new DataException("%s: %s: too few bytes".formatted(path, unreadable(name)), e);
    }
  }

  /** A text that is attached to the file; empty if there is none of that name. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(file.getAttribute(name))
        .map(Attribute::getData)
        .map(Object::toString);
  }

  private Hdf5Type type(String name) {
    DatasetBase dataset = dataset(name);
    return guarded(unreadable(name), () -> Hdf5Type.of(dataset))
        .orElseThrow(() ->
            new DataException(
                "%s, array \"%s\", holds %s, which are no numbers"
                    .formatted(path, name, dataset.getDataType().getClass().getSimpleName())));
  }

  private DatasetBase dataset(String name) {
    Node node = guarded(unreadable(name), () -> named(name));
    if (node instanceof DatasetBase dataset) {
      return dataset;
    }
    throw new DataException("%s has no array \"%s\" among %s".formatted(path, name, names()));
  }

  private @org.jspecify.annotations.Nullable Node named(String name) {
    Node node = file;
    for (String part : name.split("/")) {
      node = node instanceof Group group ? group.getChild(part) : null;
    }
    return node;
  }

  private static String unreadable(String name) {
    return "array \"" + name + "\" cannot be read";
  }

  /** The library answers damage with exceptions of many kinds, and they name no file. */
  private <R> R guarded(String what, Supplier<R> step) {
    try {
      return step.get();
    } catch (DataException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new DataException("%s: %s: %s".formatted(path, what, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    file.close();
  }

  @Override
  public String toString() {
    return "Hdf5: " + path + " with " + names();
  }
}
