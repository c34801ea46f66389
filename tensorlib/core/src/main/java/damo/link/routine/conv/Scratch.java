package damo.link.routine.conv;

import damo.link.Geometry;
import damo.link.Layout;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Elements;
import damo.value.Value;

/** Room for elements of one dtype that is kept from call to call, and grows. */
final class Scratch {
  private final DType dtype;
  private Operand room;
  private int size;

  Scratch(DType dtype) {
    this.dtype = dtype;
    this.size = 0;
    this.room = Operand.zeros(dtype, Ints.of(0));
  }

  /** An operand with room for {@code n} elements from its offset 0 on, holding anything. */
  Operand of(long n) {
    if (n > size) {
      size = Math.toIntExact(n);
      room.moveTo(Elements.of(dtype).allocate(size), 0);
    }
    return room;
  }

  /** Itself if in C order without gaps, else a copy in this room. */
  Operand dense(Operand x) {
    if (x.geometry().isDense()) return x;
    Operand at = of(Value.sizeOf(x.shape()));
    Operand copy = at.seenAs(new Layout(Geometry.dense(x.shape()), 0));
    Copy.copy(x, copy);
    return copy;
  }
}
