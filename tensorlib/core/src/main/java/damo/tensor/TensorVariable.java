package damo.tensor;

import damo.graph.Apply;
import damo.graph.Origin;
import damo.graph.Traced;
import damo.graph.Variable;
import damo.scalar.DType;
import org.jspecify.annotations.Nullable;

/**
 * A symbol for an array, with all that can be done to one: {@link Elementwise arithmetic}, {@link
 * Reductions}, {@link Measures}, {@link Ordering}, {@link Shapes}, {@link Indexing}, {@link
 * Products}.
 *
 * <p>{@code equals} is identity; the elementwise comparison is {@code eq}.
 */
@Operators("damo.T")
public sealed class TensorVariable
    implements Traced,
        Elementwise,
        Reductions,
        Measures,
        Ordering,
        Shapes,
        Indexing,
        Products,
        Evaluation
    permits TensorConstant, SharedTensor {
  private final TensorType type;
  private final @Nullable Apply owner;
  private final int index;
  private @Nullable String name;
  private Origin origin;
  private @Nullable Variable written;
  private @Nullable TensorVariable indexedFrom;

  TensorVariable(
      TensorType type, @Nullable Apply owner, int index, @Nullable String name, Origin origin) {
    this.type = type;
    this.owner = owner;
    this.index = index;
    this.name = name;
    this.origin = origin;
  }

  static TensorVariable leafOf(TensorType type, @Nullable String name) {
    return new TensorVariable(type, null, 0, name, Origin.here());
  }

  static TensorVariable computedBy(Apply owner, int index, TensorType type) {
    return new TensorVariable(type, owner, index, null, Origin.here());
  }

  @Override
  public TensorVariable self() {
    return this;
  }

  @Override
  public TensorType type() {
    return type;
  }

  @Override
  public @Nullable Apply owner() {
    return owner;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public @Nullable String name() {
    return name;
  }

  @Override
  public Origin origin() {
    return origin;
  }

  /** Gives the variable a name, by which messages and calls refer to it. */
  public TensorVariable named(String newName) {
    this.name = newName;
    return this;
  }

  @Override
  public void standFor(Variable original, @Nullable String newName) {
    if (name == null) name = newName;
    origin = original.origin();
    written = original.written();
  }

  @Override
  public Variable written() {
    return written == null ? this : written;
  }

  /** What its elements are. */
  public DType dtype() {
    return type.dtype();
  }

  /** How many axes it has. */
  public int ndim() {
    return type.ndim();
  }

  /** For each axis, whether its length is known to be 1. */
  public boolean[] broadcastable() {
    return type.broadcastable();
  }

  /** The lengths known when the graph is built; −1 where unknown. */
  public long[] staticShape() {
    return type.shape();
  }

  /** The array that {@code get} was called on, if this is its result. */
  @Nullable TensorVariable indexedFrom() {
    return indexedFrom;
  }

  TensorVariable markIndexed(TensorVariable from) {
    if (this != from) indexedFrom = from;
    return this;
  }

  /** The name, or the op and output that computes it, or the type of an unnamed input. */
  @Override
  public String toString() {
    return label();
  }
}
