package damo.runtime.vector;

import static damo.runtime.vector.FloatScalars.E2;
import static damo.runtime.vector.FloatScalars.E3;
import static damo.runtime.vector.FloatScalars.E4;
import static damo.runtime.vector.FloatScalars.E5;
import static damo.runtime.vector.FloatScalars.E6;
import static damo.runtime.vector.FloatScalars.EXPM1_LOW;
import static damo.runtime.vector.FloatScalars.EXP_HIGH;
import static damo.runtime.vector.FloatScalars.EXP_LOW;
import static damo.runtime.vector.FloatScalars.L0;
import static damo.runtime.vector.FloatScalars.L1;
import static damo.runtime.vector.FloatScalars.L2;
import static damo.runtime.vector.FloatScalars.L3;
import static damo.runtime.vector.FloatScalars.LN2_HI;
import static damo.runtime.vector.FloatScalars.LN2_LO;
import static damo.runtime.vector.FloatScalars.LOG2E;
import static damo.runtime.vector.FloatScalars.ROUNDER;
import static damo.runtime.vector.FloatScalars.ROUNDER_BITS;
import static damo.runtime.vector.FloatScalars.SQRT_HALF_BITS;
import static damo.runtime.vector.FloatScalars.SUBNORMAL_SCALE;
import static damo.runtime.vector.FloatScalars.T0;
import static damo.runtime.vector.FloatScalars.T1;
import static damo.runtime.vector.FloatScalars.T2;
import static damo.runtime.vector.FloatScalars.T3;
import static damo.runtime.vector.FloatScalars.T4;
import static damo.runtime.vector.FloatScalars.TANH_HIGH;
import static damo.runtime.vector.FloatScalars.TANH_SPLIT;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** The functions of {@link FloatScalars} on the widest float vectors of the machine. */
final class FloatLanes {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private FloatLanes() {}

  static FloatVector exp(FloatVector x) {
    FloatVector t = x.max(EXP_LOW).min(EXP_HIGH);
    FloatVector rounded = t.fma(all(LOG2E), all(ROUNDER));
    FloatVector p = expm1OfRest(rest(t, rounded)).add(1);
    IntVector k = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
    IntVector half = k.lanewise(ASHR, 1);
    return p.mul(power(half)).mul(power(k.sub(half)));
  }

  static FloatVector expm1(FloatVector x) {
    FloatVector t = x.max(EXPM1_LOW).min(EXP_HIGH);
    FloatVector rounded = t.fma(all(LOG2E), all(ROUNDER));
    FloatVector p = expm1OfRest(rest(t, rounded));
    FloatVector s = power(rounded.reinterpretAsInts().sub(ROUNDER_BITS + 1));
    FloatVector y = s.fma(p, s.sub(0.5f)).mul(2);
    return y.blend(x, x.compare(EQ, 0));
  }

  static FloatVector log(FloatVector x) {
    var small = x.compare(LT, Float.MIN_NORMAL);
    FloatVector scaled = x.blend(x.mul(SUBNORMAL_SCALE), small);
    IntVector bits = scaled.reinterpretAsInts();
    IntVector k = bits.sub(SQRT_HALF_BITS).lanewise(ASHR, 23);
    FloatVector f = bits.sub(k.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1);
    FloatVector shift = all(0).blend(-23f, small);
    return logAtEnds(x, logOfParts(k, f, shift, all(0)));
  }

  static FloatVector log1p(FloatVector x) {
    FloatVector u = x.add(1);
    FloatVector whole = u.sub(1);
    FloatVector lost = all(1).sub(u.sub(whole)).add(x.sub(whole));
    IntVector bits = u.reinterpretAsInts();
    IntVector k = bits.sub(SQRT_HALF_BITS).lanewise(ASHR, 23);
    FloatVector f = bits.sub(k.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1);
    FloatVector y = logAtEnds(u, logOfParts(k, f, all(0), lost.div(u)));
    return y.blend(x, x.compare(EQ, 0));
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector a = x.abs().min(TANH_HIGH);
    FloatVector z = a.mul(a);
    FloatVector p = all(T4).fma(z, all(T3)).fma(z, all(T2)).fma(z, all(T1)).fma(z, all(T0));
    FloatVector small = a.mul(z).fma(p, a);
    FloatVector t = a.mul(2);
    FloatVector rounded = t.fma(all(LOG2E), all(ROUNDER));
    FloatVector e =
        expm1OfRest(rest(t, rounded))
            .add(1)
            .mul(power(rounded.reinterpretAsInts().sub(ROUNDER_BITS)));
    FloatVector large = all(1).sub(all(2).div(e.add(1)));
    FloatVector y = large.blend(small, a.compare(LT, TANH_SPLIT));
    return y.reinterpretAsInts()
        .or(x.reinterpretAsInts().and(Integer.MIN_VALUE))
        .reinterpretAsFloats();
  }

  static FloatVector sigmoid(FloatVector x) {
    FloatVector e = exp(x.abs().neg());
    return all(1).blend(e, x.compare(LT, 0)).div(e.add(1));
  }

  static FloatVector softplus(FloatVector x) {
    return x.max(0).add(log1p(exp(x.abs().neg())));
  }

  private static FloatVector all(float c) {
    return FloatVector.broadcast(SPECIES, c);
  }

  private static FloatVector rest(FloatVector t, FloatVector rounded) {
    FloatVector k = rounded.sub(ROUNDER);
    return k.fma(all(-LN2_LO), k.fma(all(-LN2_HI), t));
  }

  private static FloatVector expm1OfRest(FloatVector r) {
    FloatVector p = all(E6).fma(r, all(E5)).fma(r, all(E4)).fma(r, all(E3)).fma(r, all(E2));
    return r.mul(r).fma(p, r);
  }

  private static FloatVector power(IntVector k) {
    return k.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
  }

  private static FloatVector logOfParts(
      IntVector k, FloatVector f, FloatVector shift, FloatVector correction) {
    FloatVector exponent = ((FloatVector) k.convert(I2F, 0)).add(shift);
    FloatVector s = f.div(f.add(2));
    FloatVector z = s.mul(s);
    FloatVector q = all(L3).fma(z, all(L2)).fma(z, all(L1)).fma(z, all(L0));
    FloatVector half = f.mul(0.5f).mul(f);
    FloatVector low = exponent.fma(all(LN2_LO), s.fma(z.fma(q, half), correction));
    return exponent.fma(all(LN2_HI), f.sub(half.sub(low)));
  }

  private static FloatVector logAtEnds(FloatVector x, FloatVector y) {
    FloatVector upper = x.blend(y, x.compare(LT, Float.POSITIVE_INFINITY));
    FloatVector lower = all(Float.NaN).blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0));
    return lower.blend(upper, x.compare(GT, 0));
  }
}
