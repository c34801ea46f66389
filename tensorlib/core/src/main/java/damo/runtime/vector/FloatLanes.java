package damo.runtime.vector;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link FloatScalars} along arrays, on the widest float vectors of the machine;
 * what is left over goes to the scalar twins, or is done with what stands before it once more.
 *
 * <p>Each loop spells out its whole body, and constants are vectors. Both look like waste, and are
 * what keeps vectors in registers: a helper that happens to be compiled before its caller is not
 * inlined into it, and beyond some size nothing is.
 */
final class FloatLanes {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();

  private static final FloatVector ZERO = all(0);
  private static final FloatVector ONE = all(1);
  private static final FloatVector TWO = all(2);
  private static final FloatVector HALF = all(0.5f);
  private static final FloatVector INFINITY = all(Float.POSITIVE_INFINITY);
  private static final FloatVector MINUS_INFINITY = all(Float.NEGATIVE_INFINITY);
  private static final FloatVector NAN = all(Float.NaN);
  private static final FloatVector MIN_NORMAL = all(Float.MIN_NORMAL);
  private static final FloatVector LOG2E = all(FloatScalars.LOG2E);
  private static final FloatVector LN2_HI = all(FloatScalars.LN2_HI);
  private static final FloatVector MINUS_LN2_HI = all(-FloatScalars.LN2_HI);
  private static final FloatVector LN2_LO = all(FloatScalars.LN2_LO);
  private static final FloatVector MINUS_LN2_LO = all(-FloatScalars.LN2_LO);
  private static final FloatVector ROUNDER = all(FloatScalars.ROUNDER);
  private static final FloatVector EXP_LOW = all(FloatScalars.EXP_LOW);
  private static final FloatVector EXP_HIGH = all(FloatScalars.EXP_HIGH);
  private static final FloatVector EXPM1_LOW = all(FloatScalars.EXPM1_LOW);
  private static final FloatVector TANH_HIGH = all(FloatScalars.TANH_HIGH);
  private static final FloatVector TANH_SPLIT = all(FloatScalars.TANH_SPLIT);
  private static final FloatVector SUBNORMAL_SCALE = all(FloatScalars.SUBNORMAL_SCALE);
  private static final FloatVector SUBNORMAL_SHIFT = all(FloatScalars.SUBNORMAL_SHIFT);
  private static final IntVector ROUNDER_BITS = bits(FloatScalars.ROUNDER_BITS);
  private static final IntVector SQRT_HALF_BITS = bits(FloatScalars.SQRT_HALF_BITS);
  private static final IntVector BIAS = bits(FloatScalars.BIAS);
  private static final IntVector ROUNDER_BITS_1 = bits(FloatScalars.ROUNDER_BITS + 1);
  private static final IntVector SIGN = bits(Integer.MIN_VALUE);
  private static final int MANTISSA = FloatScalars.MANTISSA;

  private static final FloatVector E2 = all(FloatScalars.E2);
  private static final FloatVector E3 = all(FloatScalars.E3);
  private static final FloatVector E4 = all(FloatScalars.E4);
  private static final FloatVector E5 = all(FloatScalars.E5);
  private static final FloatVector E6 = all(FloatScalars.E6);
  private static final FloatVector E7 = all(FloatScalars.E7);

  private static final FloatVector L0 = all(FloatScalars.L0);
  private static final FloatVector L1 = all(FloatScalars.L1);
  private static final FloatVector L2 = all(FloatScalars.L2);
  private static final FloatVector L3 = all(FloatScalars.L3);

  private static final FloatVector T0 = all(FloatScalars.T0);
  private static final FloatVector T1 = all(FloatScalars.T1);
  private static final FloatVector T2 = all(FloatScalars.T2);
  private static final FloatVector T3 = all(FloatScalars.T3);
  private static final FloatVector T4 = all(FloatScalars.T4);

  private static final FloatVector H0 = all(FloatScalars.H0);
  private static final FloatVector H1 = all(FloatScalars.H1);
  private static final FloatVector H2 = all(FloatScalars.H2);
  private static final FloatVector H3 = all(FloatScalars.H3);
  private static final FloatVector H4 = all(FloatScalars.H4);

  private FloatLanes() {}

  private static FloatVector all(float c) {
    return FloatVector.broadcast(SPECIES, c);
  }

  private static IntVector bits(int c) {
    return all(0).reinterpretAsInts().add(c);
  }

  static void exp(float[] x, int xi, float[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xi + i);
      FloatVector t = v.max(EXP_LOW).min(EXP_HIGH);
      FloatVector rounded = t.fma(LOG2E, ROUNDER);
      FloatVector shift = rounded.sub(ROUNDER);
      FloatVector r = shift.fma(MINUS_LN2_LO, shift.fma(MINUS_LN2_HI, t));
      FloatVector p = E7.fma(r, E6);
      p = p.fma(r, E5);
      p = p.fma(r, E4);
      p = p.fma(r, E3);
      p = p.fma(r, E2);
      p = r.mul(r).fma(p, r);
      IntVector k = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
      IntVector k1 = k.lanewise(ASHR, 1);
      FloatVector s1 = k1.add(BIAS).lanewise(LSHL, MANTISSA).reinterpretAsFloats();
      FloatVector s2 = k.sub(k1).add(BIAS).lanewise(LSHL, MANTISSA).reinterpretAsFloats();
      p.add(ONE).mul(s1).mul(s2).intoArray(y, yi + i);
    }
    if (n - i > 1 && n > WIDTH && x != y) {
      exp(x, xi + n - WIDTH, y, yi + n - WIDTH, WIDTH);
      return;
    }
    for (; i < n; i++) y[yi + i] = FloatScalars.exp(x[xi + i]);
  }

  static void expm1(float[] x, int xi, float[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xi + i);
      FloatVector t = v.max(EXPM1_LOW).min(EXP_HIGH);
      FloatVector rounded = t.fma(LOG2E, ROUNDER);
      FloatVector shift = rounded.sub(ROUNDER);
      FloatVector r = shift.fma(MINUS_LN2_LO, shift.fma(MINUS_LN2_HI, t));
      FloatVector p = E7.fma(r, E6);
      p = p.fma(r, E5);
      p = p.fma(r, E4);
      p = p.fma(r, E3);
      p = p.fma(r, E2);
      p = r.mul(r).fma(p, r);
      IntVector k = rounded.reinterpretAsInts().sub(ROUNDER_BITS_1);
      FloatVector s = k.add(BIAS).lanewise(LSHL, MANTISSA).reinterpretAsFloats();
      FloatVector w = s.fma(p, s.sub(HALF)).mul(TWO);
      w.blend(v, v.abs().compare(LT, MIN_NORMAL)).intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = FloatScalars.expm1(x[xi + i]);
  }

  static void log(float[] x, int xi, float[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xi + i);
      VectorMask<Float> small = v.compare(LT, MIN_NORMAL);
      IntVector bits = v.blend(v.mul(SUBNORMAL_SCALE), small).reinterpretAsInts();
      IntVector k = bits.sub(SQRT_HALF_BITS).lanewise(ASHR, MANTISSA);
      FloatVector f = bits.sub(k.lanewise(LSHL, MANTISSA)).reinterpretAsFloats().sub(ONE);
      FloatVector exponent =
          ((FloatVector) k.convert(I2F, 0)).add(ZERO.blend(SUBNORMAL_SHIFT, small));
      FloatVector s = f.div(f.add(TWO));
      FloatVector z = s.mul(s);
      FloatVector q = L3.fma(z, L2);
      q = q.fma(z, L1);
      q = q.fma(z, L0);
      FloatVector half = f.mul(HALF).mul(f);
      FloatVector low = exponent.fma(LN2_LO, s.fma(z.fma(q, half), ZERO));
      FloatVector w = exponent.fma(LN2_HI, f.sub(half.sub(low)));
      FloatVector upper = v.blend(w, v.compare(LT, INFINITY));
      FloatVector lower = NAN.blend(MINUS_INFINITY, v.compare(EQ, ZERO));
      lower.blend(upper, v.compare(GT, ZERO)).intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = FloatScalars.log(x[xi + i]);
  }

  static void log1p(float[] x, int xi, float[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xi + i);
      FloatVector u = v.add(ONE);
      FloatVector whole = u.sub(ONE);
      FloatVector lost = ONE.sub(u.sub(whole)).add(v.sub(whole));
      IntVector bits = u.reinterpretAsInts();
      IntVector k = bits.sub(SQRT_HALF_BITS).lanewise(ASHR, MANTISSA);
      FloatVector f = bits.sub(k.lanewise(LSHL, MANTISSA)).reinterpretAsFloats().sub(ONE);
      FloatVector exponent = ((FloatVector) k.convert(I2F, 0)).add(ZERO);
      FloatVector s = f.div(f.add(TWO));
      FloatVector z = s.mul(s);
      FloatVector q = L3.fma(z, L2);
      q = q.fma(z, L1);
      q = q.fma(z, L0);
      FloatVector half = f.mul(HALF).mul(f);
      FloatVector low = exponent.fma(LN2_LO, s.fma(z.fma(q, half), lost.div(u)));
      FloatVector w = exponent.fma(LN2_HI, f.sub(half.sub(low)));
      FloatVector upper = u.blend(w, u.compare(LT, INFINITY));
      FloatVector lower = NAN.blend(MINUS_INFINITY, u.compare(EQ, ZERO));
      w = lower.blend(upper, u.compare(GT, ZERO));
      w.blend(v, v.compare(EQ, ZERO)).intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = FloatScalars.log1p(x[xi + i]);
  }

  static void tanh(float[] x, int xi, float[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xi + i);
      FloatVector a = v.abs().min(TANH_HIGH);
      FloatVector t = a.mul(TWO);
      FloatVector rounded = t.fma(LOG2E, ROUNDER);
      FloatVector shift = rounded.sub(ROUNDER);
      FloatVector r = shift.fma(MINUS_LN2_LO, shift.fma(MINUS_LN2_HI, t));
      FloatVector p = E7.fma(r, E6);
      p = p.fma(r, E5);
      p = p.fma(r, E4);
      p = p.fma(r, E3);
      p = p.fma(r, E2);
      p = r.mul(r).fma(p, r);
      IntVector k = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
      FloatVector e = p.add(ONE).mul(k.add(BIAS).lanewise(LSHL, MANTISSA).reinterpretAsFloats());
      FloatVector large = ONE.sub(TWO.div(e.add(ONE)));
      FloatVector z = a.mul(a);
      FloatVector q = T4.fma(z, T3);
      q = q.fma(z, T2);
      q = q.fma(z, T1);
      q = q.fma(z, T0);
      FloatVector w = large.blend(a.mul(z).fma(q, a), a.compare(LT, TANH_SPLIT));
      w.reinterpretAsInts()
          .or(v.reinterpretAsInts().and(SIGN))
          .reinterpretAsFloats()
          .intoArray(y, yi + i);
    }
    if (n - i > 1 && n > WIDTH && x != y) {
      tanh(x, xi + n - WIDTH, y, yi + n - WIDTH, WIDTH);
      return;
    }
    for (; i < n; i++) y[yi + i] = FloatScalars.tanh(x[xi + i]);
  }

  static void sigmoid(float[] x, int xi, float[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xi + i);
      FloatVector t = v.abs().neg().max(EXP_LOW);
      FloatVector rounded = t.fma(LOG2E, ROUNDER);
      FloatVector shift = rounded.sub(ROUNDER);
      FloatVector r = shift.fma(MINUS_LN2_LO, shift.fma(MINUS_LN2_HI, t));
      FloatVector p = E7.fma(r, E6);
      p = p.fma(r, E5);
      p = p.fma(r, E4);
      p = p.fma(r, E3);
      p = p.fma(r, E2);
      p = r.mul(r).fma(p, r);
      IntVector k = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
      IntVector k1 = k.lanewise(ASHR, 1);
      FloatVector s1 = k1.add(BIAS).lanewise(LSHL, MANTISSA).reinterpretAsFloats();
      FloatVector s2 = k.sub(k1).add(BIAS).lanewise(LSHL, MANTISSA).reinterpretAsFloats();
      FloatVector e = p.add(ONE).mul(s1).mul(s2);
      ONE.blend(e, v.compare(LT, ZERO)).div(e.add(ONE)).intoArray(y, yi + i);
    }
    if (n - i > 1 && n > WIDTH && x != y) {
      sigmoid(x, xi + n - WIDTH, y, yi + n - WIDTH, WIDTH);
      return;
    }
    for (; i < n; i++) y[yi + i] = FloatScalars.sigmoid(x[xi + i]);
  }

  static void softplus(float[] x, int xi, float[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xi + i);
      FloatVector t = v.abs().neg().max(EXP_LOW);
      FloatVector rounded = t.fma(LOG2E, ROUNDER);
      FloatVector shift = rounded.sub(ROUNDER);
      FloatVector r = shift.fma(MINUS_LN2_LO, shift.fma(MINUS_LN2_HI, t));
      FloatVector p = E7.fma(r, E6);
      p = p.fma(r, E5);
      p = p.fma(r, E4);
      p = p.fma(r, E3);
      p = p.fma(r, E2);
      p = r.mul(r).fma(p, r);
      IntVector k = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
      IntVector k1 = k.lanewise(ASHR, 1);
      FloatVector s1 = k1.add(BIAS).lanewise(LSHL, MANTISSA).reinterpretAsFloats();
      FloatVector s2 = k.sub(k1).add(BIAS).lanewise(LSHL, MANTISSA).reinterpretAsFloats();
      FloatVector e = p.add(ONE).mul(s1).mul(s2);
      FloatVector s = e.div(e.add(TWO));
      FloatVector z = s.mul(s);
      FloatVector q = H4.fma(z, H3);
      q = q.fma(z, H2);
      q = q.fma(z, H1);
      q = q.fma(z, H0);
      FloatVector w = s.neg().fma(z.neg().fma(q, e), e);
      v.max(ZERO).add(w).intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = FloatScalars.softplus(x[xi + i]);
  }
}
