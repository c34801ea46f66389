package damo;

import damo.op.elemwise.Elemwise;
import damo.scalar.Prim;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;

/**
 * Special functions of each element: operands broadcast together; integers are computed in float32
 * up to 16 bits, else in float64; NaN outside the domain. Values are those of {@code
 * scipy.special}, gradients the derivatives of the DLMF.
 */
public abstract class SpecialFunctions extends NumericFunctions {
  /** The error function {@code 2/√π ∫₀ˣ exp(−t²) dt}. */
  public static TensorVariable erf(Object x) {
    return Elemwise.of(Prim.ERF, x);
  }

  /** {@code 1 − erf(x)}, exact where that is small. */
  public static TensorVariable erfc(Object x) {
    return Elemwise.of(Prim.ERFC, x);
  }

  /** {@code exp(x²) erfc(x)}, without underflow. */
  public static TensorVariable erfcx(Object x) {
    return Elemwise.of(Prim.ERFCX, x);
  }

  /** The inverse of {@link #erf}; ±inf at ±1, NaN beyond. */
  public static TensorVariable erfinv(Object x) {
    return Elemwise.of(Prim.ERFINV, x);
  }

  /** The inverse of {@link #erfc}; inf at 0, −inf at 2, NaN beyond. */
  public static TensorVariable erfcinv(Object x) {
    return Elemwise.of(Prim.ERFCINV, x);
  }

  /** The gamma function, {@code (x − 1)!} for whole x; NaN at negative whole numbers. */
  public static TensorVariable gamma(Object x) {
    return Elemwise.of(Prim.GAMMA, x);
  }

  /** {@code log |gamma(x)|}; inf at the poles. */
  public static TensorVariable gammaln(Object x) {
    return Elemwise.of(Prim.GAMMALN, x);
  }

  /** The derivative of {@link #gammaln}; NaN at negative whole numbers. */
  public static TensorVariable psi(Object x) {
    return Elemwise.of(Prim.PSI, x);
  }

  /** The derivative of {@link #psi}; inf at the poles. */
  public static TensorVariable triGamma(Object x) {
    return Elemwise.of(Prim.TRI_GAMMA, x);
  }

  /**
   * The derivative of order {@code n} of {@link #psi}; NaN unless n is whole and not negative. The
   * gradient with respect to n is undefined.
   */
  public static TensorVariable polygamma(Object n, Object x) {
    return Elemwise.of(Prim.POLYGAMMA, n, x);
  }

  /** {@code 1/gamma(k) ∫₀ˣ t^(k−1) exp(−t) dt}: the regularized lower incomplete gamma function. */
  public static TensorVariable gammainc(Object k, Object x) {
    return Elemwise.of(Prim.GAMMAINC, k, x);
  }

  /** {@code 1 − gammainc(k, x)}, exact where that is small. */
  public static TensorVariable gammaincc(Object k, Object x) {
    return Elemwise.of(Prim.GAMMAINCC, k, x);
  }

  /** {@code ∫ₓ^∞ t^(k−1) exp(−t) dt}: the upper incomplete gamma function. */
  public static TensorVariable gammau(Object k, Object x) {
    return Elemwise.of(Prim.GAMMAU, k, x);
  }

  /** {@code ∫₀ˣ t^(k−1) exp(−t) dt}: the lower incomplete gamma function. */
  public static TensorVariable gammal(Object k, Object x) {
    return Elemwise.of(Prim.GAMMAL, k, x);
  }

  /** The probability that a χ² variable of {@code k} degrees of freedom exceeds {@code x}. */
  public static TensorVariable chi2sf(Object x, Object k) {
    TensorVariable v = Operands.asTensor(x);
    TensorVariable half = gammaincc(Operands.beside(k, v.dtype()).mul(0.5), v.maximum(0).mul(0.5));
    return where(v.le(0), 1, half);
  }

  /**
   * {@code 1/beta(a, b) ∫₀ˣ t^(a−1) (1 − t)^(b−1) dt}: the regularized incomplete beta function;
   * NaN for x outside [0, 1].
   */
  public static TensorVariable betainc(Object a, Object b, Object x) {
    return Elemwise.of(Prim.BETAINC, a, b, x);
  }

  /** The Bessel function of the first kind of order 0. */
  public static TensorVariable j0(Object x) {
    return Elemwise.of(Prim.J0, x);
  }

  /** The Bessel function of the first kind of order 1. */
  public static TensorVariable j1(Object x) {
    return Elemwise.of(Prim.J1, x);
  }

  /**
   * The Bessel function of the first kind; NaN for negative x unless the order is whole. The
   * gradient with respect to the order is undefined.
   */
  public static TensorVariable jv(Object order, Object x) {
    return Elemwise.of(Prim.JV, order, x);
  }

  /** The modified Bessel function of the first kind of order 0. */
  public static TensorVariable i0(Object x) {
    return Elemwise.of(Prim.I0, x);
  }

  /** The modified Bessel function of the first kind of order 1. */
  public static TensorVariable i1(Object x) {
    return Elemwise.of(Prim.I1, x);
  }

  /**
   * The modified Bessel function of the first kind; NaN for negative x unless the order is whole.
   * The gradient with respect to the order is undefined.
   */
  public static TensorVariable iv(Object order, Object x) {
    return Elemwise.of(Prim.IV, order, x);
  }

  /** {@code x log x}; 0 at 0. */
  public static TensorVariable xlogx(Object x) {
    TensorVariable v = Operands.asTensor(x);
    return Elemwise.of(Prim.XLOGY, v, v);
  }

  /** {@code x log y}; 0 where x is 0. The gradient is that of the formula, also there. */
  public static TensorVariable xlogy(Object x, Object y) {
    return Elemwise.of(Prim.XLOGY, x, y);
  }

  /** {@code x log(1 + y)}; 0 where x is 0. The gradient is that of the formula, also there. */
  public static TensorVariable xlog1py(Object x, Object y) {
    return Elemwise.of(Prim.XLOG1PY, x, y);
  }

  /** {@code log(x / (1 − x))}; ∓inf at 0 and 1, NaN beyond. */
  public static TensorVariable logit(Object x) {
    return Elemwise.of(Prim.LOGIT, x);
  }

  /** {@code log(1 − exp(x))}, exact also near 0; NaN above 0. */
  public static TensorVariable log1mexp(Object x) {
    return Elemwise.of(Prim.LOG1MEXP, x);
  }

  /** {@code gamma(a) gamma(b) / gamma(a + b)}. */
  public static TensorVariable beta(Object a, Object b) {
    return Elemwise.of(Prim.BETA, a, b);
  }

  /** {@code log |beta(a, b)|}. */
  public static TensorVariable betaln(Object a, Object b) {
    return Elemwise.of(Prim.BETALN, a, b);
  }

  /** {@code n!}, by {@code gamma(n + 1)}. */
  public static TensorVariable factorial(Object n) {
    TensorVariable v = Operands.asTensor(n);
    return gamma(v.astype(v.dtype().toFloat()).add(1));
  }

  /** {@code gamma(z + m) / gamma(z)}: {@code z (z + 1) … (z + m − 1)} for whole m. */
  public static TensorVariable poch(Object z, Object m) {
    return Elemwise.of(Prim.POCH, z, m);
  }
}
