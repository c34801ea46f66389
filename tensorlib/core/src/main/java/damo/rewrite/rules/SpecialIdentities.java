package damo.rewrite.rules;

import static damo.rewrite.engine.Rule.rule;

import damo.op.elemwise.Elemwise;
import damo.rewrite.engine.Rule;
import damo.rewrite.engine.Tag;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Set;

/** Special functions where the formula as written cancels or underflows. */
public final class SpecialIdentities {
  private static final TensorVariable x = TensorType.of(DType.FLOAT64).variable("x");
  private static final TensorVariable y = TensorType.of(DType.FLOAT64).variable("y");
  private static final TensorVariable ONE = TensorConstant.scalar(DType.FLOAT64, 1);

  /** Above it the logarithm of erfc is taken of the scaled function. */
  private static final int TAIL = 1;

  private SpecialIdentities() {}

  public static final List<Rule> STABILITY =
      Rule.table(
          Set.of(Tag.STABILISE, Tag.FINITE),
          rule("1 - erf(x) -> erfc(x)", ONE.sub(of(Prim.ERF)), of(Prim.ERFC)),
          rule("1 - erfc(x) -> erf(x)", ONE.sub(of(Prim.ERFC)), of(Prim.ERF)),
          rule("log(1 - exp(x)) -> log1mexp(x)", ONE.sub(x.exp()).log(), of(Prim.LOG1MEXP)),
          rule("log1p(-exp(x)) -> log1mexp(x)", x.exp().neg().log1p(), of(Prim.LOG1MEXP)),
          rule("log(erfc(x)) -> by its tail", of(Prim.ERFC).log(), logOfErfc()),
          rule(
              "y / erfc(x) * exp(-sqr(x)) -> y / erfcx(x)",
              y.div(of(Prim.ERFC)).mul(x.sqr().neg().exp()),
              y.div(of(Prim.ERFCX))));

  private static TensorVariable of(Prim prim) {
    return Elemwise.of(prim, x);
  }

  private static TensorVariable logOfErfc() {
    return Elemwise.of(
        Prim.WHERE, x.gt(TAIL), of(Prim.ERFCX).log().sub(x.sqr()), of(Prim.ERF).neg().log1p());
  }
}
