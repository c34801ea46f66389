package damo.op.nnet;

import damo.error.ShapeException;
import damo.graph.Apply;
import damo.op.index.Gather;
import damo.op.index.WriteInto;
import damo.op.order.Unique;
import damo.op.shape.BroadcastTo;
import damo.op.shape.JoinAlong;
import damo.op.shape.Length;
import damo.op.shape.MakeVector;
import damo.op.shape.Reshape;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Slice;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Objects;

/** How often each class was taken for each. */
public final class Confusion {
  private Confusion() {}

  /** The counts (actual, predicted), and the classes that occur, in order. */
  public static List<TensorVariable> of(TensorVariable actual, TensorVariable predicted) {
    if (actual.ndim() != 1 || predicted.ndim() != 1)
      throw new ShapeException(
          "confusionMatrix expects two vectors, got ranks "
              + actual.ndim()
              + " and "
              + predicted.ndim());
    TensorVariable axis = TensorConstant.scalar(DType.INT64, 0);
    List<TensorVariable> found = Unique.ofElements(JoinAlong.of(axis, List.of(actual, predicted)));
    TensorVariable classes = found.get(0);
    TensorVariable each = found.get(2);
    TensorVariable count = Length.of(actual, 0);
    TensorVariable shape = MakeVector.of(List.of(count));
    TensorVariable rows = each.get(new Slice(null, count, null));
    TensorVariable columns = each.get(new Slice(count, null, null));
    // A reshape, since one prediction would be broadcast to many rows.
    return List.of(counts(Length.of(classes, 0), rows, Reshape.of(columns, shape, 1)), classes);
  }

  private static TensorVariable counts(
      TensorVariable classes, TensorVariable rows, TensorVariable columns) {
    TensorVariable zeros =
        BroadcastTo.of(
            TensorConstant.scalar(DType.INT64, 0), MakeVector.of(List.of(classes, classes)));
    Gather pairs = new Gather(Ints.of(0, 1), 0);
    Apply read = Objects.requireNonNull(pairs.apply(zeros, rows, columns).owner());
    return WriteInto.inc(zeros, read, TensorConstant.scalar(DType.INT64, 1));
  }
}
