package damo.data;

import java.util.Arrays;

/** Sparse rows that are made one entry after another. */
public final class CsrBuilder {
  private int[] starts = new int[1 << 8];
  private int[] places = new int[1 << 10];
  private float[] values = new float[1 << 10];
  private int rows;
  private int entries;
  private int widest;

  /** One more entry of the row that is being made. */
  public void add(int column, float value) {
    if (entries == places.length) {
      places = Arrays.copyOf(places, Math.multiplyExact(entries, 2));
      values = Arrays.copyOf(values, places.length);
    }
    places[entries] = column;
    values[entries++] = value;
    widest = Math.max(widest, column + 1);
  }

  /** The next entry belongs to the next row. */
  public void endRow() {
    if (++rows == starts.length) {
      starts = Arrays.copyOf(starts, Math.multiplyExact(rows, 2));
    }
    starts[rows] = entries;
  }

  /** How many rows are done. */
  public int rows() {
    return rows;
  }

  /** The matrix, as wide as its last column with an entry. */
  public Csr build() {
    return build(widest);
  }

  /** The matrix of all rows that are done. */
  public Csr build(int columns) {
    return new Csr(
        columns,
        Arrays.copyOf(starts, rows + 1),
        Arrays.copyOf(places, entries),
        Arrays.copyOf(values, entries));
  }
}
