package damo.link.jvm;

import damo.error.ShapeException;
import damo.graph.ViewMap;
import damo.link.routine.Operand;
import damo.value.Elements;

/** The integers that the further inputs of a view hold, one after the other. */
final class Arguments {
  private Arguments() {}

  /** How many there will be. */
  static int count(Operand[] in, ViewMap map) {
    return switch (map) {
      case ViewMap.Reshape(int ndim) -> ndim;
      case ViewMap.BroadcastTo(int ndim) -> ndim;
      case ViewMap.Specified(var axes, var what) -> axes.size();
      default -> in.length - 1;
    };
  }

  /** That a vector of lengths has as many as the view has axes. */
  static void check(Operand[] in, ViewMap map) {
    switch (map) {
      case ViewMap.Reshape(int ndim) -> checkCount(in[1], ndim);
      case ViewMap.BroadcastTo(int ndim) -> checkCount(in[1], ndim);
      case ViewMap.Specified(var axes, var what) -> checkCount(in[1], axes.size());
      default -> {}
    }
  }

  static void checkCount(Operand vector, int expected) {
    int count = vector.length(0);
    if (count != expected)
      throw new ShapeException("expected " + expected + " lengths, got a vector of " + count);
  }

  static void read(Operand[] in, long[] into) {
    for (int i = 0; i < into.length; i++) into[i] = at(in, i);
  }

  static boolean changed(Operand[] in, long[] since) {
    for (int i = 0; i < since.length; i++) if (since[i] != at(in, i)) return true;
    return false;
  }

  /** Argument {@code i}: a scalar input of its own, or an element of the one vector. */
  private static long at(Operand[] in, int i) {
    Operand o = in[1].rank() == 1 ? in[1] : in[1 + i];
    int index = o.rank() == 1 ? o.offset() + i * o.stride(0) : o.offset();
    return Elements.of(o.dtype()).getLong(o.array(), index);
  }
}
