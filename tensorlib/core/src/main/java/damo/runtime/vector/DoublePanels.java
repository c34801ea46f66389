package damo.runtime.vector;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A float64 matrix laid out for many products with vectors: {@code y = x M}. Its columns are cut
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

  /** Results, and what is added to them, up to the end of the last panel. */
  private double[] sums = {};

  private double[] added = {};
  private final double[] odd = new double[WIDTH];

  /** Takes the elements of a matrix with any strides. */
  public void take(
      double[] from, int offset, int rowStride, int columnStride, int newRows, int newColumns) {
    rows = newRows;
    columns = newColumns;
    int count = (columns + WIDTH - 1) / WIDTH;
    int size = count * rows * WIDTH;
    if (panels.length < size) panels = new double[size];
    if (sums.length < count * WIDTH) sums = new double[count * WIDTH];
    if (added.length < count * WIDTH) added = new double[count * WIDTH];
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
    multiply(x, from, step, null);
    System.arraycopy(sums, 0, y, to, columns);
  }

  /**
   * {@code x M + b}; {@code step} is from one element of x to the next.
   *
   * @return where the results are, from element 0 on, until the next product
   */
  public double[] multiplyAdd(double[] x, int from, int step, double[] b, int bFrom) {
    System.arraycopy(b, bFrom, added, 0, columns);
    multiply(x, from, step, added);
    return sums;
  }

  private void multiply(double[] x, int from, int step, double @Nullable [] b) {
    boolean onLanes = Lanes.areWarm(Lanes.DOUBLE_PANEL);
    for (int first = 0; first < columns; first += WIDTH) {
      if (onLanes) PanelLanes.multiply(panels, first * rows, rows, x, from, step, b, sums, first);
      else plainly(first, x, from, step, b);
    }
  }

  private void plainly(int first, double[] x, int from, int step, double @Nullable [] b) {
    Arrays.fill(sums, first, first + WIDTH, 0);
    Arrays.fill(odd, 0);
    for (int r = 0; r < rows; r++) {
      int at = first * rows + r * WIDTH;
      if ((r & 1) == 0) add(panels, at, x[from + r * step], sums, first);
      else add(panels, at, x[from + r * step], odd, 0);
    }
    for (int j = 0; j < WIDTH; j++) sums[first + j] += odd[j];
    if (b != null) for (int j = first; j < first + WIDTH; j++) sums[j] += b[j];
  }

  private static void add(double[] panels, int at, double x, double[] sums, int first) {
    for (int j = 0; j < WIDTH; j++) sums[first + j] = Math.fma(x, panels[at + j], sums[first + j]);
  }
}
