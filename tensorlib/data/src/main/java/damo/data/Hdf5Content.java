package damo.data;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Nd4jBorder;
import damo.value.Value;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What goes into an HDF5 file: arrays by path, texts attached to the file, and how it is packed.
 */
record Hdf5Content(Map<String, INDArray> arrays, Map<String, String> texts, Packing packing) {
  /** How the array of a value is laid out in the file. */
  interface Packing {
    void apply(Value value, DatasetCreationOptions.Builder options);
  }

  private static final int CHUNK_BYTES = 1 << 18;

  /** The library encodes a chunked array in one Java array. */
  private static final long MOST_CHUNKED = Integer.MAX_VALUE;

  static Hdf5Content contiguous(Map<String, INDArray> arrays) {
    return new Hdf5Content(arrays, Map.of(), (value, options) -> {});
  }

  static Hdf5Content compressed(Map<String, INDArray> arrays) {
    return new Hdf5Content(arrays, Map.of(), Hdf5Content::compress);
  }

  Hdf5Content with(Map<String, String> attached) {
    return new Hdf5Content(arrays, attached, packing);
  }

  private static void compress(Value value, DatasetCreationOptions.Builder options) {
    long bytes = (long) value.size() * value.dtype().bytes();
    if (value.rank() > 0 && bytes <= MOST_CHUNKED) {
      int[] chunk = value.shape().toArray();
      long row = Math.max(1, bytes / chunk[0]);
      chunk[0] = Math.clamp(CHUNK_BYTES / row, 1, chunk[0]);
      options.chunkDimensions(chunk).shuffle().deflate();
    }
  }

  void write(Path path) {
    arrays.forEach(Hdf5Content::check);
    Replacing.make(
        path,
        temporary -> {
          try (WritableHdfFile file = HdfFile.write(temporary)) {
            texts.forEach(file::putAttribute);
            Map<String, WritableGroup> groups = new HashMap<>(Map.of("", file));
            arrays.forEach((name, array) -> put(groups, name, array));
          }
        });
  }

  private static void check(String name, INDArray array) {
    if (array.isEmpty()) {
      throw new DataException(
          "array \"%s\" has shape %s, and an HDF5 file holds no empty arrays: leave it out, or write"
                  .formatted(name, Ints.of(array.shape()))
              + " NPZ");
    }
  }

  private void put(Map<String, WritableGroup> groups, String name, INDArray array) {
    int slash = name.lastIndexOf('/');
    WritableGroup group = group(groups, slash < 0 ? "" : name.substring(0, slash));
    Value value = Nd4jBorder.fromNd4j(array);
    Value storable = value.cast(storable(value.dtype()));
    var options = DatasetCreationOptions.builder();
    packing.apply(storable, options);
    if (storable.dtype().kind() == DType.Kind.UINT) {
      options.unsigned();
    }
    WritableDataset dataset =
        group.putDataset(name.substring(slash + 1), nested(storable, 0, 0), options.build());
    if (storable.dtype() != value.dtype()) {
      dataset.putAttribute(Hdf5Type.MARK, value.dtype().code());
    }
  }

  private static WritableGroup group(Map<String, WritableGroup> groups, String path) {
    WritableGroup known = groups.get(path);
    if (known != null) {
      return known;
    }
    int slash = path.lastIndexOf('/');
    WritableGroup outer = group(groups, slash < 0 ? "" : path.substring(0, slash));
    WritableGroup made = outer.putGroup(path.substring(slash + 1));
    groups.put(path, made);
    return made;
  }

  private static DType storable(DType dtype) {
    return switch (dtype) {
      case BOOL -> DType.UINT8;
      case FLOAT16 -> DType.FLOAT32;
      default -> dtype;
    };
  }

  /** The library takes arrays of arrays. */
  private static Object nested(Value value, int axis, int from) {
    if (value.rank() == 0) {
      return Array.get(value.array(), 0);
    }
    int[] lengths = value.shape().toArray();
    Class<?> element = value.array().getClass().componentType();
    int length = lengths[axis];
    if (axis == lengths.length - 1) {
      Object row = Array.newInstance(element, length);
      System.arraycopy(value.array(), from, row, 0, length);
      return row;
    }
    int[] rest = java.util.Arrays.copyOfRange(lengths, axis, lengths.length);
    Object rows = Array.newInstance(element, rest);
    int step = java.util.Arrays.stream(rest).skip(1).reduce(1, Math::multiplyExact);
    for (int i = 0; i < length; i++) {
      Array.set(rows, i, nested(value, axis + 1, from + i * step));
    }
    return rows;
  }
}
