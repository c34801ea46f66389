package damo.link.routine;

import damo.scalar.Ints;
import java.util.List;

/** Shapes and integers as int64 values. */
final class Lengths {
  private Lengths() {}

  /** The lengths of an array as a vector. */
  static final class Shape implements LibraryRoutine {
    @Override
    public List<Ints> shapes(List<Operand> in) {
      return List.of(Ints.of(in.get(0).rank()));
    }

    @Override
    public void run(List<Operand> in, List<Operand> out) {
      Operand x = in.get(0);
      Operand to = out.get(0);
      for (int i = 0; i < x.rank(); i++) to.put(to.offset() + i, (long) x.length(i));
    }
  }

  /** One length of an array as a scalar. */
  static final class Length implements LibraryRoutine {
    private final int axis;

    Length(int axis) {
      this.axis = axis;
    }

    @Override
    public List<Ints> shapes(List<Operand> in) {
      return List.of(Ints.of());
    }

    @Override
    public void run(List<Operand> in, List<Operand> out) {
      out.get(0).put(out.get(0).offset(), (long) in.get(0).length(axis));
    }
  }

  /** Integer scalars as a vector. */
  static final class Vector implements LibraryRoutine {
    @Override
    public List<Ints> shapes(List<Operand> in) {
      return List.of(Ints.of(in.size()));
    }

    @Override
    public void run(List<Operand> in, List<Operand> out) {
      Operand to = out.get(0);
      for (int i = 0; i < in.size(); i++) {
        Operand s = in.get(i);
        to.put(to.offset() + i, s.longAt(s.offset()));
      }
    }
  }
}
