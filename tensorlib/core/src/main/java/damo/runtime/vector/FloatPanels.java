package damo.runtime.vector;

import java.util.Arrays;

/**
 * A float32 matrix laid out for many products with vectors: {@code y = x M}. Its columns are cut
 * into panels of eight vectors' width, in which the rows follow each other.
 *
 * <p>Each result is the sum over even rows plus the sum over odd rows, by fused multiply-adds: the
 * loop on lanes and the one that stands in until that is compiled give the same bits.
 */
public final class FloatPanels {
  /** A multiple of what any machine holds in four vectors. */
  static final int WIDTH = 64;

  private float[] panels = {};
  private int rows;
  private int columns;
  private float[] even = {};
  private float[] odd = {};

  /** Takes the elements of a matrix with any strides. */
  public void take(
      float[] from, int offset, int rowStride, int columnStride, int newRows, int newColumns) {
    rows = newRows;
    columns = newColumns;
    int count = (columns + WIDTH - 1) / WIDTH;
    int size = count * rows * WIDTH;
    if (panels.length < size) panels = new float[size];
    if (even.length < WIDTH) even = new float[WIDTH];
    if (odd.length < WIDTH) odd = new float[WIDTH];
    for (int p = 0; p < count; p++) {
      int first = p * WIDTH;
      int width = Math.min(WIDTH, columns - first);
      for (int r = 0; r < rows; r++) {
        int to = (p * rows + r) * WIDTH;
        int at = offset + r * rowStride + first * columnStride;
        if (columnStride == 1) System.arraycopy(from, at, panels, to, width);
        else for (int j = 0; j < width; j++) panels[to + j] = from[at + j * columnStride];
        Arrays.fill(panels, to + width, to + WIDTH, 0);
      }
    }
  }

  /** {@code y = x M}; {@code step} is from one element of x to the next. */
  public void multiply(float[] x, int from, int step, float[] y, int to) {
    boolean onLanes = Lanes.areWarm(Lanes.FLOAT_PANEL);
    for (int first = 0; first < columns; first += WIDTH) {
      if (onLanes) PanelLanes.multiply(panels, first * rows, rows, x, from, step, even);
      else plainly(first * rows, x, from, step);
      System.arraycopy(even, 0, y, to + first, Math.min(WIDTH, columns - first));
    }
  }

  private void plainly(int panel, float[] x, int from, int step) {
    Arrays.fill(even, 0, WIDTH, 0);
    Arrays.fill(odd, 0, WIDTH, 0);
    for (int r = 0; r < rows; r++)
      add(panels, panel + r * WIDTH, x[from + r * step], (r & 1) == 0 ? even : odd);
    for (int j = 0; j < WIDTH; j++) even[j] += odd[j];
  }

  private static void add(float[] panels, int at, float x, float[] sums) {
    for (int j = 0; j < WIDTH; j++) sums[j] = Math.fma(x, panels[at + j], sums[j]);
  }
}
