package damo.random;

import damo.op.index.Subtensor;
import damo.op.shape.BroadcastTo;
import damo.op.shape.Lengths;
import damo.op.shape.MakeVector;
import damo.op.shape.Reshape;
import damo.scalar.DType;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a draw.
 *
 * @param lengths an integer vector
 * @param known how many elements that is; −1 unless all lengths were written as numbers
 */
record Asked(TensorVariable lengths, long known) {
  /** What the user wrote, or the common shape of two parameters. */
  static Asked of(@Nullable Object shape, TensorVariable a, TensorVariable b) {
    if (shape == null) return new Asked(a.add(b).shape(), -1);
    TensorVariable lengths = Lengths.vector(shape);
    boolean isNumbers =
        !(shape instanceof TensorVariable)
            && (!(shape instanceof List<?> l) || l.stream().allMatch(Number.class::isInstance))
            && lengths instanceof TensorConstant;
    return new Asked(lengths, isNumbers ? product((TensorConstant) lengths) : -1);
  }

  private static long product(TensorConstant lengths) {
    long out = 1;
    for (int i = 0; i < lengths.value().size(); i++) out *= lengths.value().getLong(i);
    return Math.max(out, 0);
  }

  /** A vector of as many elements as the program finds. */
  static Asked ofVector(TensorVariable length) {
    return new Asked(MakeVector.of(List.of(length)), -1);
  }

  /** A vector of as many elements, one more if they are odd. */
  Asked even() {
    if (known >= 0)
      return new Asked(Lengths.constant(List.of(known + known % 2)), known + known % 2);
    TensorVariable n = size();
    return ofVector(n.add(n.mod(2)));
  }

  /** With an axis of {@code n} in front. */
  Asked times(TensorVariable n) {
    List<TensorVariable> all = new ArrayList<>(List.of(n));
    all.addAll(Lengths.items(lengths, Lengths.count(lengths)));
    long times = n instanceof TensorConstant c ? c.value().getLong(0) : -1;
    return new Asked(MakeVector.of(all), known < 0 || times < 0 ? -1 : known * times);
  }

  TensorVariable size() {
    if (known >= 0) return Lengths.constant(known);
    TensorVariable out = TensorConstant.scalar(DType.INT64, 1);
    for (TensorVariable n : Lengths.items(lengths, Lengths.count(lengths)))
      out = out.mul(n.astype(DType.INT64));
    return out;
  }

  /** The first elements of a vector in this shape. */
  TensorVariable shaped(TensorVariable vector) {
    TensorVariable first = Subtensor.along(vector, 0, Lengths.constant(0), size());
    return Reshape.of(first, lengths, Lengths.count(lengths));
  }

  /** A parameter that fits this shape. */
  TensorVariable fitted(TensorVariable parameter) {
    return parameter.ndim() == 0 ? parameter : BroadcastTo.of(parameter, lengths);
  }
}
