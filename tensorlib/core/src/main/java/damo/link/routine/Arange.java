package damo.link.routine;

import damo.scalar.Ints;
import java.util.List;

/** {@code start, start + step, …} up to but without {@code stop}. */
final class Arange implements LibraryRoutine {
  private List<Ints> shapes = List.of(Ints.of(0));

  @Override
  public boolean isSizedByElements() {
    return true;
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    int n = length(in.get(0), in.get(1), in.get(2));
    if (n != shapes.getFirst().get(0)) shapes = List.of(Ints.of(n));
    return shapes;
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    fill(in.get(0), in.get(2), out.get(0));
  }

  private static int length(Operand start, Operand stop, Operand step) {
    return start.dtype().isFloat()
        ? damo.op.shape.Arange.length(first(start), first(stop), first(step))
        : damo.op.shape.Arange.length(whole(start), whole(stop), whole(step));
  }

  private static void fill(Operand start, Operand step, Operand out) {
    int n = out.length(0);
    if (!out.dtype().isFloat()) {
      for (int i = 0; i < n; i++) out.put(out.offset() + i, whole(start) + i * whole(step));
    } else if (out.array() instanceof float[] floats) {
      fill((float) first(start), (float) (first(start) + first(step)), floats, out.offset(), n);
    } else {
      double second = first(start) + first(step);
      double delta = second - first(start);
      for (int i = 0; i < n; i++)
        out.put(out.offset() + i, i == 1 ? second : first(start) + i * delta);
    }
  }

  /** The rounding is NumPy's: the step is what float32 keeps of the first difference. */
  private static void fill(float start, float second, float[] out, int offset, int n) {
    float delta = second - start;
    for (int i = 0; i < n; i++) out[offset + i] = start + i * delta;
    if (n > 1) out[offset + 1] = second;
  }

  private static double first(Operand x) {
    return x.doubleAt(x.offset());
  }

  private static long whole(Operand x) {
    return x.longAt(x.offset());
  }
}
