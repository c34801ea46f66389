package damo.op.conv;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.op.elemwise.Cast;
import damo.op.index.Gather;
import damo.op.shape.Arange;
import damo.op.shape.DimShuffle;
import damo.op.shape.Length;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Operands;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Images enlarged by linear interpolation along rows and columns.
 *
 * <p>With ratio {@code num / den}, element i of the result lies at {@code (i den − (num − 1) / 2) /
 * num} of the image, the inner quotient rounded down; before the first element and after the last
 * stand copies of them.
 */
public final class Upsampling {
  private static final int ROWS = 2;
  private static final int COLUMNS = 3;

  private Upsampling() {}

  /**
   * Images (batch, channels, rows, columns), {@code num / den} times as long along the last two.
   */
  public static TensorVariable bilinear(Object images, int num, int den) {
    TensorVariable x = Operands.asTensor(images);
    if (num < 1 || den < 1)
      throw new DamoException("a ratio is of positive numbers, got " + num + " / " + den);
    if (x.ndim() != 4)
      throw new ShapeException(
          "bilinear upsampling wants images (batch, channels, rows, columns), got "
              + x.label()
              + " of type "
              + x.type());
    int common = BigInteger.valueOf(num).gcd(BigInteger.valueOf(den)).intValue();
    DType dtype = x.dtype().isFloat() ? x.dtype() : DType.floatX();
    TensorVariable rows = along(ROWS, Cast.to(x, dtype), num / common, den / common);
    return along(COLUMNS, rows, num / common, den / common);
  }

  private static TensorVariable along(int axis, TensorVariable x, int num, int den) {
    if (num == 1 && den == 1) return x;
    TensorVariable last = Length.of(x, axis).sub(1);
    TensorVariable position =
        Arange.of(0, count(axis, x, num, den), 1, DType.INT64).mul(den).sub((num - 1) / 2);
    TensorVariable before = position.floorDiv(num);
    TensorVariable part = Cast.to(position.sub(before.mul(num)), x.dtype()).div(num);
    int[] beside = new int[x.ndim()];
    Arrays.fill(beside, -1);
    beside[axis] = 0;
    TensorVariable weight = DimShuffle.of(part, beside);
    TensorVariable a = at(axis, x, before.maximum(0).minimum(last));
    TensorVariable b = at(axis, x, before.add(1).maximum(0).minimum(last));
    return a.mul(weight.neg().add(1)).add(b.mul(weight));
  }

  /** The length of the result: {@code n num / den}, rounded up. */
  private static TensorVariable count(int axis, TensorVariable x, int num, int den) {
    int n = x.type().lengths().get(axis);
    if (n < 0) return Length.of(x, axis).mul(num).add(den - 1).floorDiv(den);
    return TensorConstant.of(Value.scalar(DType.INT64, Math.ceilDiv((long) n * num, den)));
  }

  private static TensorVariable at(int axis, TensorVariable x, TensorVariable index) {
    return new Gather(Ints.of(axis), axis).apply(x, index);
  }
}
