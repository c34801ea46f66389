package damo.link.routine;

import java.util.List;

/** Shapes and integers as int64 values. */
public final class Lengths {
  private Lengths() {}

  /** The lengths of {@code x} to a dense int64 vector. */
  public static void shape(Operand x, Operand out) {
    for (int i = 0; i < x.rank(); i++) out.put(out.offset() + i, (long) x.length(i));
  }

  /** One length of {@code x} to an int64 scalar. */
  public static void length(int axis, Operand x, Operand out) {
    out.put(out.offset(), (long) x.length(axis));
  }

  /** Integer scalars to a dense int64 vector. */
  public static void vector(List<Operand> scalars, Operand out) {
    for (int i = 0; i < scalars.size(); i++) {
      Operand s = scalars.get(i);
      out.put(out.offset() + i, s.longAt(s.offset()));
    }
  }
}
