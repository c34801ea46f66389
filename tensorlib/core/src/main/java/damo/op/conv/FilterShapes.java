package damo.op.conv;

import com.google.errorprone.annotations.Immutable;
import damo.error.ShapeException;
import damo.scalar.Ints;
import java.util.Arrays;

/**
 * The shapes of images, filters and results that belong together, as far as they are known; −1 is
 * unknown.
 */
@Immutable
public record FilterShapes(Ints images, Ints filters, Ints results) {
  /**
   * All that follows from what is known of each.
   *
   * @throws ShapeException if that is a contradiction
   */
  public static FilterShapes of(Filtering f, Ints images, Ints filters, Ints results) {
    return new Inference(f, images, filters, results).solve();
  }

  /** Nothing known of a shape of {@code rank} lengths. */
  public static Ints unknown(int rank) {
    int[] lengths = new int[rank];
    Arrays.fill(lengths, -1);
    return Ints.of(lengths);
  }

  private static final class Inference {
    private final Filtering f;
    private final int[] x;
    private final int[] w;
    private final int[] y;

    Inference(Filtering f, Ints images, Ints filters, Ints results) {
      this.f = f;
      this.x = merged("images", images, f.images());
      this.w = merged("filters", filters, f.filters());
      this.y = results.toArray();
    }

    private static int[] merged(String what, Ints shape, Ints promised) {
      int[] out = shape.toArray();
      for (int i = 0; i < promised.size(); i++)
        out[i] = same(what + " were promised to have a shape " + promised, out[i], promised.get(i));
      return out;
    }

    FilterShapes solve() {
      x[0] = y[0] = same("images and results in a batch", x[0], y[0]);
      w[0] = y[1] = same("filters, and channels of results", w[0], y[1]);
      if (w[0] > 0 && w[0] % f.groups() != 0)
        throw new ShapeException(w[0] + " filters do not fall into " + f.groups() + " groups");
      channels();
      for (int axis = 0; axis < f.axes(); axis++) slide(axis);
      return new FilterShapes(Ints.of(x), Ints.of(w), Ints.of(y));
    }

    private void channels() {
      int own = f.unshared() ? f.axes() + 1 : 1;
      int groups = f.groups();
      if (x[1] >= 0 && x[1] % groups != 0)
        throw new ShapeException(
            "images of " + x[1] + " channels do not fall into " + groups + " groups");
      if (x[1] >= 0 && w[own] >= 0 && x[1] != w[own] * groups)
        throw new ShapeException(
            "images have "
                + x[1]
                + " channels, filters are for "
                + w[own]
                + (groups == 1 ? "" : " in each of " + groups + " groups"));
      if (x[1] < 0 && w[own] >= 0) x[1] = w[own] * groups;
      if (w[own] < 0 && x[1] >= 0) w[own] = x[1] / groups;
    }

    private void slide(int axis) {
      int k = w[w.length - f.axes() + axis];
      int follows = f.positions(axis, x[axis + 2], k);
      y[axis + 2] = same("positions of a filter along axis " + axis, follows, y[axis + 2]);
      if (f.unshared())
        w[axis + 1] =
            y[axis + 2] =
                same("positions and unshared filters along axis " + axis, y[axis + 2], w[axis + 1]);
    }

    private static int same(String what, int a, int b) {
      if (a >= 0 && b >= 0 && a != b)
        throw new ShapeException(what + ": " + a + " and " + b + " do not agree");
      return a < 0 ? b : a;
    }
  }
}
