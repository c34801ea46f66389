package damo.tensor;

import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.scalar.DType;
import damo.scalar.Prim;

/**
 * Functions of each element. Operands broadcast together as in NumPy: aligned at the last axis, an
 * axis of length 1 repeated. Dtypes follow NumPy's promotion; a Java literal takes the dtype of the
 * tensor beside it if its kind fits. Functions such as {@code exp} of integers give float32 up to
 * 16 bits, else float64. Lengths known now that do not broadcast are a {@code ShapeException}.
 */
public interface Elementwise extends Family {
  /** {@code x + y + …}. */
  default TensorVariable add(Object y, Object... more) {
    return Elemwise.chain(Prim.ADD, self(), y, more);
  }

  /** {@code x * y * …}. */
  default TensorVariable mul(Object y, Object... more) {
    return Elemwise.chain(Prim.MUL, self(), y, more);
  }

  /** {@code x - y}. */
  default TensorVariable sub(Object y) {
    return Elemwise.of(Prim.SUB, self(), y);
  }

  /** {@code x / y}: true division; floatX for integers. */
  default TensorVariable div(Object y) {
    return Elemwise.of(Prim.DIV, self(), y);
  }

  /** The quotient rounded down. */
  default TensorVariable floorDiv(Object y) {
    return Elemwise.of(Prim.FLOOR_DIV, self(), y);
  }

  /** The remainder with the sign of the divisor. */
  default TensorVariable mod(Object y) {
    return Elemwise.of(Prim.MOD, self(), y);
  }

  /** {@code x^y}. */
  default TensorVariable pow(Object y) {
    return Elemwise.of(Prim.POW, self(), y);
  }

  /** The greater; NaN if either is. Ties share the gradient. */
  default TensorVariable maximum(Object y) {
    return Elemwise.of(Prim.MAXIMUM, self(), y);
  }

  /** The lesser; NaN if either is. Ties share the gradient. */
  default TensorVariable minimum(Object y) {
    return Elemwise.of(Prim.MINIMUM, self(), y);
  }

  /** {@code x < y}, bool. */
  default TensorVariable lt(Object y) {
    return Elemwise.of(Prim.LT, self(), y);
  }

  /** {@code x <= y}, bool. */
  default TensorVariable le(Object y) {
    return Elemwise.of(Prim.LE, self(), y);
  }

  /** {@code x > y}, bool. */
  default TensorVariable gt(Object y) {
    return Elemwise.of(Prim.GT, self(), y);
  }

  /** {@code x >= y}, bool. */
  default TensorVariable ge(Object y) {
    return Elemwise.of(Prim.GE, self(), y);
  }

  /** {@code x == y}, bool. */
  default TensorVariable eq(Object y) {
    return Elemwise.of(Prim.EQ, self(), y);
  }

  /** {@code x != y}, bool. */
  default TensorVariable neq(Object y) {
    return Elemwise.of(Prim.NEQ, self(), y);
  }

  /** Bitwise and of integers, logical and of bools. */
  default TensorVariable and(Object y) {
    return Elemwise.of(Prim.AND, self(), y);
  }

  /** Bitwise or of integers, logical or of bools. */
  default TensorVariable or(Object y) {
    return Elemwise.of(Prim.OR, self(), y);
  }

  /** Bitwise exclusive or. */
  default TensorVariable xor(Object y) {
    return Elemwise.of(Prim.XOR, self(), y);
  }

  /** {@code -x}. */
  default TensorVariable neg() {
    return Elemwise.of(Prim.NEG, self());
  }

  /** {@code x * x}. */
  default TensorVariable sqr() {
    return Elemwise.of(Prim.SQR, self());
  }

  /** The square root; NaN below zero. */
  default TensorVariable sqrt() {
    return Elemwise.of(Prim.SQRT, self());
  }

  /** {@code 1 / x}. */
  default TensorVariable inv() {
    return Elemwise.of(Prim.INV, self());
  }

  /** {@code |x|}; its gradient at 0 is 0. */
  default TensorVariable abs() {
    return Elemwise.of(Prim.ABS, self());
  }

  /** −1, 0 or 1; NaN for NaN. */
  default TensorVariable sgn() {
    return Elemwise.of(Prim.SGN, self());
  }

  /** The least integer not below; gradient zero. */
  default TensorVariable ceil() {
    return Elemwise.of(Prim.CEIL, self());
  }

  /** The greatest integer not above; gradient zero. */
  default TensorVariable floor() {
    return Elemwise.of(Prim.FLOOR, self());
  }

  /** Rounded towards zero; gradient zero. */
  default TensorVariable trunc() {
    return Elemwise.of(Prim.TRUNC, self());
  }

  /** Rounded, halves to even; gradient zero. */
  default TensorVariable round() {
    return Elemwise.of(Prim.ROUND, self());
  }

  /** {@code e^x}. */
  default TensorVariable exp() {
    return Elemwise.of(Prim.EXP, self());
  }

  /** {@code 2^x}. */
  default TensorVariable exp2() {
    return Elemwise.of(Prim.EXP2, self());
  }

  /** {@code e^x - 1}, exact near 0. */
  default TensorVariable expm1() {
    return Elemwise.of(Prim.EXPM1, self());
  }

  /** The natural logarithm; −inf at 0. */
  default TensorVariable log() {
    return Elemwise.of(Prim.LOG, self());
  }

  /** The logarithm to base 2. */
  default TensorVariable log2() {
    return Elemwise.of(Prim.LOG2, self());
  }

  /** The logarithm to base 10. */
  default TensorVariable log10() {
    return Elemwise.of(Prim.LOG10, self());
  }

  /** {@code log(1 + x)}, exact near 0. */
  default TensorVariable log1p() {
    return Elemwise.of(Prim.LOG1P, self());
  }

  /** The sine, in radians. */
  default TensorVariable sin() {
    return Elemwise.of(Prim.SIN, self());
  }

  /** The cosine, in radians. */
  default TensorVariable cos() {
    return Elemwise.of(Prim.COS, self());
  }

  /** The tangent, in radians. */
  default TensorVariable tan() {
    return Elemwise.of(Prim.TAN, self());
  }

  /** The inverse sine. */
  default TensorVariable arcsin() {
    return Elemwise.of(Prim.ARCSIN, self());
  }

  /** The inverse cosine. */
  default TensorVariable arccos() {
    return Elemwise.of(Prim.ARCCOS, self());
  }

  /** The inverse tangent. */
  default TensorVariable arctan() {
    return Elemwise.of(Prim.ARCTAN, self());
  }

  /** The hyperbolic sine. */
  default TensorVariable sinh() {
    return Elemwise.of(Prim.SINH, self());
  }

  /** The hyperbolic cosine. */
  default TensorVariable cosh() {
    return Elemwise.of(Prim.COSH, self());
  }

  /** The hyperbolic tangent. */
  default TensorVariable tanh() {
    return Elemwise.of(Prim.TANH, self());
  }

  /** The inverse hyperbolic sine. */
  default TensorVariable arcsinh() {
    return Elemwise.of(Prim.ARCSINH, self());
  }

  /** The inverse hyperbolic cosine. */
  default TensorVariable arccosh() {
    return Elemwise.of(Prim.ARCCOSH, self());
  }

  /** The inverse hyperbolic tangent. */
  default TensorVariable arctanh() {
    return Elemwise.of(Prim.ARCTANH, self());
  }

  /** Degrees as radians. */
  default TensorVariable deg2rad() {
    return self().mul(Math.PI / 180);
  }

  /** Radians as degrees. */
  default TensorVariable rad2deg() {
    return self().mul(180 / Math.PI);
  }

  /** Bitwise not of integers, logical not of bools. */
  default TensorVariable invert() {
    return Elemwise.of(Prim.INVERT, self());
  }

  /**
   * {@code lo} where below it, {@code hi} where above; the gradient goes to the clipped tensor
   * inside and at the bounds, else to the bound.
   */
  default TensorVariable clip(Object lo, Object hi) {
    TensorVariable x = self();
    TensorVariable below = Elemwise.of(Prim.LT, x, lo);
    TensorVariable above = Elemwise.of(Prim.GT, x, hi);
    return Elemwise.of(Prim.WHERE, below, lo, Elemwise.of(Prim.WHERE, above, hi, x));
  }

  /** {@code value} in the shape of this tensor. */
  default TensorVariable fill(Object value) {
    return Elemwise.of(Prim.SECOND, self(), Operands.beside(value, self().dtype()));
  }

  /** Zeros of this shape and dtype. */
  default TensorVariable zerosLike() {
    return zerosLike(self().dtype());
  }

  /** Zeros of this shape. */
  default TensorVariable zerosLike(DType dtype) {
    return Elemwise.of(Prim.SECOND, self(), TensorConstant.scalar(dtype, 0));
  }

  /** Ones of this shape and dtype. */
  default TensorVariable onesLike() {
    return onesLike(self().dtype());
  }

  /** Ones of this shape. */
  default TensorVariable onesLike(DType dtype) {
    return Elemwise.of(Prim.SECOND, self(), TensorConstant.scalar(dtype, 1));
  }

  /** The same values in a variable of its own. */
  default TensorVariable copy() {
    return Cast.copy(self());
  }

  /** Converted: floats to integers are truncated, anything but 0 is true. */
  default TensorVariable astype(DType dtype) {
    return Cast.to(self(), dtype);
  }
}
