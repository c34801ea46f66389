package damo.link;

import damo.error.ShapeException;
import damo.scalar.Ints;
import damo.value.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** New shapes for the same elements in C order. */
final class Reshaping {
  private Reshaping() {}

  /** {@code asked} with its −1 filled in. */
  static Ints shape(Ints from, long[] asked) {
    int size = Value.sizeOf(from);
    int free = -1;
    long known = 1;
    for (int i = 0; i < asked.length; i++) {
      if (asked[i] < -1) throw refused(from, size, asked, "a length must not be negative");
      if (asked[i] == -1 && free >= 0)
        throw refused(from, size, asked, "only one length may be -1");
      if (asked[i] == -1) free = i;
      else known = product(known, asked[i]);
    }
    if (free < 0 && known != size) throw refused(from, size, asked, "that shape has " + known);
    if (free < 0) return Ints.of(asked);
    if (known == 0 || size % known != 0)
      throw refused(from, size, asked, "they are no multiple of " + known);
    long[] filled = asked.clone();
    filled[free] = size / known;
    return Ints.of(filled);
  }

  /** The product, or a number that is too large for any array. */
  private static long product(long a, long b) {
    long limit = Integer.MAX_VALUE;
    return a == 0 || b == 0 ? 0 : a > limit || b > limit ? limit + 1 : a * b;
  }

  private static ShapeException refused(Ints from, int size, long[] asked, String why) {
    String to = Arrays.toString(asked).replace('[', '(').replace(']', ')');
    return new ShapeException(
        size
            + " elements of shape "
            + Geometry.text(from)
            + " cannot take shape "
            + to
            + ": "
            + why);
  }

  /** The layout of the same elements in {@code shape}; null where strides cannot express it. */
  static @Nullable Layout view(Layout of, Ints shape) {
    if (of.isDense()) return new Layout(Geometry.dense(shape), of.offset());
    Geometry from = withoutUnits(of.geometry());
    int[] strides = new int[shape.size()];
    int done = 0;
    int at = 0;
    while (done < from.rank()) {
      int end = done + 1;
      int to = at;
      long old = from.shape().get(done);
      long next = 1;
      while (next < old || (to < shape.size() && shape.get(to) == 1)) next *= shape.get(to++);
      while (next != old) {
        if (next > old) old *= from.shape().get(end++);
        else next *= shape.get(to++);
      }
      if (!isMergeable(from, done, end)) return null;
      fill(strides, shape, at, to, from.strides().get(end - 1));
      done = end;
      at = to;
    }
    return new Layout(Geometry.of(shape.toArray(), strides), of.offset());
  }

  private static void fill(int[] strides, Ints shape, int from, int to, int innermost) {
    int step = innermost;
    for (int i = to - 1; i >= from; i--) {
      strides[i] = step;
      step *= shape.get(i);
    }
  }

  private static boolean isMergeable(Geometry g, int from, int to) {
    for (int i = from; i < to - 1; i++) {
      if (g.strides().get(i) != g.shape().get(i + 1) * g.strides().get(i + 1)) return false;
    }
    return true;
  }

  private static Geometry withoutUnits(Geometry g) {
    int[] kept = Ints.range(0, g.rank()).stream().filter(i -> g.shape().get(i) != 1).toArray();
    int[] shape = new int[kept.length];
    int[] strides = new int[kept.length];
    for (int i = 0; i < kept.length; i++) {
      shape[i] = g.shape().get(kept[i]);
      strides[i] = g.strides().get(kept[i]);
    }
    return Geometry.of(shape, strides);
  }
}
