package damo.link.jvm;

import java.util.ArrayList;
import java.util.List;

/**
 * Axes to walk, with the stride of each operand along each: neighbouring axes that every operand
 * walks evenly are one, axes of length 1 are left out. There is at least one axis.
 *
 * @param lengths of the axes
 * @param strides by operand, then axis
 */
record Iteration(int[] lengths, int[][] strides) {
  static Iteration collapse(int[] shape, List<int[]> operands) {
    List<Integer> ends = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] == 1) continue;
      int last = ends.size() - 1;
      if (last >= 0 && merges(operands, ends.get(last), axis, shape[axis])) {
        ends.set(last, axis);
        lengths.set(last, lengths.get(last) * shape[axis]);
      } else {
        ends.add(axis);
        lengths.add(shape[axis]);
      }
    }
    if (ends.isEmpty()) return new Iteration(new int[] {1}, new int[operands.size()][1]);
    int[][] strides = new int[operands.size()][];
    for (int k = 0; k < strides.length; k++) {
      int[] of = operands.get(k);
      strides[k] = ends.stream().mapToInt(axis -> of[axis]).toArray();
    }
    return new Iteration(lengths.stream().mapToInt(i -> i).toArray(), strides);
  }

  private static boolean merges(List<int[]> operands, int outer, int inner, int length) {
    return operands.stream().allMatch(s -> s[outer] == s[inner] * length);
  }

  int columns() {
    return lengths[lengths.length - 1];
  }

  /** Length of the axis before the last; 1 if there is only one. */
  int rows() {
    return lengths.length < 2 ? 1 : lengths[lengths.length - 2];
  }

  int columnStride(int operand) {
    return strides[operand][lengths.length - 1];
  }

  int rowStride(int operand) {
    return lengths.length < 2 ? 0 : strides[operand][lengths.length - 2];
  }

  int size() {
    int n = 1;
    for (int length : lengths) n *= length;
    return n;
  }

  boolean isFlat() {
    return lengths.length == 1;
  }
}
