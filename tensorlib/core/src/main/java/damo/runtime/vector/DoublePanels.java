package damo.runtime.vector;

import java.util.Arrays;

/**
 * A double64 matrix laid out for many products with vectors: {@code y = x M}. Its columns are cut
 * into panels of eight vectors' width, in which the rows follow each other.
 *
 * <p>Each result is the sum over even rows plus the sum over odd rows, by fused multiply-adds: the
 * loop on lanes and the one that stands in until that is compiled give the same bits.
 */
public final class DoublePanels {
  /** A multiple of what any machine holds in four vectors. */
  static final int WIDTH = 32;

  private double[] panels = {};
  private int rows;
  private int columns;
  private double[] even = {};
  private double[] odd = {};

  /** Takes the elements of a matrix with any strides. */
  public void take(
      double[] from, int offset, int rowStride, int columnStride, int newRows, int newColumns) {
    rows = newRows;
    columns = newColumns;
    int count = (columns + WIDTH - 1) / WIDTH;
    int size = count * rows * WIDTH;
    if (panels.length < size) panels = new double[size];
    if (even.length < WIDTH) even = new double[WIDTH];
    if (odd.length < WIDTH) odd = new double[WIDTH];
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
  public void multiply(double[] x, int from, int step, double[] y, int to) {
    boolean onLanes = Lanes.areWarm(Lanes.DOUBLE_PANEL);
    for (int first = 0; first < columns; first += WIDTH) {
      if (onLanes) PanelLanes.multiply(panels, first * rows, rows, x, from, step, even);
      else plainly(first * rows, x, from, step);
      System.arraycopy(even, 0, y, to + first, Math.min(WIDTH, columns - first));
    }
  }

  private void plainly(int panel, double[] x, int from, int step) {
    Arrays.fill(even, 0, WIDTH, 0);
    Arrays.fill(odd, 0, WIDTH, 0);
    for (int r = 0; r < rows; r++)
      add(panels, panel + r * WIDTH, x[from + r * step], (r & 1) == 0 ? even : odd);
    for (int j = 0; j < WIDTH; j++) even[j] += odd[j];
  }

  private static void add(double[] panels, int at, double x, double[] sums) {
    for (int j = 0; j < WIDTH; j++) sums[j] = Math.fma(x, panels[at + j], sums[j]);
  }
}
