package damo.link.routine;

import damo.error.ShapeException;
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

  /** How many numbers there are; integers are counted exactly. */
  private static int length(Operand start, Operand stop, Operand step) {
    long n =
        start.dtype().isFloat()
            ? counted(first(start), first(stop), first(step))
            : counted(whole(start), whole(stop), whole(step));
    if (n > Integer.MAX_VALUE - 8)
      throw new ShapeException(
          "arange would have " + n + " elements, which is more than the limit of 2^31");
    return (int) n;
  }

  private static long counted(double start, double stop, double step) {
    double n = Math.ceil((stop - start) / step);
    if (step == 0 || Double.isNaN(n))
      throw new ShapeException(
          "arange from " + start + " to " + stop + " by " + step + " has no length");
    return (long) Math.max(0, n);
  }

  private static long counted(long start, long stop, long step) {
    if (step == 0) throw new ShapeException("arange needs a step that is not 0");
    if (step > 0 ? start >= stop : start <= stop) return 0;
    return Math.ceilDiv(Math.subtractExact(stop, start), step);
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
