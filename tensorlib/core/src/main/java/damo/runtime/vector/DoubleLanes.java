package damo.runtime.vector;

import static damo.runtime.vector.DoubleScalars.E10;
import static damo.runtime.vector.DoubleScalars.E11;
import static damo.runtime.vector.DoubleScalars.E12;
import static damo.runtime.vector.DoubleScalars.E2;
import static damo.runtime.vector.DoubleScalars.E3;
import static damo.runtime.vector.DoubleScalars.E4;
import static damo.runtime.vector.DoubleScalars.E5;
import static damo.runtime.vector.DoubleScalars.E6;
import static damo.runtime.vector.DoubleScalars.E7;
import static damo.runtime.vector.DoubleScalars.E8;
import static damo.runtime.vector.DoubleScalars.E9;
import static damo.runtime.vector.DoubleScalars.EXPM1_LOW;
import static damo.runtime.vector.DoubleScalars.EXP_HIGH;
import static damo.runtime.vector.DoubleScalars.EXP_LOW;
import static damo.runtime.vector.DoubleScalars.L0;
import static damo.runtime.vector.DoubleScalars.L1;
import static damo.runtime.vector.DoubleScalars.L2;
import static damo.runtime.vector.DoubleScalars.L3;
import static damo.runtime.vector.DoubleScalars.L4;
import static damo.runtime.vector.DoubleScalars.L5;
import static damo.runtime.vector.DoubleScalars.L6;
import static damo.runtime.vector.DoubleScalars.LN2_HI;
import static damo.runtime.vector.DoubleScalars.LN2_LO;
import static damo.runtime.vector.DoubleScalars.LOG2E;
import static damo.runtime.vector.DoubleScalars.ROUNDER;
import static damo.runtime.vector.DoubleScalars.ROUNDER_BITS;
import static damo.runtime.vector.DoubleScalars.SQRT_HALF_BITS;
import static damo.runtime.vector.DoubleScalars.SUBNORMAL_SCALE;
import static damo.runtime.vector.DoubleScalars.T0;
import static damo.runtime.vector.DoubleScalars.T1;
import static damo.runtime.vector.DoubleScalars.T10;
import static damo.runtime.vector.DoubleScalars.T2;
import static damo.runtime.vector.DoubleScalars.T3;
import static damo.runtime.vector.DoubleScalars.T4;
import static damo.runtime.vector.DoubleScalars.T5;
import static damo.runtime.vector.DoubleScalars.T6;
import static damo.runtime.vector.DoubleScalars.T7;
import static damo.runtime.vector.DoubleScalars.T8;
import static damo.runtime.vector.DoubleScalars.T9;
import static damo.runtime.vector.DoubleScalars.TANH_HIGH;
import static damo.runtime.vector.DoubleScalars.TANH_SPLIT;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** The functions of {@link DoubleScalars} on the widest double vectors of the machine. */
final class DoubleLanes {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private DoubleLanes() {}

  static DoubleVector exp(DoubleVector x) {
    DoubleVector t = x.max(EXP_LOW).min(EXP_HIGH);
    DoubleVector rounded = t.fma(all(LOG2E), all(ROUNDER));
    DoubleVector p = expm1OfRest(rest(t, rounded)).add(1);
    LongVector k = rounded.reinterpretAsLongs().sub(ROUNDER_BITS);
    LongVector half = k.lanewise(ASHR, 1);
    return p.mul(power(half)).mul(power(k.sub(half)));
  }

  static DoubleVector expm1(DoubleVector x) {
    DoubleVector t = x.max(EXPM1_LOW).min(EXP_HIGH);
    DoubleVector rounded = t.fma(all(LOG2E), all(ROUNDER));
    DoubleVector p = expm1OfRest(rest(t, rounded));
    DoubleVector s = power(rounded.reinterpretAsLongs().sub(ROUNDER_BITS + 1));
    DoubleVector y = s.fma(p, s.sub(0.5)).mul(2);
    return y.blend(x, x.compare(EQ, 0));
  }

  static DoubleVector log(DoubleVector x) {
    var small = x.compare(LT, Double.MIN_NORMAL);
    DoubleVector scaled = x.blend(x.mul(SUBNORMAL_SCALE), small);
    LongVector bits = scaled.reinterpretAsLongs();
    LongVector k = bits.sub(SQRT_HALF_BITS).lanewise(ASHR, 52);
    DoubleVector f = bits.sub(k.lanewise(LSHL, 52)).reinterpretAsDoubles().sub(1);
    DoubleVector shift = all(0).blend(-54.0, small);
    return logAtEnds(x, logOfParts(k, f, shift, all(0)));
  }

  static DoubleVector log1p(DoubleVector x) {
    DoubleVector u = x.add(1);
    DoubleVector whole = u.sub(1);
    DoubleVector lost = all(1).sub(u.sub(whole)).add(x.sub(whole));
    LongVector bits = u.reinterpretAsLongs();
    LongVector k = bits.sub(SQRT_HALF_BITS).lanewise(ASHR, 52);
    DoubleVector f = bits.sub(k.lanewise(LSHL, 52)).reinterpretAsDoubles().sub(1);
    DoubleVector y = logAtEnds(u, logOfParts(k, f, all(0), lost.div(u)));
    return y.blend(x, x.compare(EQ, 0));
  }

  static DoubleVector tanh(DoubleVector x) {
    DoubleVector a = x.abs().min(TANH_HIGH);
    DoubleVector z = a.mul(a);
    DoubleVector p = all(T10).fma(z, all(T9));
    p = p.fma(z, all(T8));
    p = p.fma(z, all(T7));
    p = p.fma(z, all(T6));
    p = p.fma(z, all(T5));
    p = p.fma(z, all(T4));
    p = p.fma(z, all(T3));
    p = p.fma(z, all(T2));
    p = p.fma(z, all(T1));
    p = p.fma(z, all(T0));
    DoubleVector small = a.mul(z).fma(p, a);
    DoubleVector t = a.mul(2);
    DoubleVector rounded = t.fma(all(LOG2E), all(ROUNDER));
    DoubleVector e =
        expm1OfRest(rest(t, rounded))
            .add(1)
            .mul(power(rounded.reinterpretAsLongs().sub(ROUNDER_BITS)));
    DoubleVector large = all(1).sub(all(2).div(e.add(1)));
    DoubleVector y = large.blend(small, a.compare(LT, TANH_SPLIT));
    return y.reinterpretAsLongs()
        .or(x.reinterpretAsLongs().and(Long.MIN_VALUE))
        .reinterpretAsDoubles();
  }

  static DoubleVector sigmoid(DoubleVector x) {
    DoubleVector e = exp(x.abs().neg());
    return all(1).blend(e, x.compare(LT, 0)).div(e.add(1));
  }

  static DoubleVector softplus(DoubleVector x) {
    return x.max(0).add(log1p(exp(x.abs().neg())));
  }

  private static DoubleVector all(double c) {
    return DoubleVector.broadcast(SPECIES, c);
  }

  private static DoubleVector rest(DoubleVector t, DoubleVector rounded) {
    DoubleVector k = rounded.sub(ROUNDER);
    return k.fma(all(-LN2_LO), k.fma(all(-LN2_HI), t));
  }

  private static DoubleVector expm1OfRest(DoubleVector r) {
    DoubleVector p = all(E12).fma(r, all(E11));
    p = p.fma(r, all(E10));
    p = p.fma(r, all(E9));
    p = p.fma(r, all(E8));
    p = p.fma(r, all(E7));
    p = p.fma(r, all(E6));
    p = p.fma(r, all(E5));
    p = p.fma(r, all(E4));
    p = p.fma(r, all(E3));
    p = p.fma(r, all(E2));
    return r.mul(r).fma(p, r);
  }

  private static DoubleVector power(LongVector k) {
    return k.add(1023).lanewise(LSHL, 52).reinterpretAsDoubles();
  }

  private static DoubleVector logOfParts(
      LongVector k, DoubleVector f, DoubleVector shift, DoubleVector correction) {
    DoubleVector exponent = k.add(ROUNDER_BITS).reinterpretAsDoubles().sub(ROUNDER).add(shift);
    DoubleVector s = f.div(f.add(2));
    DoubleVector z = s.mul(s);
    DoubleVector q = all(L6).fma(z, all(L5));
    q = q.fma(z, all(L4));
    q = q.fma(z, all(L3));
    q = q.fma(z, all(L2));
    q = q.fma(z, all(L1));
    q = q.fma(z, all(L0));
    DoubleVector half = f.mul(0.5).mul(f);
    DoubleVector low = exponent.fma(all(LN2_LO), s.fma(z.fma(q, half), correction));
    return exponent.fma(all(LN2_HI), f.sub(half.sub(low)));
  }

  private static DoubleVector logAtEnds(DoubleVector x, DoubleVector y) {
    DoubleVector upper = x.blend(y, x.compare(LT, Double.POSITIVE_INFINITY));
    DoubleVector lower = all(Double.NaN).blend(Double.NEGATIVE_INFINITY, x.compare(EQ, 0));
    return lower.blend(upper, x.compare(GT, 0));
  }
}
