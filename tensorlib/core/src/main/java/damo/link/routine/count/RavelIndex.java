package damo.link.routine.count;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import java.util.List;

/** Positions in the flat elements of an array from positions along its axes. */
public final class RavelIndex implements LibraryRoutine {
  /** What becomes of a position that is out of range; a parameter is its number. */
  public enum Mode {
    RAISE,
    CLIP,
    WRAP
  }

  private final Mode mode;

  /** By the number of a {@link Mode}. */
  public RavelIndex(int mode) {
    this.mode = Mode.values()[mode];
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    Ints first = in.get(1).shape();
    for (Operand positions : in.subList(2, in.size()))
      if (!positions.shape().equals(first))
        throw new ShapeException(
            "positions along all axes must have one shape, got "
                + Geometry.text(first)
                + " and "
                + Geometry.text(positions.shape()));
    return List.of(first);
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Ints shape = Ints.of(in.get(0).toLongs());
    if (shape.size() != in.size() - 1)
      throw new ShapeException(
          "positions along " + (in.size() - 1) + " axes do not fit shape " + Geometry.text(shape));
    Operand to = out.get(0);
    long[] flat = new long[to.size()];
    for (int axis = 0; axis < shape.size(); axis++) {
      long[] positions = in.get(axis + 1).toLongs();
      for (int i = 0; i < flat.length; i++)
        flat[i] = flat[i] * shape.get(axis) + inRange(positions[i], axis, shape);
    }
    for (int i = 0; i < flat.length; i++) to.put(to.offset() + i, flat[i]);
  }

  private long inRange(long position, int axis, Ints shape) {
    int n = shape.get(axis);
    if (n > 0 && mode == Mode.CLIP) return Math.clamp(position, 0, n - 1);
    if (n > 0 && mode == Mode.WRAP) return Math.floorMod(position, n);
    if (position < 0 || position >= n)
      throw new ShapeException(
          "index " + position + " is out of range for axis " + axis + " of length " + n);
    return position;
  }
}
