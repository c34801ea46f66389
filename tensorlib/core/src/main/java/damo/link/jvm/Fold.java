package damo.link.jvm;

import damo.error.ShapeException;
import damo.graph.Meaning;
import damo.graph.Reduction;
import damo.link.Geometry;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Elements;

/**
 * A reduction on its way: takes tiles of values, keeps one partial result for each element of the
 * output, and rounds to the output's dtype at the end.
 *
 * <p>Floats are held in double, integers in long. The order of additions depends on shapes alone.
 */
abstract sealed class Fold permits Sums, Extremes {
  final Meaning.Tail.Fold tail;
  final DType value;
  int size;
  int count;

  Fold(Meaning.Tail.Fold tail, DType value) {
    this.tail = tail;
    this.value = value;
  }

  static Fold of(Meaning.Tail.Fold tail, DType value) {
    return switch (tail.kind()) {
      case SUM, MEAN, PROD, ANY, ALL -> new Sums(tail, value);
      case MAX, PEAK, MIN, ARGMAX, ARGMIN -> new Extremes(tail, value);
    };
  }

  /** Strides of the output along the axes of {@code shape}: 0 along the reduced ones. */
  int[] outputStrides(Ints shape) {
    return denseStrides(shape, false);
  }

  /** How much the position among the reduced elements grows along the axes of {@code shape}. */
  int[] positionStrides(Ints shape) {
    return denseStrides(shape, true);
  }

  private int[] denseStrides(Ints shape, boolean alongReduced) {
    int[] strides = new int[shape.size()];
    int step = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      if (tail.axes().contains(axis) != alongReduced) continue;
      strides[axis] = step;
      step *= shape.get(axis);
    }
    return strides;
  }

  void prepare(Ints shape) {
    size = 1;
    count = 1;
    for (int axis = 0; axis < shape.size(); axis++) {
      if (tail.axes().contains(axis)) count *= shape.get(axis);
      else size *= shape.get(axis);
    }
    if (count == 0 && size > 0) checkEmpty(shape);
    allocate();
  }

  private void checkEmpty(Ints shape) {
    Reduction kind = tail.kind();
    if (kind.hasValueOfNone()) return;
    throw new ShapeException(
        kind.code()
            + " of no elements has no value: the shape is "
            + Geometry.text(shape)
            + ", the axes "
            + Geometry.text(tail.axes()));
  }

  abstract void allocate();

  abstract void start();

  /**
   * Takes in a tile: {@code rows * columns} values in C order.
   *
   * @param to element of the output that belongs to the first value
   * @param toRow from there to that of the next row
   * @param toColumn from there to that of the next column
   * @param position of the first value among the elements that become one; then as for {@code to}
   */
  abstract void take(
      Object tile,
      int rows,
      int columns,
      int to,
      int toRow,
      int toColumn,
      int position,
      int positionRow,
      int positionColumn);

  abstract void finish(Object output, Elements elements);
}
