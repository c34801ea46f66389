package damo.link.routine;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.scalar.Ints;
import java.util.Arrays;
import java.util.List;

/**
 * The leading axes of arrays of matrices or vectors, broadcast together: one position in C order
 * for each matrix.
 *
 * @param shape the common lengths
 */
public record Stack(Ints shape) {
  /** What is done at each position. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Once for each matrix.
     *
     * @param position counted in C order
     * @param offsets of the first element of each operand's matrix
     */
    void at(int position, int[] offsets);
  }

  /** The lengths of all but the last {@code core} axes. */
  public static Ints leading(Operand x, int core) {
    return Ints.of(x.shape().stream().limit(x.rank() - core).toArray());
  }

  /**
   * The lengths of stacks broadcast together, aligned at the last axis.
   *
   * @throws ShapeException if two lengths differ and neither is 1
   */
  public static Ints shape(List<Ints> stacks) {
    int[] out = new int[stacks.stream().mapToInt(Ints::size).max().orElse(0)];
    Arrays.fill(out, 1);
    for (Ints one : stacks) {
      int lead = out.length - one.size();
      for (int i = 0; i < one.size(); i++)
        out[lead + i] = common(out[lead + i], one.get(i), stacks);
    }
    return Ints.of(out);
  }

  private static int common(int a, int b, List<Ints> stacks) {
    if (a == b || b == 1) return a;
    if (a == 1) return b;
    throw new ShapeException(
        "the leading lengths "
            + stacks.stream().map(Geometry::text).toList()
            + " do not broadcast");
  }

  /** Visits all positions. */
  public void forEach(List<Operand> operands, int core, Visitor visitor) {
    int[] cores = new int[operands.size()];
    Arrays.fill(cores, core);
    forEach(operands, Ints.of(cores), visitor);
  }

  /**
   * Visits all positions.
   *
   * @param cores how many axes of each operand belong to one matrix
   */
  public void forEach(List<Operand> operands, Ints cores, Visitor visitor) {
    int[] offsets = new int[operands.size()];
    for (int i = 0; i < offsets.length; i++) offsets[i] = operands.get(i).offset();
    int[] position = new int[shape.size()];
    int count = Geometry.dense(shape).size();
    for (int i = 0; i < count; i++) {
      visitor.at(i, offsets);
      advance(position, offsets, operands, cores);
    }
  }

  private void advance(int[] position, int[] offsets, List<Operand> operands, Ints cores) {
    for (int axis = position.length - 1; axis >= 0; axis--) {
      int steps = ++position[axis] < shape.get(axis) ? 1 : 1 - position[axis];
      for (int k = 0; k < offsets.length; k++)
        offsets[k] += steps * stride(operands.get(k), cores.get(k), axis);
      if (steps == 1) return;
      position[axis] = 0;
    }
  }

  /** The step of an operand along an axis of the stack: 0 where it is broadcast. */
  private int stride(Operand x, int core, int axis) {
    int own = axis - (shape.size() - (x.rank() - core));
    return own < 0 || x.length(own) == 1 ? 0 : x.stride(own);
  }
}
