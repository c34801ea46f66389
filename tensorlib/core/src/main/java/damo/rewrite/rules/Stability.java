package damo.rewrite.rules;

import static damo.rewrite.engine.Rule.rule;
import static damo.rewrite.engine.Rule.ruleIfAlone;
import static damo.rewrite.engine.Rule.table;
import static damo.rewrite.rules.Leaves.ONE;
import static damo.rewrite.rules.Leaves.r;
import static damo.rewrite.rules.Leaves.sigmoid;
import static damo.rewrite.rules.Leaves.softplus;
import static damo.rewrite.rules.Leaves.where;
import static damo.rewrite.rules.Leaves.x;
import static damo.rewrite.rules.Leaves.y;

import damo.rewrite.engine.Rule;
import damo.rewrite.engine.Tag;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Set;

/** The same function where it overflows, cancels or underflows as written. */
final class Stability {
  private Stability() {}

  /** {@code log(exp(a) + exp(b))}; equal infinities have no difference. */
  private static TensorVariable logaddexp(TensorVariable a, TensorVariable b) {
    return where(a.eq(b), a.add(Math.log(2)), a.maximum(b).add(a.sub(b).abs().neg().exp().log1p()));
  }

  static final List<Rule> RULES =
      table(
          Set.of(Tag.STABILISE),
          rule("log(1 + exp(x)) -> softplus(x)", x.exp().add(1).log(), softplus(x)),
          rule("log1p(exp(x)) -> softplus(x)", x.exp().log1p(), softplus(x)),
          rule("log(1 + x) -> log1p(x)", x.add(1).log(), x.log1p()),
          rule("exp(x) - 1 -> expm1(x)", x.exp().sub(1), x.expm1()),
          rule("exp(x) + (-1) -> expm1(x)", x.exp().add(-1), x.expm1()),
          rule("1 - exp(x) -> -expm1(x)", ONE.sub(x.exp()), x.expm1().neg()),
          rule(
              "log(exp(x) + exp(y)) -> logaddexp(x, y)",
              x.exp().add(y.exp()).log(),
              logaddexp(x, y)),
          rule("1 / (1 + exp(-x)) -> sigmoid(x)", ONE.div(x.neg().exp().add(1)), sigmoid(x)),
          rule("inv(1 + exp(-x)) -> sigmoid(x)", x.neg().exp().add(1).inv(), sigmoid(x)),
          rule("1 / (1 + exp(x)) -> sigmoid(-x)", ONE.div(x.exp().add(1)), sigmoid(x.neg())),
          rule("inv(1 + exp(x)) -> sigmoid(-x)", x.exp().add(1).inv(), sigmoid(x.neg())),
          rule("exp(x) / (1 + exp(x)) -> sigmoid(x)", x.exp().div(x.exp().add(1)), sigmoid(x)),
          rule("log(sigmoid(x)) -> -softplus(-x)", sigmoid(x).log(), softplus(x.neg()).neg()),
          rule("1 - sigmoid(x) -> sigmoid(-x)", ONE.sub(sigmoid(x)), sigmoid(x.neg())),
          rule("log(1 - sigmoid(x)) -> -softplus(x)", ONE.sub(sigmoid(x)).log(), softplus(x).neg()),
          rule("log1p(-sigmoid(x)) -> -softplus(x)", sigmoid(x).neg().log1p(), softplus(x).neg()),
          rule(
              "sigmoid(x) * exp(-x) -> sigmoid(-x)",
              sigmoid(x).mul(x.neg().exp()),
              sigmoid(x.neg())),
          rule("softplus(x) - x -> softplus(-x)", softplus(x).sub(x), softplus(x.neg())),
          ruleIfAlone("exp(x) * exp(y) -> exp(x + y)", x.exp().mul(y.exp()), x.add(y).exp()),
          ruleIfAlone("exp(x) / exp(y) -> exp(x - y)", x.exp().div(y.exp()), x.sub(y).exp()),
          ruleIfAlone("inv(exp(x)) -> exp(-x)", x.exp().inv(), x.neg().exp()),
          rule("log(inv(x)) -> -log(x)", x.inv().log(), x.log().neg()),
          rule("log(sqrt(x)) -> log(x) * 0.5", x.sqrt().log(), x.log().mul(0.5)),
          rule("log(sqr(x)) -> log(abs(x)) * 2", r.sqr().log(), r.abs().log().mul(2)));
}
