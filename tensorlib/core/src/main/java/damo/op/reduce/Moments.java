package damo.op.reduce;

import damo.graph.Reduction;
import damo.op.elemwise.Cast;
import damo.op.shape.Length;
import damo.op.shape.Lengths;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Axes;
import damo.tensor.TensorVariable;

/** Statistics built of sums and means. */
public final class Moments {
  private Moments() {}

  /** The mean of squared distances from the mean, by two passes; divided by the count less ddof. */
  public static TensorVariable variance(TensorVariable input, Axes options) {
    DType dtype = options.dtype();
    TensorVariable x = dtype == null ? input : Cast.to(input, DType.promote(input.dtype(), dtype));
    Ints axes = options.axes() == null ? Reduced.allAxes(x) : options.axes();
    TensorVariable centred = x.sub(mean(x, axes, true, options));
    TensorVariable square = centred.mul(centred);
    TensorVariable out =
        options.ddof() == 0
            ? mean(square, axes, options.keepdims(), options)
            : corrected(square, axes, options);
    return dtype == null ? out : Cast.to(out, dtype);
  }

  private static TensorVariable mean(TensorVariable x, Ints axes, boolean keepdims, Axes options) {
    return Reduced.of(Reduction.MEAN, x, axes, keepdims, null, options.accDtype());
  }

  private static TensorVariable corrected(TensorVariable square, Ints axes, Axes options) {
    TensorVariable total =
        Reduced.of(Reduction.SUM, square, axes, options.keepdims(), null, options.accDtype());
    TensorVariable count = Lengths.constant(1);
    for (int axis : axes.toArray())
      count = Lengths.product(count, Length.of(square, Reduced.axis("var", square, axis)));
    return total.div(Cast.to(Lengths.sum(count, -options.ddof()), total.dtype()));
  }
}
