package damo.op.running;

import damo.op.shape.DimShuffle;
import damo.op.shape.Reshape;
import damo.op.shape.ShapeOf;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;

/** For each element the product of the others. */
public final class OtherProducts {
  private OtherProducts() {}

  /**
   * The product of the other elements along {@code axes}: the products before each times those
   * after it, so that zeros do no harm, nor to derivatives.
   *
   * @param axes sorted, not negative
   */
  public static TensorVariable of(TensorVariable x, Ints axes) {
    if (axes.isEmpty()) return x.onesLike();
    if (axes.size() == 1) return along(x, axes.get(0));
    List<Integer> order = new ArrayList<>(Ints.range(0, x.ndim()).stream().boxed().toList());
    order.removeIf(axes::contains);
    int kept = order.size();
    axes.stream().forEach(order::add);
    int[] pattern = order.stream().mapToInt(Integer::intValue).toArray();
    TensorVariable behind = DimShuffle.of(x, pattern);
    TensorVariable flat = along(behind.flatten(kept + 1), kept);
    TensorVariable spread = Reshape.of(flat, ShapeOf.of(behind), x.ndim());
    return DimShuffle.of(spread, new DimShuffle(Ints.of(pattern)).inverse(x.ndim()));
  }

  private static TensorVariable along(TensorVariable x, int axis) {
    TensorVariable upTo = Cumulative.along(Cumulative.Kind.PRODUCT, x, axis, false);
    TensorVariable from = Cumulative.along(Cumulative.Kind.PRODUCT, x, axis, true);
    return Shifted.in(upTo, axis, false, 1).mul(Shifted.in(from, axis, true, 1));
  }
}
