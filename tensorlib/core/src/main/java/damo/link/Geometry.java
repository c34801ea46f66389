package damo.link;

import com.google.errorprone.annotations.Immutable;
import damo.scalar.Ints;
import damo.value.Value;

/**
 * Lengths of the axes, and how far apart neighbours along each of them lie.
 *
 * @param strides in elements; 0 along a broadcast axis, negative along a reversed one
 */
@Immutable
public record Geometry(Ints shape, Ints strides) {
  /** C order without gaps. */
  public static Geometry dense(Ints shape) {
    int[] strides = new int[shape.size()];
    int step = 1;
    for (int i = strides.length - 1; i >= 0; i--) {
      strides[i] = step;
      step *= Math.max(1, shape.get(i));
    }
    return new Geometry(shape, Ints.of(strides));
  }

  static Geometry of(int[] shape, int[] strides) {
    return new Geometry(Ints.of(shape), Ints.of(strides));
  }

  /** How many axes there are. */
  public int rank() {
    return shape.size();
  }

  /** How many elements there are. */
  public int size() {
    return Value.sizeOf(shape);
  }

  /** Whether the elements lie in C order without gaps; axes of length 1 may have any stride. */
  public boolean isDense() {
    if (shape.contains(0)) return true;
    int step = 1;
    for (int i = rank() - 1; i >= 0; i--) {
      int length = shape.get(i);
      if (length != 1 && strides.get(i) != step) return false;
      step *= length;
    }
    return true;
  }

  /** {@code (2, 3)}. */
  public static String text(Ints shape) {
    return shape.toString().replace('[', '(').replace(']', ')');
  }
}
