package damo.runtime.product;

import damo.runtime.onednn.OneDnn;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * float32 by oneDNN, by loops where it is missing or the product is too small to be worth a call.
 * Large products are cut into calls of some ten milliseconds, as a call keeps the collector
 * waiting.
 */
final class FloatProduct implements MatrixProduct {
  private static final long SMALLEST_CALL = 2_000;
  private static final long LARGEST_CALL = 1_000_000_000;

  private final FloatLoopProduct loops = new FloatLoopProduct();
  private final Window a = new Window();
  private final Window b = new Window();
  private final Window c = new Window();
  private float[] denseA = {};
  private float[] denseB = {};

  @Override
  public void multiply(int m, int n, int k, Operand left, Operand right, Object out, int cOffset) {
    long work = (long) m * n * k;
    if (work < SMALLEST_CALL || !OneDnn.isAvailable()) {
      loops.multiply(m, n, k, left, right, out, cOffset);
      return;
    }
    Operand x = callable(left, m, k) ? left : dense(left, m, k, true);
    Operand y = callable(right, k, n) ? right : dense(right, k, n, false);
    int rows = (int) Math.clamp(LARGEST_CALL / Math.max(1, (long) n * k), 1L, m);
    for (int i = 0; i < m; i += rows) {
      Interrupts.check();
      call(Math.min(rows, m - i), n, k, x, i, y, (float[]) out, cOffset + i * n);
    }
  }

  private void call(int m, int n, int k, Operand x, int row, Operand y, float[] out, int cOffset) {
    boolean transA = isTransposed(x, m, k);
    boolean transB = isTransposed(y, k, n);
    MemorySegment sa = a.over((float[]) x.array(), x.offset() + row * x.rowStride());
    MemorySegment sb = b.over((float[]) y.array(), y.offset());
    OneDnn.sgemm(
        transA,
        transB,
        m,
        n,
        k,
        sa,
        leading(x, transA, k, m),
        sb,
        leading(y, transB, n, k),
        c.over(out, cOffset),
        n);
  }

  /** Whether rows or columns lie together, so that flags say it all. */
  private static boolean callable(Operand o, int rows, int columns) {
    boolean byRows =
        (o.columnStride() == 1 || columns == 1) && (o.rowStride() >= columns || rows == 1);
    return byRows || isTransposed(o, rows, columns);
  }

  private static boolean isTransposed(Operand o, int rows, int columns) {
    boolean byRows =
        (o.columnStride() == 1 || columns == 1) && (o.rowStride() >= columns || rows == 1);
    return !byRows
        && (o.rowStride() == 1 || rows == 1)
        && (o.columnStride() >= rows || columns == 1);
  }

  private static long leading(Operand o, boolean transposed, int columns, int rows) {
    return transposed ? Math.max(o.columnStride(), rows) : Math.max(o.rowStride(), columns);
  }

  private Operand dense(Operand o, int rows, int columns, boolean isLeft) {
    float[] scratch = scratch(rows * columns, isLeft);
    float[] from = (float[]) o.array();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++)
        scratch[i * columns + j] = from[o.offset() + i * o.rowStride() + j * o.columnStride()];
    }
    return new Operand(scratch, 0, columns, 1);
  }

  private float[] scratch(int size, boolean isLeft) {
    if (isLeft) return denseA = denseA.length < size ? new float[size] : denseA;
    return denseB = denseB.length < size ? new float[size] : denseB;
  }

  /** A segment over part of an array, kept as long as neither changes. */
  private static final class Window {
    private float @Nullable [] array;
    private int offset = -1;
    private MemorySegment segment = MemorySegment.NULL;

    MemorySegment over(float[] wanted, int from) {
      if (wanted != array || from != offset) {
        array = wanted;
        offset = from;
        segment = MemorySegment.ofArray(wanted).asSlice((long) from * Float.BYTES);
      }
      return segment;
    }
  }
}
