package damo.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Sparse matrices in HDF5, each as the four arrays {@code <prefix>_data, _indices, _indptr, _shape}
 * of SciPy and a text {@code <prefix>_type} of the file that says {@code csr_matrix} or {@code
 * csc_matrix}. One NaN stands where an array has nothing, as such a file holds no empty arrays.
 */
public final class SparseHdf5 {
  private static final String ROWS = "csr_matrix";
  private static final String COLUMNS = "csc_matrix";

  private SparseHdf5() {}

  /**
   * A matrix, whose entries become float32; compressed columns are turned into rows. A file that
   * says no type has rows.
   *
   * @throws DataException if there is none of that prefix, its type is another, or its parts do not
   *     fit
   */
  public static Csr read(Path path, String prefix) {
    try (Hdf5 file = Hdf5.open(path)) {
      String type = file.text(prefix + "_type").orElse(ROWS);
      Map<String, INDArray> parts = parts(file, prefix);
      return switch (type) {
        case ROWS -> Csr.of(parts, prefix);
        case COLUMNS -> Csr.of(turned(parts, prefix), prefix).transposed();
        default ->
            throw new DataException(
                "%s: \"%s\" is a %s, and a %s or a %s was expected"
                    .formatted(path, prefix, type, ROWS, COLUMNS));
      };
    }
  }

  private static Map<String, INDArray> parts(Hdf5 file, String prefix) {
    Map<String, INDArray> parts = new LinkedHashMap<>();
    for (String part : List.of("_data", "_indices", "_indptr", "_shape")) {
      if (file.names().contains(prefix + part)) {
        parts.put(prefix + part, file.read(prefix + part));
      }
    }
    INDArray places = parts.get(prefix + "_indices");
    if (places != null && isNothing(places)) {
      parts.keySet().removeAll(List.of(prefix + "_data", prefix + "_indices"));
    }
    return parts;
  }

  private static boolean isNothing(INDArray places) {
    return places.isEmpty() || (places.length() == 1 && Double.isNaN(places.getDouble(0)));
  }

  /** Compressed columns are the compressed rows of the matrix on its side. */
  private static Map<String, INDArray> turned(Map<String, INDArray> parts, String prefix) {
    INDArray shape = parts.get(prefix + "_shape");
    if (shape == null || shape.length() != 2) return parts;
    Map<String, INDArray> turned = new LinkedHashMap<>(parts);
    int[] lengths = shape.toIntVector();
    turned.put(prefix + "_shape", Nd4j.createFromArray(lengths[1], lengths[0]));
    return turned;
  }

  /** Writes matrices by prefix, as compressed rows; an older file is replaced by a whole one. */
  public static void write(Path path, Map<String, Csr> matrices) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    Map<String, String> types = new LinkedHashMap<>();
    matrices.forEach((prefix, matrix) -> {
      INDArray nothing = Nd4j.createFromArray(Double.NaN);
      arrays.put(prefix + "_data", nothing);
      arrays.put(prefix + "_indices", nothing);
      arrays.putAll(matrix.arrays(prefix));
      types.put(prefix + "_type", ROWS);
    });
    Hdf5.writeCompressed(path, arrays, types);
  }
}
