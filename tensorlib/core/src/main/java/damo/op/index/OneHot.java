package damo.op.index;

import damo.error.DTypeException;
import damo.graph.Apply;
import damo.op.shape.Arange;
import damo.op.shape.BroadcastTo;
import damo.op.shape.Lengths;
import damo.op.shape.MakeVector;
import damo.op.shape.Reshape;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Labels as rows of zeros with a 1. */
public final class OneHot {
  private OneHot() {}

  /** In the shape of {@code labels} and a last axis of {@code classes}. */
  public static TensorVariable of(TensorVariable labels, int classes, DType dtype) {
    if (!labels.dtype().isInteger())
      throw new DTypeException(
          "toOneHot wants labels that are integers, got "
              + labels.label()
              + " of "
              + labels.type());
    TensorVariable flat = Along.integers(labels.flatten());
    TensorVariable rows = flat.size();
    TensorVariable zeros =
        BroadcastTo.of(
            TensorConstant.scalar(dtype, 0),
            MakeVector.of(List.of(rows, Lengths.constant(classes))));
    Gather each = new Gather(Ints.of(0, 1), 0, true, Ints.of(0, 1));
    Apply read =
        Objects.requireNonNull(each.apply(zeros, Arange.of(0, rows, 1, null), flat).owner());
    TensorVariable out = WriteInto.set(zeros, read, TensorConstant.scalar(dtype, 1));
    List<TensorVariable> shape = new ArrayList<>(Lengths.of(labels));
    shape.add(Lengths.constant(classes));
    return Reshape.of(out, MakeVector.of(shape), shape.size());
  }
}
