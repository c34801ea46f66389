package damo.op.elemwise;

import damo.error.DTypeException;
import damo.error.DamoException;
import damo.op.index.Gather;
import damo.op.shape.Arange;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.List;

/** An element of one of several tensors at each position, by comparisons. */
public final class Choose {
  private Choose() {}

  /** {@code choices.get(index)} at each position. */
  public static TensorVariable of(Object index, List<?> choices, String mode) {
    if (choices.isEmpty()) throw new DamoException("choose expects at least one tensor, got none");
    TensorVariable position = position(Operands.asTensor(index), choices.size(), mode);
    List<TensorVariable> tensors = Operands.together(choices.toArray());
    int last = tensors.size() - 1;
    if (last == 0) return Elemwise.of(Prim.WHERE, position.ge(0), tensors.get(0), tensors.get(0));
    TensorVariable out = tensors.get(last);
    for (int i = last - 1; i >= 0; i--)
      out = Elemwise.of(Prim.WHERE, position.eq(i), tensors.get(i), out);
    return out;
  }

  private static TensorVariable position(TensorVariable index, int count, String mode) {
    if (index.dtype().isFloat())
      throw new DTypeException(
          "choose expects integers as index, got " + index.label() + " of type " + index.type());
    TensorVariable i = Cast.to(index, DType.INT64);
    return switch (mode) {
      case "raise" ->
          new Gather(Ints.of(0), 0, true, Ints.of(0)).apply(Arange.of(0, count, 1, null), i);
      case "clip" -> i.clip(0, count - 1);
      case "wrap" -> i.mod(count);
      default ->
          throw new DamoException(
              "choose expects \"raise\", \"clip\" or \"wrap\" as mode, got \"" + mode + "\"");
    };
  }
}
