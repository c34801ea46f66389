package damo.op.shape;

import damo.error.DamoException;
import damo.graph.Apply;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.op.index.SliceBuilder;
import damo.op.index.WriteInto;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.tensor.Operands;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Objects;

/** Numbers from a start to a stop, both of them among the numbers. */
public final class Spaced {
  private Spaced() {}

  /**
   * Evenly: {@code start + i (stop − start) / (num − 1)}, in a new axis 0; integers are the next
   * below.
   */
  public static TensorVariable evenly(Object start, Object stop, int num, DType dtype) {
    List<TensorVariable> ends = floats(start, stop);
    TensorVariable out = evenly(ends.get(0), ends.get(1), num);
    return Cast.to(dtype.isFloat() ? out : out.floor(), dtype);
  }

  /** 10 to the power of evenly spaced numbers. */
  public static TensorVariable powers(Object start, Object stop, int num, DType dtype) {
    List<TensorVariable> ends = floats(start, stop);
    TensorVariable powers = evenly(ends.get(0), ends.get(1), num);
    return Cast.to(TensorConstant.scalar(powers.dtype(), 10).pow(powers), dtype);
  }

  /** A constant factor apart, from start to stop, which have one sign. */
  public static TensorVariable geometrically(Object start, Object stop, int num, DType dtype) {
    List<TensorVariable> ends = floats(start, stop);
    TensorVariable first = ends.get(0);
    TensorVariable last = ends.get(1);
    TensorVariable sign = Elemwise.of(Prim.SGN, first);
    TensorVariable exponents = evenly(sign.mul(first).log10(), sign.mul(last).log10(), num);
    TensorVariable inner = TensorConstant.scalar(exponents.dtype(), 10).pow(exponents).mul(sign);
    TensorVariable out = num > 0 ? with(inner, 0, first) : inner;
    return Cast.to(num > 1 ? with(out, -1, last) : out, dtype);
  }

  /** Both in one float dtype; numbers in float64. */
  private static List<TensorVariable> floats(Object start, Object stop) {
    TensorVariable a = number(start);
    TensorVariable b = number(stop);
    DType dtype = DType.promote(a.dtype(), b.dtype());
    if (a instanceof TensorConstant && a.ndim() == 0 && b.dtype().isFloat()) dtype = b.dtype();
    if (b instanceof TensorConstant && b.ndim() == 0 && a.dtype().isFloat()) dtype = a.dtype();
    return List.of(Cast.to(a, dtype), Cast.to(b, dtype));
  }

  private static TensorVariable number(Object o) {
    if (o instanceof Number n) return TensorConstant.scalar(DType.FLOAT64, n.doubleValue());
    TensorVariable v = Operands.asTensor(o);
    return Cast.to(v, v.dtype().toFloat());
  }

  private static TensorVariable evenly(TensorVariable start, TensorVariable stop, int num) {
    if (num < 0) throw new DamoException("the number of samples must not be negative, got " + num);
    TensorVariable length = stop.sub(start);
    int[] pattern = new int[length.ndim() + 1];
    for (int i = 1; i < pattern.length; i++) pattern[i] = -1;
    TensorVariable steps = DimShuffle.of(Arange.of(0, num, 1, length.dtype()), pattern);
    TensorVariable out = steps.mul(length).div(Math.max(1, num - 1)).add(start);
    return num > 1 ? with(out, -1, stop) : out;
  }

  private static TensorVariable with(TensorVariable x, int position, TensorVariable value) {
    Apply read = Objects.requireNonNull(new SliceBuilder().at(position).of(x).owner());
    return WriteInto.set(x, read, value);
  }
}
