package damo.link.routine;

import damo.scalar.Ints;

/** A shape that an integer vector asks for; the same object as long as it asks for the same. */
public final class AskedShape {
  private Ints last = Ints.of();

  /** The lengths that {@code vector} holds. */
  public Ints of(Operand vector) {
    if (!isLast(vector)) last = Ints.of(vector.toLongs());
    return last;
  }

  private boolean isLast(Operand vector) {
    if (vector.length(0) != last.size()) return false;
    for (int i = 0; i < last.size(); i++)
      if (vector.longAt(vector.offset() + i * vector.stride(0)) != last.get(i)) return false;
    return true;
  }
}
