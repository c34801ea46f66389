package damo.runtime.vector;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link DoubleScalars} along arrays, on the widest double vectors of the machine;
 * what is left over goes to the scalar twins, or is done with what stands before it once more.
 *
 * <p>Each loop spells out its whole body, and constants are vectors. Both look like waste, and are
 * what keeps vectors in registers: a helper that happens to be compiled before its caller is not
 * inlined into it, and beyond some size nothing is.
 */
final class DoubleLanes {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();

  private static final DoubleVector ZERO = all(0);
  private static final DoubleVector ONE = all(1);
  private static final DoubleVector TWO = all(2);
  private static final DoubleVector HALF = all(0.5);
  private static final DoubleVector INFINITY = all(Double.POSITIVE_INFINITY);
  private static final DoubleVector MINUS_INFINITY = all(Double.NEGATIVE_INFINITY);
  private static final DoubleVector NAN = all(Double.NaN);
  private static final DoubleVector MIN_NORMAL = all(Double.MIN_NORMAL);
  private static final DoubleVector LOG2E = all(DoubleScalars.LOG2E);
  private static final DoubleVector LN2_HI = all(DoubleScalars.LN2_HI);
  private static final DoubleVector MINUS_LN2_HI = all(-DoubleScalars.LN2_HI);
  private static final DoubleVector LN2_LO = all(DoubleScalars.LN2_LO);
  private static final DoubleVector MINUS_LN2_LO = all(-DoubleScalars.LN2_LO);
  private static final DoubleVector ROUNDER = all(DoubleScalars.ROUNDER);
  private static final DoubleVector EXP_LOW = all(DoubleScalars.EXP_LOW);
  private static final DoubleVector EXP_HIGH = all(DoubleScalars.EXP_HIGH);
  private static final DoubleVector EXPM1_LOW = all(DoubleScalars.EXPM1_LOW);
  private static final DoubleVector TANH_HIGH = all(DoubleScalars.TANH_HIGH);
  private static final DoubleVector TANH_SPLIT = all(DoubleScalars.TANH_SPLIT);
  private static final DoubleVector SUBNORMAL_SCALE = all(DoubleScalars.SUBNORMAL_SCALE);
  private static final DoubleVector SUBNORMAL_SHIFT = all(DoubleScalars.SUBNORMAL_SHIFT);
  private static final LongVector ROUNDER_BITS = bits(DoubleScalars.ROUNDER_BITS);
  private static final LongVector SQRT_HALF_BITS = bits(DoubleScalars.SQRT_HALF_BITS);
  private static final LongVector BIAS = bits(DoubleScalars.BIAS);
  private static final LongVector ROUNDER_BITS_1 = bits(DoubleScalars.ROUNDER_BITS + 1);
  private static final LongVector SIGN = bits(Long.MIN_VALUE);
  private static final int MANTISSA = DoubleScalars.MANTISSA;

  private static final DoubleVector E2 = all(DoubleScalars.E2);
  private static final DoubleVector E3 = all(DoubleScalars.E3);
  private static final DoubleVector E4 = all(DoubleScalars.E4);
  private static final DoubleVector E5 = all(DoubleScalars.E5);
  private static final DoubleVector E6 = all(DoubleScalars.E6);
  private static final DoubleVector E7 = all(DoubleScalars.E7);
  private static final DoubleVector E8 = all(DoubleScalars.E8);
  private static final DoubleVector E9 = all(DoubleScalars.E9);
  private static final DoubleVector E10 = all(DoubleScalars.E10);
  private static final DoubleVector E11 = all(DoubleScalars.E11);
  private static final DoubleVector E12 = all(DoubleScalars.E12);

  private static final DoubleVector L0 = all(DoubleScalars.L0);
  private static final DoubleVector L1 = all(DoubleScalars.L1);
  private static final DoubleVector L2 = all(DoubleScalars.L2);
  private static final DoubleVector L3 = all(DoubleScalars.L3);
  private static final DoubleVector L4 = all(DoubleScalars.L4);
  private static final DoubleVector L5 = all(DoubleScalars.L5);
  private static final DoubleVector L6 = all(DoubleScalars.L6);

  private static final DoubleVector T0 = all(DoubleScalars.T0);
  private static final DoubleVector T1 = all(DoubleScalars.T1);
  private static final DoubleVector T2 = all(DoubleScalars.T2);
  private static final DoubleVector T3 = all(DoubleScalars.T3);
  private static final DoubleVector T4 = all(DoubleScalars.T4);
  private static final DoubleVector T5 = all(DoubleScalars.T5);
  private static final DoubleVector T6 = all(DoubleScalars.T6);
  private static final DoubleVector T7 = all(DoubleScalars.T7);
  private static final DoubleVector T8 = all(DoubleScalars.T8);
  private static final DoubleVector T9 = all(DoubleScalars.T9);
  private static final DoubleVector T10 = all(DoubleScalars.T10);

  private static final DoubleVector H0 = all(DoubleScalars.H0);
  private static final DoubleVector H1 = all(DoubleScalars.H1);
  private static final DoubleVector H2 = all(DoubleScalars.H2);
  private static final DoubleVector H3 = all(DoubleScalars.H3);
  private static final DoubleVector H4 = all(DoubleScalars.H4);
  private static final DoubleVector H5 = all(DoubleScalars.H5);
  private static final DoubleVector H6 = all(DoubleScalars.H6);
  private static final DoubleVector H7 = all(DoubleScalars.H7);
  private static final DoubleVector H8 = all(DoubleScalars.H8);
  private static final DoubleVector H9 = all(DoubleScalars.H9);
  private static final DoubleVector H10 = all(DoubleScalars.H10);

  private DoubleLanes() {}

  private static DoubleVector all(double c) {
    return DoubleVector.broadcast(SPECIES, c);
  }

  private static LongVector bits(long c) {
    return all(0).reinterpretAsLongs().add(c);
  }

  static void exp(double[] x, int xi, double[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, xi + i);
      DoubleVector t = v.max(EXP_LOW).min(EXP_HIGH);
      DoubleVector rounded = t.fma(LOG2E, ROUNDER);
      DoubleVector shift = rounded.sub(ROUNDER);
      DoubleVector r = shift.fma(MINUS_LN2_LO, shift.fma(MINUS_LN2_HI, t));
      DoubleVector p = E12.fma(r, E11);
      p = p.fma(r, E10);
      p = p.fma(r, E9);
      p = p.fma(r, E8);
      p = p.fma(r, E7);
      p = p.fma(r, E6);
      p = p.fma(r, E5);
      p = p.fma(r, E4);
      p = p.fma(r, E3);
      p = p.fma(r, E2);
      p = r.mul(r).fma(p, r);
      LongVector k = rounded.reinterpretAsLongs().sub(ROUNDER_BITS);
      LongVector k1 = k.lanewise(ASHR, 1);
      DoubleVector s1 = k1.add(BIAS).lanewise(LSHL, MANTISSA).reinterpretAsDoubles();
      DoubleVector s2 = k.sub(k1).add(BIAS).lanewise(LSHL, MANTISSA).reinterpretAsDoubles();
      p.add(ONE).mul(s1).mul(s2).intoArray(y, yi + i);
    }
    if (n - i > 1 && n > WIDTH && x != y) {
      exp(x, xi + n - WIDTH, y, yi + n - WIDTH, WIDTH);
      return;
    }
    for (; i < n; i++) y[yi + i] = DoubleScalars.exp(x[xi + i]);
  }

  static void expm1(double[] x, int xi, double[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, xi + i);
      DoubleVector t = v.max(EXPM1_LOW).min(EXP_HIGH);
      DoubleVector rounded = t.fma(LOG2E, ROUNDER);
      DoubleVector shift = rounded.sub(ROUNDER);
      DoubleVector r = shift.fma(MINUS_LN2_LO, shift.fma(MINUS_LN2_HI, t));
      DoubleVector p = E12.fma(r, E11);
      p = p.fma(r, E10);
      p = p.fma(r, E9);
      p = p.fma(r, E8);
      p = p.fma(r, E7);
      p = p.fma(r, E6);
      p = p.fma(r, E5);
      p = p.fma(r, E4);
      p = p.fma(r, E3);
      p = p.fma(r, E2);
      p = r.mul(r).fma(p, r);
      LongVector k = rounded.reinterpretAsLongs().sub(ROUNDER_BITS_1);
      DoubleVector s = k.add(BIAS).lanewise(LSHL, MANTISSA).reinterpretAsDoubles();
      DoubleVector w = s.fma(p, s.sub(HALF)).mul(TWO);
      w.blend(v, v.abs().compare(LT, MIN_NORMAL)).intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = DoubleScalars.expm1(x[xi + i]);
  }

  static void log(double[] x, int xi, double[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, xi + i);
      VectorMask<Double> small = v.compare(LT, MIN_NORMAL);
      LongVector bits = v.blend(v.mul(SUBNORMAL_SCALE), small).reinterpretAsLongs();
      LongVector k = bits.sub(SQRT_HALF_BITS).lanewise(ASHR, MANTISSA);
      DoubleVector f = bits.sub(k.lanewise(LSHL, MANTISSA)).reinterpretAsDoubles().sub(ONE);
      DoubleVector exponent =
          k.add(ROUNDER_BITS)
              .reinterpretAsDoubles()
              .sub(ROUNDER)
              .add(ZERO.blend(SUBNORMAL_SHIFT, small));
      DoubleVector s = f.div(f.add(TWO));
      DoubleVector z = s.mul(s);
      DoubleVector q = L6.fma(z, L5);
      q = q.fma(z, L4);
      q = q.fma(z, L3);
      q = q.fma(z, L2);
      q = q.fma(z, L1);
      q = q.fma(z, L0);
      DoubleVector half = f.mul(HALF).mul(f);
      DoubleVector low = exponent.fma(LN2_LO, s.fma(z.fma(q, half), ZERO));
      DoubleVector w = exponent.fma(LN2_HI, f.sub(half.sub(low)));
      DoubleVector upper = v.blend(w, v.compare(LT, INFINITY));
      DoubleVector lower = NAN.blend(MINUS_INFINITY, v.compare(EQ, ZERO));
      lower.blend(upper, v.compare(GT, ZERO)).intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = DoubleScalars.log(x[xi + i]);
  }

  static void log1p(double[] x, int xi, double[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, xi + i);
      DoubleVector u = v.add(ONE);
      DoubleVector whole = u.sub(ONE);
      DoubleVector lost = ONE.sub(u.sub(whole)).add(v.sub(whole));
      LongVector bits = u.reinterpretAsLongs();
      LongVector k = bits.sub(SQRT_HALF_BITS).lanewise(ASHR, MANTISSA);
      DoubleVector f = bits.sub(k.lanewise(LSHL, MANTISSA)).reinterpretAsDoubles().sub(ONE);
      DoubleVector exponent = k.add(ROUNDER_BITS).reinterpretAsDoubles().sub(ROUNDER).add(ZERO);
      DoubleVector s = f.div(f.add(TWO));
      DoubleVector z = s.mul(s);
      DoubleVector q = L6.fma(z, L5);
      q = q.fma(z, L4);
      q = q.fma(z, L3);
      q = q.fma(z, L2);
      q = q.fma(z, L1);
      q = q.fma(z, L0);
      DoubleVector half = f.mul(HALF).mul(f);
      DoubleVector low = exponent.fma(LN2_LO, s.fma(z.fma(q, half), lost.div(u)));
      DoubleVector w = exponent.fma(LN2_HI, f.sub(half.sub(low)));
      DoubleVector upper = u.blend(w, u.compare(LT, INFINITY));
      DoubleVector lower = NAN.blend(MINUS_INFINITY, u.compare(EQ, ZERO));
      w = lower.blend(upper, u.compare(GT, ZERO));
      w.blend(v, v.compare(EQ, ZERO)).intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = DoubleScalars.log1p(x[xi + i]);
  }

  static void tanh(double[] x, int xi, double[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, xi + i);
      DoubleVector a = v.abs().min(TANH_HIGH);
      DoubleVector t = a.mul(TWO);
      DoubleVector rounded = t.fma(LOG2E, ROUNDER);
      DoubleVector shift = rounded.sub(ROUNDER);
      DoubleVector r = shift.fma(MINUS_LN2_LO, shift.fma(MINUS_LN2_HI, t));
      DoubleVector p = E12.fma(r, E11);
      p = p.fma(r, E10);
      p = p.fma(r, E9);
      p = p.fma(r, E8);
      p = p.fma(r, E7);
      p = p.fma(r, E6);
      p = p.fma(r, E5);
      p = p.fma(r, E4);
      p = p.fma(r, E3);
      p = p.fma(r, E2);
      p = r.mul(r).fma(p, r);
      LongVector k = rounded.reinterpretAsLongs().sub(ROUNDER_BITS);
      DoubleVector e = p.add(ONE).mul(k.add(BIAS).lanewise(LSHL, MANTISSA).reinterpretAsDoubles());
      DoubleVector large = ONE.sub(TWO.div(e.add(ONE)));
      DoubleVector z = a.mul(a);
      DoubleVector q = T10.fma(z, T9);
      q = q.fma(z, T8);
      q = q.fma(z, T7);
      q = q.fma(z, T6);
      q = q.fma(z, T5);
      q = q.fma(z, T4);
      q = q.fma(z, T3);
      q = q.fma(z, T2);
      q = q.fma(z, T1);
      q = q.fma(z, T0);
      DoubleVector w = large.blend(a.mul(z).fma(q, a), a.compare(LT, TANH_SPLIT));
      w.reinterpretAsLongs()
          .or(v.reinterpretAsLongs().and(SIGN))
          .reinterpretAsDoubles()
          .intoArray(y, yi + i);
    }
    if (n - i > 1 && n > WIDTH && x != y) {
      tanh(x, xi + n - WIDTH, y, yi + n - WIDTH, WIDTH);
      return;
    }
    for (; i < n; i++) y[yi + i] = DoubleScalars.tanh(x[xi + i]);
  }

  static void sigmoid(double[] x, int xi, double[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, xi + i);
      DoubleVector t = v.abs().neg().max(EXP_LOW);
      DoubleVector rounded = t.fma(LOG2E, ROUNDER);
      DoubleVector shift = rounded.sub(ROUNDER);
      DoubleVector r = shift.fma(MINUS_LN2_LO, shift.fma(MINUS_LN2_HI, t));
      DoubleVector p = E12.fma(r, E11);
      p = p.fma(r, E10);
      p = p.fma(r, E9);
      p = p.fma(r, E8);
      p = p.fma(r, E7);
      p = p.fma(r, E6);
      p = p.fma(r, E5);
      p = p.fma(r, E4);
      p = p.fma(r, E3);
      p = p.fma(r, E2);
      p = r.mul(r).fma(p, r);
      LongVector k = rounded.reinterpretAsLongs().sub(ROUNDER_BITS);
      LongVector k1 = k.lanewise(ASHR, 1);
      DoubleVector s1 = k1.add(BIAS).lanewise(LSHL, MANTISSA).reinterpretAsDoubles();
      DoubleVector s2 = k.sub(k1).add(BIAS).lanewise(LSHL, MANTISSA).reinterpretAsDoubles();
      DoubleVector e = p.add(ONE).mul(s1).mul(s2);
      ONE.blend(e, v.compare(LT, ZERO)).div(e.add(ONE)).intoArray(y, yi + i);
    }
    if (n - i > 1 && n > WIDTH && x != y) {
      sigmoid(x, xi + n - WIDTH, y, yi + n - WIDTH, WIDTH);
      return;
    }
    for (; i < n; i++) y[yi + i] = DoubleScalars.sigmoid(x[xi + i]);
  }

  static void softplus(double[] x, int xi, double[] y, int yi, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, xi + i);
      DoubleVector t = v.abs().neg().max(EXP_LOW);
      DoubleVector rounded = t.fma(LOG2E, ROUNDER);
      DoubleVector shift = rounded.sub(ROUNDER);
      DoubleVector r = shift.fma(MINUS_LN2_LO, shift.fma(MINUS_LN2_HI, t));
      DoubleVector p = E12.fma(r, E11);
      p = p.fma(r, E10);
      p = p.fma(r, E9);
      p = p.fma(r, E8);
      p = p.fma(r, E7);
      p = p.fma(r, E6);
      p = p.fma(r, E5);
      p = p.fma(r, E4);
      p = p.fma(r, E3);
      p = p.fma(r, E2);
      p = r.mul(r).fma(p, r);
      LongVector k = rounded.reinterpretAsLongs().sub(ROUNDER_BITS);
      LongVector k1 = k.lanewise(ASHR, 1);
      DoubleVector s1 = k1.add(BIAS).lanewise(LSHL, MANTISSA).reinterpretAsDoubles();
      DoubleVector s2 = k.sub(k1).add(BIAS).lanewise(LSHL, MANTISSA).reinterpretAsDoubles();
      DoubleVector e = p.add(ONE).mul(s1).mul(s2);
      DoubleVector s = e.div(e.add(TWO));
      DoubleVector z = s.mul(s);
      DoubleVector q = H10.fma(z, H9);
      q = q.fma(z, H8);
      q = q.fma(z, H7);
      q = q.fma(z, H6);
      q = q.fma(z, H5);
      q = q.fma(z, H4);
      q = q.fma(z, H3);
      q = q.fma(z, H2);
      q = q.fma(z, H1);
      q = q.fma(z, H0);
      DoubleVector w = s.neg().fma(z.neg().fma(q, e), e);
      v.max(ZERO).add(w).intoArray(y, yi + i);
    }
    for (; i < n; i++) y[yi + i] = DoubleScalars.softplus(x[xi + i]);
  }
}
