package damo.data.raw;

import damo.scalar.Ints;
import damo.value.Elements;
import damo.value.Value;

/** Arrays whose first axis varies fastest, as Fortran and MATLAB keep them. */
public final class Fortran {
  private Fortran() {}

  /**
   * The same array with its last axis varying fastest.
   *
   * @param columns all elements in the order of Fortran, in whatever shape
   * @param shape the shape of the array
   */
  public static Value toRows(Value columns, Ints shape) {
    if (shape.size() < 2 || columns.size() == 0) {
      return columns.reshaped(shape);
    }
    Value rows = Value.zeros(columns.dtype(), shape);
    int[] steps = new int[shape.size()];
    steps[0] = 1;
    for (int axis = 1; axis < steps.length; axis++) {
      steps[axis] = steps[axis - 1] * shape.get(axis - 1);
    }
    copy(columns, rows, steps);
    return rows;
  }

  private static void copy(Value columns, Value rows, int[] steps) {
    int last = steps.length - 1;
    int length = rows.shape().get(last);
    Object from = columns.array();
    Object to = rows.array();
    Elements elements = Elements.of(rows.dtype());
    int[] place = new int[steps.length];
    int start = 0;
    for (int row = 0; row < rows.size(); row += length) {
      for (int i = 0; i < length; i++) {
        int source = start + i * steps[last];
        if (rows.dtype().isFloat()) {
          elements.setDouble(to, row + i, elements.getDouble(from, source));
        } else {
          elements.setLong(to, row + i, elements.getLong(from, source));
        }
      }
      start = next(place, rows.shape(), steps, start);
    }
  }

  /** Moves to the next row, and gives the place of its first element among the columns. */
  private static int next(int[] place, Ints shape, int[] steps, int start) {
    int moved = start;
    for (int axis = place.length - 2; axis >= 0; axis--) {
      moved += steps[axis];
      if (++place[axis] < shape.get(axis)) {
        return moved;
      }
      moved -= place[axis] * steps[axis];
      place[axis] = 0;
    }
    return moved;
  }
}
