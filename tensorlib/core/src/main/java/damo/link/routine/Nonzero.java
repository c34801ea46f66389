package damo.link.routine;

import java.util.List;

/** Where elements are not 0, in C order. */
public final class Nonzero {
  private Nonzero() {}

  /** How many elements are not 0. */
  public static int count(Operand x) {
    return walk(x, 0, x.offset(), new int[x.rank()], List.of(), 0);
  }

  /** Fills one dense vector for each axis of {@code x} with the positions along it. */
  public static void fill(Operand x, List<Operand> out) {
    walk(x, 0, x.offset(), new int[x.rank()], out, 0);
  }

  private static int walk(Operand x, int axis, int at, int[] position, List<Operand> out, int n) {
    if (axis == x.rank()) return x.doubleAt(at) == 0 ? n : noted(position, out, n);
    int found = n;
    for (int i = 0; i < x.length(axis); i++) {
      position[axis] = i;
      found = walk(x, axis + 1, at + i * x.stride(axis), position, out, found);
    }
    return found;
  }

  private static int noted(int[] position, List<Operand> out, int n) {
    for (int i = 0; i < out.size(); i++) out.get(i).put(out.get(i).offset() + n, position[i]);
    return n + 1;
  }
}
