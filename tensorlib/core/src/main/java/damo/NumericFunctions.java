package damo;

import damo.error.DamoException;
import damo.op.elemwise.Elemwise;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.List;

/** Functions of numbers that are made of simpler ones. */
public abstract class NumericFunctions extends ElementwiseFunctions {
  /** Degrees as radians. */
  public static TensorVariable deg2rad(Object x) {
    return Operands.asTensor(x).mul(Math.PI / 180);
  }

  /** Radians as degrees. */
  public static TensorVariable rad2deg(Object x) {
    return Operands.asTensor(x).mul(180 / Math.PI);
  }

  /**
   * Rounded to whole numbers.
   *
   * @param mode {@code "half_to_even"} or {@code "half_away_from_zero"}
   */
  public static TensorVariable round(Object x, String mode) {
    return switch (mode) {
      case "half_to_even" -> round(x);
      case "half_away_from_zero" -> Elemwise.of(Prim.ROUND_AWAY, x);
      default ->
          throw new DamoException(
              "expected \"half_to_even\" or \"half_away_from_zero\", got \"" + mode + "\"");
    };
  }

  /** Rounded half to even, as int64. */
  public static TensorVariable iround(Object x) {
    return round(x).astype(DType.INT64);
  }

  /** {@code log(exp(x) + exp(y) + …)} without overflow. */
  public static TensorVariable logaddexp(Object x, Object y, Object... more) {
    List<TensorVariable> both = Operands.together(x, y);
    TensorVariable a = both.get(0).astype(both.get(0).dtype().toFloat());
    TensorVariable b = both.get(1).astype(both.get(1).dtype().toFloat());
    TensorVariable apart = where(a.eq(b), 0, a.sub(b).abs());
    TensorVariable out = a.maximum(b).add(apart.neg().exp().log1p());
    for (Object next : more) out = logaddexp(out, next);
    return out;
  }

  /** Whether elements are equal within {@code 1e−8 + 1e−5 |y|}. */
  public static TensorVariable isclose(Object x, Object y) {
    return isclose(x, y, 1e-5, 1e-8, false);
  }

  /** Whether {@code |x − y| ≤ atol + rtol |y|}; infinities are close to themselves. */
  public static TensorVariable isclose(
      Object x, Object y, double rtol, double atol, boolean equalNan) {
    List<TensorVariable> both = Operands.together(x, y);
    TensorVariable a = asFloat(both.get(0));
    TensorVariable b = asFloat(both.get(1));
    TensorVariable near = a.sub(b).abs().le(b.abs().mul(rtol).add(atol));
    TensorVariable close = a.eq(b).or(near.and(isfinite(b)));
    return equalNan ? close.or(isnan(a).and(isnan(b))) : close;
  }

  /** Differences of unsigned integers would wrap. */
  private static TensorVariable asFloat(TensorVariable v) {
    return v.dtype().isFloat() ? v : v.astype(DType.FLOAT64);
  }

  /** Whether all elements are close; a bool scalar. */
  public static TensorVariable allclose(Object x, Object y) {
    return isclose(x, y).all();
  }

  /** As {@link #isclose(Object, Object, double, double, boolean)}, of all elements. */
  public static TensorVariable allclose(
      Object x, Object y, double rtol, double atol, boolean equalNan) {
    return isclose(x, y, rtol, atol, equalNan).all();
  }

  /** Whether elements are neither NaN nor infinite. */
  public static TensorVariable isfinite(Object x) {
    return isnan(x).or(isinf(x)).invert();
  }

  /** Whether elements are +inf. */
  public static TensorVariable isposinf(Object x) {
    return isinf(x).and(gt(x, 0));
  }

  /** Whether elements are −inf. */
  public static TensorVariable isneginf(Object x) {
    return isinf(x).and(lt(x, 0));
  }

  /** With 0 in place of NaN and the largest finite numbers in place of infinities. */
  public static TensorVariable nanToNum(Object x) {
    double largest = largest(Operands.asTensor(x).dtype());
    return nanToNum(x, 0, largest, -largest);
  }

  private static double largest(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> 65504;
      case FLOAT32 -> Float.MAX_VALUE;
      default -> Double.MAX_VALUE;
    };
  }

  /** With {@code nan}, {@code posinf} and {@code neginf} in place of what is not finite. */
  public static TensorVariable nanToNum(Object x, double nan, double posinf, double neginf) {
    TensorVariable v = Operands.asTensor(x);
    if (!v.dtype().isFloat()) return v;
    return where(isnan(v), nan, where(isposinf(v), posinf, where(isneginf(v), neginf, v)));
  }

  /** The quotient rounded down, and the remainder. */
  public static List<TensorVariable> divmod(Object x, Object y) {
    return List.of(floorDiv(x, y), mod(x, y));
  }

  /** The quotient of integers rounded up. */
  public static TensorVariable ceilIntdiv(Object x, Object y) {
    TensorVariable rest = mod(x, y).neq(0);
    TensorVariable down = floorDiv(x, y);
    return down.add(rest.astype(down.dtype()));
  }
}
