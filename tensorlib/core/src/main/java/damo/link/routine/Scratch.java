package damo.link.routine;

import damo.link.Geometry;
import damo.link.Layout;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Elements;
import org.jspecify.annotations.Nullable;

/** Room for elements of one dtype that is kept from call to call, and grows. */
public final class Scratch {
  private final DType dtype;
  private final Operand room;
  private @Nullable Operand copy;
  private int size;

  /** No room yet. */
  public Scratch(DType dtype) {
    this.dtype = dtype;
    this.room = Operand.zeros(dtype, Ints.of(0));
  }

  /** An operand with room for {@code n} elements from its offset 0 on, holding anything. */
  public Operand of(long n) {
    if (n > size) {
      size = Math.toIntExact(n);
      room.moveTo(Elements.of(dtype).allocate(size), 0);
    }
    return room;
  }

  /** Itself if in C order without gaps, else a copy in this room. */
  public Operand dense(Operand x) {
    if (x.geometry().isDense()) return x;
    Operand at = of(x.size());
    if (copy == null || !copy.shape().equals(x.shape()))
      copy = at.seenAs(new Layout(Geometry.dense(x.shape()), 0));
    copy.moveTo(at.array(), 0);
    Copy.copy(x, copy);
    return copy;
  }
}
