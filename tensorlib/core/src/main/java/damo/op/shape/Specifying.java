package damo.op.shape;

import damo.error.ShapeException;
import damo.op.reduce.Reduced;
import damo.scalar.Ints;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What users say of lengths. */
public final class Specifying {
  private Specifying() {}

  /** Integers, null for those of which nothing is said; or one integer vector. */
  public static TensorVariable lengths(TensorVariable x, @Nullable Object... dims) {
    if (dims.length == 1 && dims[0] instanceof TensorVariable v && v.ndim() == 1)
      return SpecifyShape.of(x, Lengths.items(v, x.ndim()));
    if (dims.length == 1 && dims[0] != null && dims[0].getClass().isArray())
      return lengths(x, boxed(dims[0]));
    List<@Nullable TensorVariable> lengths = new ArrayList<>();
    for (Object o : dims) lengths.add(o == null ? null : Operands.integerScalar(o, "a length"));
    return SpecifyShape.of(x, lengths);
  }

  private static Object[] boxed(Object array) {
    Object[] out = new Object[java.lang.reflect.Array.getLength(array)];
    Arrays.setAll(out, i -> java.lang.reflect.Array.get(array, i));
    return out;
  }

  /** Length 1 along these axes. */
  public static TensorVariable ones(TensorVariable x, int... axes) {
    List<@Nullable TensorVariable> lengths = new ArrayList<>(Collections.nCopies(x.ndim(), null));
    for (int axis : axes) lengths.set(Reduced.axis("addbroadcast", x, axis), Lengths.constant(1));
    return SpecifyShape.of(x, lengths);
  }

  /** Nothing known along these axes. */
  public static TensorVariable nothing(TensorVariable x, int... axes) {
    int[] known =
        Arrays.stream(axes)
            .map(a -> Reduced.axis("unbroadcast", x, a))
            .filter(a -> x.type().lengths().get(a) >= 0)
            .sorted()
            .distinct()
            .toArray();
    return known.length == 0 ? x : new Unspecified(Ints.of(known)).apply(x);
  }

  /** Length 1 where true, nothing known elsewhere that was 1. */
  public static TensorVariable pattern(TensorVariable x, boolean... pattern) {
    if (pattern.length != x.ndim())
      throw new ShapeException(
          "patternbroadcast of "
              + x.label()
              + ", which has "
              + x.ndim()
              + " axes: the pattern has "
              + pattern.length);
    int[] ones = IntStream.range(0, x.ndim()).filter(i -> pattern[i]).toArray();
    int[] free =
        IntStream.range(0, x.ndim())
            .filter(i -> !pattern[i] && x.type().lengths().get(i) == 1)
            .toArray();
    return nothing(ones(x, ones), free);
  }
}
