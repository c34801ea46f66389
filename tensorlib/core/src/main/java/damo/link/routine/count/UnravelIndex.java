package damo.link.routine.count;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import damo.value.Value;
import java.util.Collections;
import java.util.List;

/** Positions in an array from positions in its flat elements. */
public final class UnravelIndex implements LibraryRoutine {
  @Override
  public List<Ints> shapes(List<Operand> in) {
    return Collections.nCopies(in.get(1).length(0), in.get(0).shape());
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Ints shape = Ints.of(in.get(1).toLongs());
    long size = Value.sizeOf(shape);
    long[] flat = in.get(0).toLongs();
    for (int i = 0; i < flat.length; i++) {
      long rest = flat[i];
      if (rest < 0 || rest >= size)
        throw new ShapeException(
            "flat index " + rest + " is out of range for shape " + Geometry.text(shape));
      for (int axis = shape.size() - 1; axis >= 0; axis--) {
        Operand to = out.get(axis);
        to.put(to.offset() + i, rest % shape.get(axis));
        rest /= shape.get(axis);
      }
    }
  }
}
