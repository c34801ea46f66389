package damo.rewrite.rules;

import static damo.rewrite.engine.Rule.rule;

import damo.op.elemwise.Elemwise;
import damo.rewrite.engine.Rule;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;

/** What holds of numbers: fewer and cheaper operations for the same value. */
public final class Identities {
  private static final TensorVariable x = TensorType.of(DType.FLOAT64).variable("x");
  private static final TensorVariable y = TensorType.of(DType.FLOAT64).variable("y");
  private static final TensorVariable c = TensorType.of(DType.BOOL).variable("c");
  private static final TensorVariable ONE = TensorConstant.scalar(DType.FLOAT64, 1);
  private static final TensorVariable ZERO = TensorConstant.scalar(DType.FLOAT64, 0);

  private Identities() {}

  /** Right for every value, NaN and infinities too. */
  public static final List<Rule> ARITHMETIC =
      List.of(
          rule("x * 1 -> x", x.mul(1), x),
          rule("x + 0 -> x", x.add(0), x),
          rule("x - 0 -> x", x.sub(0), x),
          rule("x / 1 -> x", x.div(1), x),
          rule("-(-x) -> x", x.neg().neg(), x),
          rule("0 - x -> -x", ZERO.sub(x), x.neg()),
          rule("x * -1 -> -x", x.mul(-1), x.neg()),
          rule("(-x) * (-y) -> x * y", x.neg().mul(y.neg()), x.mul(y)),
          rule("x + (-y) -> x - y", x.add(y.neg()), x.sub(y)),
          rule("x - (-y) -> x + y", x.sub(y.neg()), x.add(y)),
          rule("x ** 1 -> x", x.pow(1), x),
          rule("x ** 2 -> sqr(x)", x.pow(2), x.sqr()),
          rule("x ** -1 -> 1 / x", x.pow(-1), x.inv()),
          rule("x * x -> sqr(x)", x.mul(x), x.sqr()),
          rule("1 / x -> inv(x)", ONE.div(x), x.inv()),
          rule("maximum(x, x) -> x", x.maximum(x), x),
          rule("minimum(x, x) -> x", x.minimum(x), x));

  /** Right but at −∞, whose power is ∞ and whose root is NaN. */
  public static final List<Rule> ROOTS = List.of(rule("x ** 0.5 -> sqrt(x)", x.pow(0.5), x.sqrt()));

  /**
   * {@code where} moved outwards, so that a branch not taken is multiplied away before it can be
   * NaN.
   */
  public static final List<Rule> SWITCHES =
      List.of(
          rule("where(c, x, x) -> x", where(x, x), x),
          rule(
              "where(c, x, 0) * y -> where(c, x * y, 0)",
              where(x, ZERO).mul(y),
              where(x.mul(y), ZERO)),
          rule(
              "where(c, 0, x) * y -> where(c, 0, x * y)",
              where(ZERO, x).mul(y),
              where(ZERO, x.mul(y))),
          rule(
              "where(c, x, 0) / y -> where(c, x / y, 0)",
              where(x, ZERO).div(y),
              where(x.div(y), ZERO)),
          rule(
              "where(c, 0, x) / y -> where(c, 0, x / y)",
              where(ZERO, x).div(y),
              where(ZERO, x.div(y))),
          rule("-where(c, x, 0) -> where(c, -x, 0)", where(x, ZERO).neg(), where(x.neg(), ZERO)),
          rule("-where(c, 0, x) -> where(c, 0, -x)", where(ZERO, x).neg(), where(ZERO, x.neg())));

  private static TensorVariable where(TensorVariable a, TensorVariable b) {
    return Elemwise.of(Prim.WHERE, c, a, b);
  }

  static TensorVariable sigmoid(TensorVariable v) {
    return Elemwise.of(Prim.SIGMOID, v);
  }

  static TensorVariable softplus(TensorVariable v) {
    return Elemwise.of(Prim.SOFTPLUS, v);
  }

  /** The same function where it overflows, cancels or underflows as written. */
  public static final List<Rule> STABILITY =
      List.of(
          rule("log(1 + exp(x)) -> softplus(x)", x.exp().add(1).log(), softplus(x)),
          rule("log1p(exp(x)) -> softplus(x)", x.exp().log1p(), softplus(x)),
          rule("log(1 + x) -> log1p(x)", x.add(1).log(), x.log1p()),
          rule("exp(x) - 1 -> expm1(x)", x.exp().sub(1), x.expm1()),
          rule("1 / (1 + exp(-x)) -> sigmoid(x)", ONE.div(x.neg().exp().add(1)), sigmoid(x)),
          rule("inv(1 + exp(-x)) -> sigmoid(x)", x.neg().exp().add(1).inv(), sigmoid(x)),
          rule("exp(x) / (1 + exp(x)) -> sigmoid(x)", x.exp().div(x.exp().add(1)), sigmoid(x)),
          rule("log(sigmoid(x)) -> -softplus(-x)", sigmoid(x).log(), softplus(x.neg()).neg()),
          rule("1 - sigmoid(x) -> sigmoid(-x)", ONE.sub(sigmoid(x)), sigmoid(x.neg())),
          rule("log(1 - sigmoid(x)) -> -softplus(x)", ONE.sub(sigmoid(x)).log(), softplus(x).neg()),
          rule("log(exp(x)) -> x", x.exp().log(), x));

  /** Every line of every table. */
  public static List<Rule> all() {
    return java.util.stream.Stream.of(
            ARITHMETIC, ROOTS, SWITCHES, STABILITY, SpecialIdentities.STABILITY)
        .flatMap(List::stream)
        .toList();
  }
}
