package damo.op.shape;

import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.op.index.Subtensor;
import damo.op.reduce.Reduced;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays cut along an axis. */
public final class Split {
  private Split() {}

  /**
   * Parts of the sizes that an integer vector says, which must add up.
   *
   * @param n how many parts there are
   */
  public static List<TensorVariable> of(TensorVariable x, TensorVariable sizes, int n, int axis) {
    int at = Reduced.axis("split", x, axis);
    check(x, sizes, n);
    List<@Nullable TensorVariable> lengths = new ArrayList<>(Collections.nCopies(x.ndim(), null));
    List<TensorVariable> each = Lengths.items(sizes, n);
    lengths.set(at, each.stream().reduce(Lengths.constant(0), Lengths::sum));
    TensorVariable whole = SpecifyShape.of(x, lengths, "the sizes of the parts add up to");
    List<TensorVariable> parts = new ArrayList<>();
    TensorVariable from = Lengths.constant(0);
    for (TensorVariable size : each) {
      TensorVariable to = Lengths.sum(from, size);
      lengths.set(at, size);
      TensorVariable part = Subtensor.along(whole, at, from, to);
      parts.add(SpecifyShape.of(part, lengths, "the size asked for is"));
      from = to;
    }
    return parts;
  }

  private static void check(TensorVariable x, TensorVariable sizes, int n) {
    if (sizes.ndim() != 1 || !sizes.dtype().isInteger())
      throw new DTypeException(
          "split of " + x.label() + " wants a vector of integers, got " + sizes.type());
    long known = sizes.staticShape()[0];
    if (known >= 0 && known != n)
      throw new ShapeException(
          "split of " + x.label() + " into " + n + " parts: " + known + " sizes were given");
    if (!(sizes instanceof TensorConstant c)) return;
    for (int i = 0; i < c.value().size(); i++)
      if (c.value().getLong(i) < 0)
        throw new ShapeException(
            "split of " + x.label() + ": a size must not be negative, got " + c.value().getLong(i));
  }
}
