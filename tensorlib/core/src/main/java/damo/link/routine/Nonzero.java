package damo.link.routine;

import damo.scalar.Ints;
import java.util.Collections;
import java.util.List;

/** Where elements are not 0, in C order. */
final class Nonzero implements LibraryRoutine {
  private List<Ints> shapes = List.of();

  @Override
  public boolean isSizedByElements() {
    return true;
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    Operand x = in.get(0);
    int n = walk(x, 0, x.offset(), new int[x.rank()], List.of(), 0);
    if (shapes.isEmpty() || n != shapes.getFirst().get(0))
      shapes = Collections.nCopies(x.rank(), Ints.of(n));
    return shapes;
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand x = in.get(0);
    walk(x, 0, x.offset(), new int[x.rank()], out, 0);
  }

  private static int walk(Operand x, int axis, int at, int[] position, List<Operand> out, int n) {
    if (axis == x.rank() - 1) return line(x, at, position, out, n);
    int found = n;
    for (int i = 0; i < x.length(axis); i++) {
      position[axis] = i;
      found = walk(x, axis + 1, at + i * x.stride(axis), position, out, found);
    }
    return found;
  }

  private static int line(Operand x, int at, int[] position, List<Operand> out, int n) {
    int last = x.rank() - 1;
    int step = x.stride(last);
    int found = n;
    byte[] bytes = x.array() instanceof byte[] b ? b : null;
    for (int i = 0; i < x.length(last); i++) {
      int k = at + i * step;
      if (bytes != null ? bytes[k] == 0 : x.doubleAt(k) == 0) continue;
      if (!out.isEmpty()) note(position, i, out, found);
      found++;
    }
    return found;
  }

  private static void note(int[] position, int last, List<Operand> out, int n) {
    position[position.length - 1] = last;
    for (int i = 0; i < position.length; i++) {
      Operand to = out.get(i);
      ((long[]) to.array())[to.offset() + n] = position[i];
    }
  }
}
