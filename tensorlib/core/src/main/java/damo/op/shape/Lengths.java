package damo.op.shape;

import damo.error.ShapeException;
import damo.graph.Apply;
import damo.op.TensorOp;
import damo.op.index.SliceBuilder;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Operands;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Shapes as users write them, and what is known of symbolic ones. */
public final class Lengths {
  private Lengths() {}

  /** {@code dims…}: ints, longs, integer scalars; or one integer vector, variable or array. */
  public static TensorVariable vector(Object... dims) {
    if (dims.length == 1 && dims[0] instanceof TensorVariable v && v.ndim() == 1) return v;
    if (dims.length == 1 && dims[0] != null && dims[0].getClass().isArray())
      return vector(boxed(dims[0]));
    if (dims.length == 1 && dims[0] instanceof List<?> l) return vector(l.toArray());
    List<TensorVariable> lengths =
        Arrays.stream(dims).map(d -> Operands.integerScalar(d, "a length")).toList();
    return MakeVector.of(lengths);
  }

  private static Object[] boxed(Object array) {
    Object[] out = new Object[Array.getLength(array)];
    Arrays.setAll(out, i -> Array.get(array, i));
    return out;
  }

  /** How many lengths {@code shape} has. */
  public static int count(TensorVariable shape) {
    int n = shape.type().lengths().get(0);
    if (n < 0)
      throw new ShapeException(
          "the shape " + shape.label() + " has an unknown number of lengths; say how many (ndim)");
    return n;
  }

  /** Whether all lengths are known. */
  public static boolean isConstant(TensorVariable shape) {
    return shape instanceof TensorConstant;
  }

  /** The lengths as far as they are known: −1 for the others. */
  public static Ints known(TensorVariable shape, int ndim) {
    int count = shape.type().lengths().get(0);
    if (count >= 0 && count != ndim)
      throw new ShapeException(
          "expected " + ndim + " lengths, got " + count + " in " + shape.label());
    int[] out = new int[ndim];
    Arrays.fill(out, -1);
    if (shape instanceof TensorConstant c) {
      for (int i = 0; i < ndim; i++) out[i] = Ints.exact(c.value().getLong(i));
    }
    Apply owner = shape.owner();
    if (owner != null && owner.op() instanceof MakeVector) {
      for (int i = 0; i < ndim; i++)
        if (owner.input(i) instanceof TensorConstant c) out[i] = Ints.exact(c.value().getLong(0));
    }
    if (owner != null && owner.op() instanceof ShapeOf)
      return ((TensorVariable) owner.input(0)).type().lengths();
    return Ints.of(out);
  }

  /** A constant int64 vector. */
  public static TensorVariable constant(List<Long> lengths) {
    return TensorConstant.of(
        Value.wrap(
            DType.INT64,
            Ints.of(lengths.size()),
            lengths.stream().mapToLong(Long::longValue).toArray()));
  }

  /** The lengths of {@code x}, each symbolic or known. */
  public static List<TensorVariable> of(TensorVariable x) {
    List<TensorVariable> out = new ArrayList<>();
    for (int i = 0; i < x.ndim(); i++) out.add(Length.of(x, i));
    return out;
  }

  /**
   * The lengths of {@code x} with {@code ndim} axes, the last ones made one. Its length is no −1
   * where others stand before it: of no elements it would not follow from them.
   */
  public static List<TensorVariable> flattened(TensorVariable x, int ndim) {
    if (ndim == 1) return List.of(constant(-1));
    List<TensorVariable> lengths = of(x);
    List<TensorVariable> last = lengths.subList(ndim - 1, x.ndim());
    List<TensorVariable> out = new ArrayList<>(lengths.subList(0, ndim - 1));
    out.add(last.stream().reduce(Lengths::product).orElseThrow());
    return out;
  }

  /** The numbers of an integer vector, {@code n} of them if nothing else is known. */
  public static List<TensorVariable> items(TensorVariable vector, int n) {
    Apply owner = vector.owner();
    if (owner != null && owner.op() instanceof MakeVector) return TensorOp.tensors(owner.inputs());
    int known = vector.type().lengths().get(0);
    List<TensorVariable> out = new ArrayList<>();
    for (int i = 0; i < (known < 0 ? n : known); i++)
      out.add(
          vector instanceof TensorConstant c
              ? TensorConstant.of(Value.scalar(DType.INT64, c.value().getLong(i)))
              : new SliceBuilder().at(i).of(vector));
    return out;
  }

  /** {@code a + b}; a constant if both are. */
  public static TensorVariable sum(TensorVariable a, TensorVariable b) {
    return a instanceof TensorConstant c && b instanceof TensorConstant d
        ? constant(c.value().getLong(0) + d.value().getLong(0))
        : a.add(b);
  }

  /** {@code a + b}; a constant if a is. */
  public static TensorVariable sum(TensorVariable a, long b) {
    return b == 0 ? a : sum(a, constant(b));
  }

  /** {@code a b}; a constant if both are. */
  public static TensorVariable product(TensorVariable a, TensorVariable b) {
    return a instanceof TensorConstant c && b instanceof TensorConstant d
        ? constant(c.value().getLong(0) * d.value().getLong(0))
        : a.mul(b);
  }

  /** An int64 scalar. */
  public static TensorConstant constant(long n) {
    return TensorConstant.of(Value.scalar(DType.INT64, n));
  }
}
