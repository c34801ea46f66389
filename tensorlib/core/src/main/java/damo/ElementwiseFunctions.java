package damo;

import damo.op.elemwise.Elemwise;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;

/** The functions of {@link damo.tensor.Elementwise} with the tensor as first argument. */
public abstract class ElementwiseFunctions extends PluralVariables {
  /** {@code x + y + …}. */
  public static TensorVariable add(Object x, Object y, Object... more) {
    return Elemwise.chain(Prim.ADD, x, y, more);
  }

  /** {@code x * y * …}. */
  public static TensorVariable mul(Object x, Object y, Object... more) {
    return Elemwise.chain(Prim.MUL, x, y, more);
  }

  /** {@code x - y}. */
  public static TensorVariable sub(Object x, Object y) {
    return Elemwise.of(Prim.SUB, x, y);
  }

  /** {@code x / y}: true division; floatX for integers. */
  public static TensorVariable div(Object x, Object y) {
    return Elemwise.of(Prim.DIV, x, y);
  }

  /** The quotient rounded down. */
  public static TensorVariable floorDiv(Object x, Object y) {
    return Elemwise.of(Prim.FLOOR_DIV, x, y);
  }

  /** The remainder with the sign of the divisor. */
  public static TensorVariable mod(Object x, Object y) {
    return Elemwise.of(Prim.MOD, x, y);
  }

  /** {@code x^y}. */
  public static TensorVariable pow(Object x, Object y) {
    return Elemwise.of(Prim.POW, x, y);
  }

  /** The greater; NaN if either is. Ties share the gradient. */
  public static TensorVariable maximum(Object x, Object y) {
    return Elemwise.of(Prim.MAXIMUM, x, y);
  }

  /** The lesser; NaN if either is. Ties share the gradient. */
  public static TensorVariable minimum(Object x, Object y) {
    return Elemwise.of(Prim.MINIMUM, x, y);
  }

  /** {@code x < y}, bool. */
  public static TensorVariable lt(Object x, Object y) {
    return Elemwise.of(Prim.LT, x, y);
  }

  /** {@code x <= y}, bool. */
  public static TensorVariable le(Object x, Object y) {
    return Elemwise.of(Prim.LE, x, y);
  }

  /** {@code x > y}, bool. */
  public static TensorVariable gt(Object x, Object y) {
    return Elemwise.of(Prim.GT, x, y);
  }

  /** {@code x >= y}, bool. */
  public static TensorVariable ge(Object x, Object y) {
    return Elemwise.of(Prim.GE, x, y);
  }

  /** {@code x == y}, bool. */
  public static TensorVariable eq(Object x, Object y) {
    return Elemwise.of(Prim.EQ, x, y);
  }

  /** {@code x != y}, bool. */
  public static TensorVariable neq(Object x, Object y) {
    return Elemwise.of(Prim.NEQ, x, y);
  }

  /** Bitwise and of integers, logical and of bools. */
  public static TensorVariable and(Object x, Object y) {
    return Elemwise.of(Prim.AND, x, y);
  }

  /** Bitwise or of integers, logical or of bools. */
  public static TensorVariable or(Object x, Object y) {
    return Elemwise.of(Prim.OR, x, y);
  }

  /** Bitwise exclusive or. */
  public static TensorVariable xor(Object x, Object y) {
    return Elemwise.of(Prim.XOR, x, y);
  }

  /** {@code -x}. */
  public static TensorVariable neg(Object x) {
    return Operands.asTensor(x).neg();
  }

  /** {@code x * x}. */
  public static TensorVariable sqr(Object x) {
    return Operands.asTensor(x).sqr();
  }

  /** The square root; NaN below zero. */
  public static TensorVariable sqrt(Object x) {
    return Operands.asTensor(x).sqrt();
  }

  /** {@code 1 / x}. */
  public static TensorVariable inv(Object x) {
    return Operands.asTensor(x).inv();
  }

  /** {@code |x|}; its gradient at 0 is 0. */
  public static TensorVariable abs(Object x) {
    return Operands.asTensor(x).abs();
  }

  /** −1, 0 or 1; NaN for NaN. */
  public static TensorVariable sgn(Object x) {
    return Operands.asTensor(x).sgn();
  }

  /** The least integer not below; gradient zero. */
  public static TensorVariable ceil(Object x) {
    return Operands.asTensor(x).ceil();
  }

  /** The greatest integer not above; gradient zero. */
  public static TensorVariable floor(Object x) {
    return Operands.asTensor(x).floor();
  }

  /** Rounded towards zero; gradient zero. */
  public static TensorVariable trunc(Object x) {
    return Operands.asTensor(x).trunc();
  }

  /** Rounded, halves to even; gradient zero. */
  public static TensorVariable round(Object x) {
    return Operands.asTensor(x).round();
  }

  /** {@code e^x}. */
  public static TensorVariable exp(Object x) {
    return Operands.asTensor(x).exp();
  }

  /** {@code 2^x}. */
  public static TensorVariable exp2(Object x) {
    return Operands.asTensor(x).exp2();
  }

  /** {@code e^x - 1}, exact near 0. */
  public static TensorVariable expm1(Object x) {
    return Operands.asTensor(x).expm1();
  }

  /** The natural logarithm; −inf at 0. */
  public static TensorVariable log(Object x) {
    return Operands.asTensor(x).log();
  }

  /** The logarithm to base 2. */
  public static TensorVariable log2(Object x) {
    return Operands.asTensor(x).log2();
  }

  /** The logarithm to base 10. */
  public static TensorVariable log10(Object x) {
    return Operands.asTensor(x).log10();
  }

  /** {@code log(1 + x)}, exact near 0. */
  public static TensorVariable log1p(Object x) {
    return Operands.asTensor(x).log1p();
  }

  /** The sine, in radians. */
  public static TensorVariable sin(Object x) {
    return Operands.asTensor(x).sin();
  }

  /** The cosine, in radians. */
  public static TensorVariable cos(Object x) {
    return Operands.asTensor(x).cos();
  }

  /** The tangent, in radians. */
  public static TensorVariable tan(Object x) {
    return Operands.asTensor(x).tan();
  }

  /** The inverse sine. */
  public static TensorVariable arcsin(Object x) {
    return Operands.asTensor(x).arcsin();
  }

  /** The inverse cosine. */
  public static TensorVariable arccos(Object x) {
    return Operands.asTensor(x).arccos();
  }

  /** The inverse tangent. */
  public static TensorVariable arctan(Object x) {
    return Operands.asTensor(x).arctan();
  }

  /** The hyperbolic sine. */
  public static TensorVariable sinh(Object x) {
    return Operands.asTensor(x).sinh();
  }

  /** The hyperbolic cosine. */
  public static TensorVariable cosh(Object x) {
    return Operands.asTensor(x).cosh();
  }

  /** The hyperbolic tangent. */
  public static TensorVariable tanh(Object x) {
    return Operands.asTensor(x).tanh();
  }

  /** The inverse hyperbolic sine. */
  public static TensorVariable arcsinh(Object x) {
    return Operands.asTensor(x).arcsinh();
  }

  /** The inverse hyperbolic cosine. */
  public static TensorVariable arccosh(Object x) {
    return Operands.asTensor(x).arccosh();
  }

  /** The inverse hyperbolic tangent. */
  public static TensorVariable arctanh(Object x) {
    return Operands.asTensor(x).arctanh();
  }

  /** Bitwise not of integers, logical not of bools. */
  public static TensorVariable invert(Object x) {
    return Operands.asTensor(x).invert();
  }

  /**
   * {@code lo} where below it, {@code hi} where above; the gradient goes to the clipped tensor
   * inside and at the bounds, else to the bound.
   */
  public static TensorVariable clip(Object x, Object lo, Object hi) {
    return Operands.asTensor(x).clip(lo, hi);
  }

  /** {@code value} in the shape of this tensor. */
  public static TensorVariable fill(Object x, Object value) {
    return Operands.asTensor(x).fill(value);
  }

  /** Zeros of this shape and dtype. */
  public static TensorVariable zerosLike(Object x) {
    return Operands.asTensor(x).zerosLike();
  }

  /** Zeros of this shape. */
  public static TensorVariable zerosLike(Object x, DType dtype) {
    return Operands.asTensor(x).zerosLike(dtype);
  }

  /** Ones of this shape and dtype. */
  public static TensorVariable onesLike(Object x) {
    return Operands.asTensor(x).onesLike();
  }

  /** Ones of this shape. */
  public static TensorVariable onesLike(Object x, DType dtype) {
    return Operands.asTensor(x).onesLike(dtype);
  }

  /** The same values in a variable of its own. */
  public static TensorVariable copy(Object x) {
    return Operands.asTensor(x).copy();
  }

  /** Converted: floats to integers are truncated, anything but 0 is true. */
  public static TensorVariable astype(Object x, DType dtype) {
    return Operands.asTensor(x).astype(dtype);
  }

  /**
   * {@code a} where the condition is true, else {@code b}; no gradient flows to the branch not
   * taken.
   */
  public static TensorVariable where(Object condition, Object a, Object b) {
    return Elemwise.of(Prim.WHERE, condition, a, b);
  }

  /** The angle of the point (x, y), in radians. */
  public static TensorVariable arctan2(Object y, Object x) {
    return Elemwise.of(Prim.ARCTAN2, y, x);
  }

  /** Whether NaN, bool. */
  public static TensorVariable isnan(Object x) {
    return Elemwise.of(Prim.ISNAN, x);
  }

  /** Whether infinite, bool. */
  public static TensorVariable isinf(Object x) {
    return Elemwise.of(Prim.ISINF, x);
  }

  /** Converted: floats to integers are truncated, anything but 0 is true. */
  public static TensorVariable cast(Object x, DType dtype) {
    return Operands.asTensor(x).astype(dtype);
  }
}
