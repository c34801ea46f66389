package damo.data;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A matrix that is mostly zeros, as compressed sparse rows: row {@code r} has the entries from
 * {@code starts[r]} up to {@code starts[r + 1]}.
 */
public final class Csr {
  private final int columns;
  private final int[] starts;
  private final int[] places;
  private final float[] values;

  /**
   * Checks and keeps the arrays; who makes a matrix gives them away.
   *
   * @param columns how many columns there are
   * @param starts one more than rows: where each begins, and the end of the last
   * @param places the column of each entry, from 0 on
   * @param values the number of each entry; entries of one place add up
   * @throws DataException if the starts do not rise or a column does not exist
   */
  public Csr(int columns, int[] starts, int[] places, float[] values) {
    this.columns = columns;
    this.starts = starts;
    this.places = places;
    this.values = values;
    check();
  }

  private void check() {
    boolean fits =
        starts.length > 0
            && starts[0] == 0
            && starts[starts.length - 1] == places.length
            && places.length == values.length;
    for (int row = 0; fits && row < rows(); row++) {
      fits = starts[row] <= starts[row + 1];
    }
    if (!fits) {
      throw new DataException(
          "a sparse matrix needs starts that rise from 0 to the number of its %d entries"
              .formatted(values.length));
    }
    for (int row = 0; row < rows(); row++) {
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        if (places[i] < 0 || places[i] >= columns) {
          throw new DataException(
              "row %d has an entry in column %d, and the %d columns are 0 to %d"
                  .formatted(row, places[i], columns, columns - 1));
        }
      }
    }
  }

  /** The entries of a dense matrix that are not 0. */
  public static Csr of(INDArray dense) {
    if (dense.rank() != 2) {
      throw new DataException("a sparse matrix is made of a matrix, not of rank " + dense.rank());
    }
    float[] all = (float[]) Nd4jBorder.fromNd4j(dense).cast(DType.FLOAT32).array();
    var made = new CsrBuilder();
    int width = dense.columns();
    for (int row = 0; row < dense.rows(); row++) {
      for (int column = 0; column < width; column++) {
        if (all[row * width + column] != 0) {
          made.add(column, all[row * width + column]);
        }
      }
      made.endRow();
    }
    return made.build(width);
  }

  /** The rows of a matrix that {@link #arrays} put into a file under this prefix. */
  public static Csr of(Map<String, INDArray> arrays, String prefix) {
    int[] shape = part(arrays, prefix + "_shape").toIntVector();
    int[] starts = part(arrays, prefix + "_indptr").toIntVector();
    if (shape.length != 2 || shape[0] != starts.length - 1) {
      throw new DataException(
          "%s_shape is %s, and %s_indptr has %d entries: these are no sparse rows"
              .formatted(prefix, Arrays.toString(shape), prefix, starts.length));
    }
    INDArray places = arrays.get(prefix + "_indices");
    return places == null
        ? new Csr(shape[1], starts, new int[0], new float[0])
        : new Csr(
            shape[1], starts, places.toIntVector(), part(arrays, prefix + "_data").toFloatVector());
  }

  private static INDArray part(Map<String, INDArray> arrays, String name) {
    INDArray part = arrays.get(name);
    if (part == null) {
      throw new DataException("there is no array \"%s\" among %s".formatted(name, arrays.keySet()));
    }
    return part;
  }

  /**
   * Four arrays for a file, named as SciPy names them: {@code <prefix>_data, _indices, _indptr,
   * _shape}. A matrix without entries has no data and no indices: HDF5 keeps no empty arrays.
   */
  public Map<String, INDArray> arrays(String prefix) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    if (values.length > 0) {
      arrays.put(prefix + "_data", Nd4j.createFromArray(values));
      arrays.put(prefix + "_indices", Nd4j.createFromArray(places));
    }
    arrays.put(prefix + "_indptr", Nd4j.createFromArray(starts));
    arrays.put(prefix + "_shape", Nd4j.createFromArray(rows(), columns));
    return arrays;
  }

  /** How many rows there are. */
  public int rows() {
    return starts.length - 1;
  }

  /** How many columns there are. */
  public int columns() {
    return columns;
  }

  /** How many entries are kept. */
  public int entries() {
    return values.length;
  }

  /** float32, shape (rows, columns). */
  public INDArray dense() {
    return dense(java.util.stream.IntStream.range(0, rows()).toArray());
  }

  /** Some rows, in this order: float32, shape (count, columns). */
  public INDArray dense(int... chosen) {
    Value dense = Value.zeros(DType.FLOAT32, Ints.of(chosen.length, columns));
    for (int i = 0; i < chosen.length; i++) {
      addRow(chosen[i], (float[]) dense.array(), i * columns);
    }
    return Nd4jBorder.toNd4j(dense);
  }

  /** Adds the entries of one row to {@code columns} numbers of {@code target} from a place on. */
  public void addRow(int row, float[] target, int from) {
    forEach(row, (column, value) -> target[from + column] += value);
  }

  /** Is given the entries of a row one by one. */
  @FunctionalInterface
  public interface Entries {
    /** One of them; a place may come more than once, and then its values add up. */
    void entry(int column, float value);
  }

  /** Goes through the entries of one row in the order in which they are kept. */
  public void forEach(int row, Entries action) {
    if (row < 0 || row >= rows()) {
      throw new DataException("row %d is not one of 0 to %d".formatted(row, rows() - 1));
    }
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      action.entry(places[i], values[i]);
    }
  }

  /** Columns as rows, and rows as columns; the entries of each new row are in rising order. */
  public Csr transposed() {
    int[] ends = new int[columns + 1];
    for (int place : places) {
      ends[place + 1]++;
    }
    Arrays.parallelPrefix(ends, Integer::sum);
    int[] next = Arrays.copyOf(ends, columns);
    int[] newPlaces = new int[places.length];
    float[] newValues = new float[values.length];
    for (int row = 0; row < rows(); row++) {
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        int to = next[places[i]]++;
        newPlaces[to] = row;
        newValues[to] = values[i];
      }
    }
    return new Csr(rows(), ends, newPlaces, newValues);
  }

  @Override
  public String toString() {
    return "Csr: %d rows, %d columns, %d entries".formatted(rows(), columns, entries());
  }
}
