package damo.op.index;

import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.op.shape.Arange;
import damo.op.shape.DimShuffle;
import damo.op.shape.Length;
import damo.op.shape.SpecifyShape;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.Collections;
import java.util.List;

/** Arrays with a value on their diagonal. */
public final class DiagonalFill {
  private DiagonalFill() {}

  /**
   * A copy of {@code a} with {@code value}, a scalar, where all positions are equal. A matrix may
   * be of any shape, with more axes all must have one length.
   */
  public static TensorVariable of(TensorVariable a, Object value) {
    if (a.ndim() < 2)
      throw new ShapeException(
          "fillDiagonal wants two axes or more, " + a.label() + " has rank " + a.ndim());
    if (a.ndim() == 2) return of(a, value, Operands.asTensor(0));
    TensorVariable n = Length.of(a, 0);
    TensorVariable cube = SpecifyShape.of(a, Collections.nCopies(a.ndim(), n));
    TensorVariable along = Arange.of(0, n, 1, null);
    List<TensorVariable> inputs = new java.util.ArrayList<>(List.of(cube));
    for (int i = 0; i < a.ndim(); i++) inputs.add(along);
    TensorVariable read = new Gather(Ints.range(0, a.ndim()), 0).apply(inputs);
    return WriteInto.set(cube, java.util.Objects.requireNonNull(read.owner()), scalar(value, a));
  }

  /** A copy of a matrix with {@code value}, a scalar, {@code offset} above the main diagonal. */
  public static TensorVariable of(TensorVariable a, Object value, TensorVariable offset) {
    if (a.ndim() != 2)
      throw new ShapeException(
          "fillDiagonalOffset wants a matrix, " + a.label() + " has rank " + a.ndim());
    if (offset.ndim() != 0 || !offset.dtype().isInteger())
      throw new DTypeException("fillDiagonalOffset wants an integer offset, got " + offset.type());
    TensorVariable rows = DimShuffle.of(Arange.of(0, Length.of(a, 0), 1, null), 0, -1);
    TensorVariable columns = Arange.of(0, Length.of(a, 1), 1, null);
    TensorVariable isOn = columns.sub(rows).eq(offset);
    return Elemwise.of(Prim.WHERE, isOn, scalar(value, a), a);
  }

  private static TensorVariable scalar(Object value, TensorVariable a) {
    TensorVariable v = Operands.beside(value, a.dtype());
    if (v.ndim() != 0)
      throw new ShapeException(
          "a diagonal is filled with a scalar, " + v.label() + " has rank " + v.ndim());
    if (!v.dtype().castsSafelyTo(a.dtype()))
      throw new DTypeException(
          "a value of dtype "
              + v.dtype()
              + " does not fit into "
              + a.label()
              + " of dtype "
              + a.dtype());
    return Cast.to(v, a.dtype());
  }
}
