package damo.rewrite.passes.algebra;

import damo.scalar.DType;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import damo.value.Value;

/** A number known now, as exact as its dtype: integers wrap as longs do, floats are doubles. */
record Amount(DType dtype, long whole, double real) {
  static Amount of(DType dtype, long n) {
    return new Amount(dtype, n, n);
  }

  static Amount of(DType dtype, TensorConstant c) {
    return dtype.isFloat()
        ? new Amount(dtype, 0, c.value().getDouble(0))
        : of(dtype, c.value().getLong(0));
  }

  Amount plus(Amount other) {
    return new Amount(dtype, whole + other.whole, real + other.real);
  }

  Amount times(Amount other) {
    return new Amount(dtype, whole * other.whole, real * other.real);
  }

  Amount over(Amount other) {
    return new Amount(dtype, 0, real / other.real);
  }

  Amount negated() {
    return new Amount(dtype, -whole, -real);
  }

  boolean is(long n) {
    return dtype.isFloat() ? real == n : whole == n;
  }

  boolean isPositive() {
    return dtype.isFloat() ? real > 0 : whole > 0;
  }

  /** Whether the dtype holds it without loss to an infinity, zero or few digits. */
  boolean isOrdinary() {
    if (!dtype.isFloat()) return true;
    double size = Math.abs(real);
    return switch (dtype) {
      case FLOAT16 -> size >= 6.2e-5 && size <= 6.5e4;
      case FLOAT32 -> size >= Float.MIN_NORMAL && size <= Float.MAX_VALUE;
      default -> size >= Double.MIN_NORMAL && size <= Double.MAX_VALUE;
    };
  }

  TensorVariable constant() {
    Value v = dtype.isFloat() ? Value.scalar(dtype, real) : Value.scalar(dtype, whole);
    return TensorConstant.of(v);
  }
}
