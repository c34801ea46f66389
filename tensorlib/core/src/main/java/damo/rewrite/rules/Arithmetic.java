package damo.rewrite.rules;

import static damo.rewrite.engine.Rule.rule;
import static damo.rewrite.engine.Rule.ruleIfAlone;
import static damo.rewrite.engine.Rule.table;
import static damo.rewrite.rules.Leaves.NAN;
import static damo.rewrite.rules.Leaves.ONE;
import static damo.rewrite.rules.Leaves.ZERO;
import static damo.rewrite.rules.Leaves.n;
import static damo.rewrite.rules.Leaves.r;
import static damo.rewrite.rules.Leaves.where;
import static damo.rewrite.rules.Leaves.x;
import static damo.rewrite.rules.Leaves.y;
import static damo.rewrite.rules.Leaves.z;

import damo.rewrite.engine.Rule;
import damo.rewrite.engine.Tag;
import java.util.List;
import java.util.Set;

/** Sums, products and powers: fewer and cheaper operations for the same value. */
final class Arithmetic {
  private Arithmetic() {}

  /** Right for every value, NaN and infinities too. */
  static final List<Rule> EXACT =
      table(
          Set.of(Tag.CANONICALISE),
          rule("x * 1 -> x", x.mul(1), x),
          rule("x + 0 -> x", x.add(0), x),
          rule("x - 0 -> x", x.sub(0), x),
          rule("x / 1 -> x", x.div(1), x),
          rule("n // 1 -> n", n.floorDiv(1), n),
          rule("n % 1 -> 0", n.mod(1), ZERO),
          rule("-(-x) -> x", x.neg().neg(), x),
          rule("0 - x -> -x", ZERO.sub(x), x.neg()),
          rule("x * -1 -> -x", x.mul(-1), x.neg()),
          rule("x / -1 -> -x", x.div(-1), x.neg()),
          rule("(-x) * (-y) -> x * y", x.neg().mul(y.neg()), x.mul(y)),
          rule("(-x) / (-y) -> x / y", x.neg().div(y.neg()), x.div(y)),
          ruleIfAlone("(-x) * y -> -(x * y)", x.neg().mul(y), x.mul(y).neg()),
          ruleIfAlone("(-x) / y -> -(x / y)", x.neg().div(y), x.div(y).neg()),
          ruleIfAlone("x / (-y) -> -(x / y)", x.div(y.neg()), x.div(y).neg()),
          rule("x + (-y) -> x - y", x.add(y.neg()), x.sub(y)),
          rule("x - (-y) -> x + y", x.sub(y.neg()), x.add(y)),
          rule("(-x) - y -> -(x + y)", x.neg().sub(y), x.add(y).neg()),
          rule("-(x - y) -> y - x", x.sub(y).neg(), y.sub(x)),
          rule("x ** 0 -> 1", x.pow(0), ONE),
          rule("x ** 1 -> x", x.pow(1), x),
          rule("x ** 2 -> sqr(x)", x.pow(2), x.sqr()),
          rule("x ** -1 -> inv(x)", x.pow(-1), x.inv()),
          rule("x * x -> sqr(x)", x.mul(x), x.sqr()),
          rule("1 / x -> inv(x)", ONE.div(x), x.inv()),
          ruleIfAlone("x * inv(y) -> x / y", x.mul(y.inv()), x.div(y)),
          rule("inv(inv(x)) -> x", x.inv().inv(), x),
          rule("sqr(-x) -> sqr(x)", x.neg().sqr(), x.sqr()),
          rule("sqr(abs(x)) -> sqr(x)", x.abs().sqr(), x.sqr()),
          rule("abs(-x) -> abs(x)", r.neg().abs(), r.abs()),
          rule("abs(abs(x)) -> abs(x)", x.abs().abs(), x.abs()),
          rule("abs(exp(x)) -> exp(x)", x.exp().abs(), x.exp()),
          rule("abs(sqrt(x)) -> sqrt(x)", x.sqrt().abs(), x.sqrt()),
          rule("cos(-x) -> cos(x)", x.neg().cos(), x.cos()),
          rule("cosh(-x) -> cosh(x)", x.neg().cosh(), x.cosh()),
          rule("maximum(x, x) -> x", x.maximum(x), x),
          rule("minimum(x, x) -> x", x.minimum(x), x),
          rule("floor(floor(x)) -> floor(x)", x.floor().floor(), x.floor()),
          rule("ceil(ceil(x)) -> ceil(x)", x.ceil().ceil(), x.ceil()),
          rule("trunc(trunc(x)) -> trunc(x)", x.trunc().trunc(), x.trunc()));

  /** Right where all that is computed is finite. */
  static final List<Rule> FINITE =
      table(
          Set.of(Tag.CANONICALISE, Tag.FINITE),
          rule("x * 0 -> 0", x.mul(0), ZERO),
          rule("0 / x -> 0", ZERO.div(x), ZERO),
          rule("x ** 0.5 -> sqrt(x)", x.pow(0.5), x.sqrt()),
          rule("x ** -0.5 -> inv(sqrt(x))", x.pow(-0.5), x.sqrt().inv()),
          rule("x ** -2 -> inv(sqr(x))", x.pow(-2), x.sqr().inv()),
          ruleIfAlone("x * y + z * y -> (x + z) * y", x.mul(y).add(z.mul(y)), x.add(z).mul(y)),
          ruleIfAlone("x * y - z * y -> (x - z) * y", x.mul(y).sub(z.mul(y)), x.sub(z).mul(y)),
          ruleIfAlone("x / y + z / y -> (x + z) / y", x.div(y).add(z.div(y)), x.add(z).div(y)),
          ruleIfAlone("x / y - z / y -> (x - z) / y", x.div(y).sub(z.div(y)), x.sub(z).div(y)),
          ruleIfAlone("(x / y + z) * y -> x + z * y", x.div(y).add(z).mul(y), x.add(z.mul(y))),
          ruleIfAlone("(x / y - z) * y -> x - z * y", x.div(y).sub(z).mul(y), x.sub(z.mul(y))),
          ruleIfAlone("(z - x / y) * y -> z * y - x", z.sub(x.div(y)).mul(y), z.mul(y).sub(x)));

  /** A function and its inverse: nothing is left, but where the inner one is undefined, NaN. */
  static final List<Rule> INVERSES =
      table(
          Set.of(Tag.CANONICALISE, Tag.STABILISE),
          rule("log(exp(x)) -> x", x.exp().log(), x),
          rule("log2(exp2(x)) -> x", x.exp2().log2(), x),
          rule("log1p(expm1(x)) -> x", x.expm1().log1p(), x),
          rule("exp(log(x)) -> where(x >= 0, x, nan)", x.log().exp(), where(x.ge(0), x, NAN)),
          rule("exp2(log2(x)) -> where(x >= 0, x, nan)", x.log2().exp2(), where(x.ge(0), x, NAN)),
          rule(
              "expm1(log1p(x)) -> where(x >= -1, x, nan)",
              x.log1p().expm1(),
              where(x.ge(-1), x, NAN)),
          rule("sqr(sqrt(x)) -> where(x >= 0, x, nan)", x.sqrt().sqr(), where(x.ge(0), x, NAN)),
          rule("sqrt(sqr(x)) -> abs(x)", r.sqr().sqrt(), r.abs()),
          rule("tan(arctan(x)) -> x", x.arctan().tan(), x),
          rule("sinh(arcsinh(x)) -> x", x.arcsinh().sinh(), x),
          rule("arcsinh(sinh(x)) -> x", x.sinh().arcsinh(), x),
          rule("arctanh(tanh(x)) -> x", x.tanh().arctanh(), x),
          rule("arccosh(cosh(x)) -> abs(x)", r.cosh().arccosh(), r.abs()),
          rule(
              "cosh(arccosh(x)) -> where(x >= 1, x, nan)",
              x.arccosh().cosh(),
              where(x.ge(1), x, NAN)),
          rule(
              "sin(arcsin(x)) -> where(abs(x) <= 1, x, nan)",
              r.arcsin().sin(),
              where(r.abs().le(1), r, NAN)),
          rule(
              "cos(arccos(x)) -> where(abs(x) <= 1, x, nan)",
              r.arccos().cos(),
              where(r.abs().le(1), r, NAN)),
          rule(
              "tanh(arctanh(x)) -> where(abs(x) <= 1, x, nan)",
              r.arctanh().tanh(),
              where(r.abs().le(1), r, NAN)));
}
