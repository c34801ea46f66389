package damo.tensor;

import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Type;
import damo.scalar.DType;
import damo.scalar.Ints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element type and, for each axis, its length where it is known when the graph is built.
 *
 * @param dtype the element type
 * @param lengths one per axis; −1 is unknown, 1 broadcasts
 */
public record TensorType(DType dtype, Ints lengths) implements Type {
  public TensorType {
    for (int i = 0; i < lengths.size(); i++)
      if (lengths.get(i) < -1)
        throw new ShapeException(
            "axis " + i + " has length " + lengths.get(i) + "; -1 is for an unknown length");
  }

  private static final String[] RANKS = {
    "scalar", "vector", "matrix", "tensor3", "tensor4", "tensor5", "tensor6", "tensor7"
  };

  /** A type; {@code staticShape} has −1 for unknown lengths. */
  public static TensorType of(DType dtype, long... staticShape) {
    return new TensorType(dtype, Ints.of(staticShape));
  }

  /** A type of rank {@code ndim} with no length known. */
  public static TensorType unknown(DType dtype, int ndim) {
    int[] lengths = new int[ndim];
    java.util.Arrays.fill(lengths, -1);
    return new TensorType(dtype, Ints.of(lengths));
  }

  /** How many axes there are. */
  public int ndim() {
    return lengths.size();
  }

  /** The static shape, −1 for unknown. */
  public long[] shape() {
    return lengths.toLongs();
  }

  /** For each axis, whether its length is known to be 1. */
  public boolean[] broadcastable() {
    boolean[] out = new boolean[ndim()];
    for (int i = 0; i < out.length; i++) out[i] = lengths.get(i) == 1;
    return out;
  }

  /** Whether every length is known. */
  public boolean isStatic() {
    return !lengths.contains(-1);
  }

  /** The same lengths with another dtype. */
  public TensorType as(DType other) {
    return new TensorType(other, lengths);
  }

  /** Whether a value of type {@code other} may be used where this type is asked for. */
  public boolean accepts(TensorType other) {
    if (dtype != other.dtype || ndim() != other.ndim()) return false;
    for (int i = 0; i < ndim(); i++)
      if (lengths.get(i) >= 0 && lengths.get(i) != other.lengths.get(i)) return false;
    return true;
  }

  @Override
  public boolean compatible(Type other) {
    if (!(other instanceof TensorType t) || t.dtype != dtype || t.ndim() != ndim()) return false;
    for (int i = 0; i < ndim(); i++) {
      if (lengths.get(i) >= 0 && t.lengths.get(i) >= 0 && lengths.get(i) != t.lengths.get(i))
        return false;
    }
    return true;
  }

  /** A new variable of this type; {@code name} null for none. */
  public TensorVariable variable(@Nullable String name) {
    return TensorVariable.leafOf(this, name);
  }

  @Override
  public TensorVariable leaf(@Nullable String name) {
    return variable(name);
  }

  @Override
  public TensorVariable output(Apply owner, int index) {
    return TensorVariable.computedBy(owner, index, this);
  }

  /**
   * The lengths of arrays broadcast together, aligned at the last axis.
   *
   * @throws ShapeException if two known lengths differ and neither is 1
   */
  public static Ints broadcast(List<TensorType> types) {
    int ndim = types.stream().mapToInt(TensorType::ndim).max().orElse(0);
    int[] out = new int[ndim];
    java.util.Arrays.fill(out, 1);
    for (TensorType t : types) {
      int shift = ndim - t.ndim();
      for (int i = 0; i < t.ndim(); i++)
        out[i + shift] = merge(out[i + shift], t.lengths.get(i), i + shift);
    }
    return Ints.of(out);
  }

  private static int merge(int a, int b, int axis) {
    if (a == 1 || a == b) return b;
    if (b == 1 || b == -1) return a;
    if (a == -1) return b;
    throw new ShapeException(
        "shapes do not broadcast together: axis " + axis + " has lengths " + a + " and " + b);
  }

  /**
   * {@code matrix(float32)}, {@code vector(int64, [3])}: the kind, the dtype, and lengths known.
   */
  @Override
  public String toString() {
    String kind = ndim() < RANKS.length ? RANKS[ndim()] : "tensor" + ndim();
    if (ndim() == 2 && lengths.get(0) == 1 && lengths.get(1) == -1) kind = "row";
    else if (ndim() == 2 && lengths.get(1) == 1 && lengths.get(0) == -1) kind = "col";
    else if (lengths.stream().anyMatch(n -> n >= 0))
      return kind + "(" + dtype + ", " + lengths.toString().replace("-1", "?") + ")";
    return kind + "(" + dtype + ")";
  }
}
