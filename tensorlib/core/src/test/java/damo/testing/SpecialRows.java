package damo.testing;

import damo.T;
import damo.op.elemwise.Elemwise;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * Special functions: layouts, dtypes and derivatives of the first and second order, and values
 * where there is a formula; other values are tried with the primitives.
 */
final class SpecialRows {
  private static final int[][] SHAPES = {{2, 3}, {1, 4}, {4, 1}, {0, 3}, {}, {5}};
  private static final int[][][] PAIRS = {
    {{2, 3}, {2, 3}}, {{2, 3}, {3}}, {{2, 1}, {1, 3}}, {{0, 3}, {3}}, {{}, {}}, {{4}, {}}, {{}, {3}}
  };
  private static final DType[][] MIXED = {
    {DType.FLOAT32, DType.FLOAT32},
    {DType.FLOAT32, DType.FLOAT64},
    {DType.INT32, DType.FLOAT32},
    {DType.INT8, DType.INT8},
    {DType.UINT8, DType.INT64}
  };

  private final List<OpRow> rows = new ArrayList<>();

  static List<OpRow> rows() {
    SpecialRows table = new SpecialRows();
    table.errorFunctions();
    table.gammas();
    table.incomplete();
    table.bessels();
    table.logarithms();
    table.secondDerivatives();
    return table.rows;
  }

  private void errorFunctions() {
    unary("erf", T::erf, null, Domain.REAL);
    unary("erfc", T::erfc, null, Domain.REAL);
    unary("erfcx", T::erfcx, null, Domain.REAL);
    unary("erfinv", T::erfinv, null, Domain.UNIT);
    unary("erfcinv", T::erfcinv, null, Domain.PROBABILITY);
    inverse("erfinv of erf", x -> T.erfinv(T.erf(x)));
    inverse("erfcinv of erfc", x -> T.erfcinv(T.erfc(x)));
  }

  private void inverse(String name, UnaryOperator<TensorVariable> expression) {
    Value x = new Samples(3).reals(2, 3);
    rows.add(OpRow.of(name, OpCase.unary(name, expression, x).gives(x)));
  }

  private void gammas() {
    unary("gamma", T::gamma, null, Domain.POSITIVE);
    unary("gammaln", T::gammaln, null, Domain.POSITIVE);
    unary("psi", T::psi, null, Domain.POSITIVE);
    unary("triGamma", T::triGamma, null, Domain.POSITIVE);
    unary("polygamma", x -> T.polygamma(3, x), null, Domain.POSITIVE);
    Value counts = Plain.integers(DType.INT8, 0, 1, 4, 5);
    rows.add(
        OpRow.of(
            "factorial",
            OpCase.unary("factorial", T::factorial, counts).gives(Plain.vector(1, 1, 24, 120)),
            OpCase.unary("factorial", T::factorial, Plain.integers(DType.INT8, 127))));
    binary("beta", T::beta, null);
    binary("betaln", T::betaln, null);
    binary("poch", T::poch, null);
    rows.add(
        OpRow.of(
            "poch of whole numbers",
            OpCase.unary("poch", z -> T.poch(z, 2), Plain.vector(0.5, 3, -1.5))
                .gives(Plain.vector(0.75, 12, 0.75))));
  }

  private void incomplete() {
    binary("gammainc", T::gammainc, null);
    binary("gammaincc", T::gammaincc, null);
    binary("gammau", T::gammau, null);
    binary("gammal", T::gammal, null);
    binary("gammaDensity", (k, x) -> Elemwise.of(Prim.GAMMA_DENSITY, k, x), null);
    inOneArgument("gammaincByOrder", x -> Elemwise.of(Prim.GAMMAINC_BY_ORDER, 2.3, x));
    binary("chi2sf", (k, x) -> T.chi2sf(x, k), null);
    rows.add(
        OpRow.of(
            "chi2sf of two degrees",
            OpCase.unary("chi2sf", x -> T.chi2sf(x, 2), Plain.vector(1, 4, -3))
                .gives(Plain.vector(Math.exp(-0.5), Math.exp(-2), 1))));
    betas("betainc", Prim.BETAINC);
    betas("betaDensity", Prim.BETA_DENSITY);
    inOneArgument("betaincByFirst", x -> Elemwise.of(Prim.BETAINC_BY_FIRST, 2.3, 1.4, x));
    inOneArgument("betaincBySecond", x -> Elemwise.of(Prim.BETAINC_BY_SECOND, 2.3, 1.4, x));
  }

  private void betas(String name, Prim prim) {
    Samples s = new Samples(name.hashCode());
    rows.add(
        OpRow.of(
            name,
            beta(name, prim, s, DType.FLOAT64, new int[] {2, 3}, new int[] {3}, new int[] {2, 1}),
            beta(name, prim, s, DType.FLOAT64, new int[] {}, new int[] {1, 4}, new int[] {4}),
            beta(name, prim, s, DType.FLOAT64, new int[] {2, 1}, new int[] {}, new int[] {1, 3}),
            beta(name, prim, s, DType.FLOAT64, new int[] {0}, new int[] {1}, new int[] {}),
            beta(name, prim, s, DType.FLOAT32, new int[] {3}, new int[] {3}, new int[] {3}),
            OpCase.ternary(
                name + " of integers",
                (a, b, x) -> Elemwise.of(prim, a, b, x),
                s.value(DType.INT32, Domain.POSITIVE, 4),
                s.value(DType.INT8, Domain.POSITIVE, 4),
                s.value(DType.FLOAT64, Domain.PROBABILITY, 4))));
  }

  private static OpCase beta(
      String name, Prim prim, Samples s, DType dtype, int[] a, int[] b, int[] x) {
    return OpCase.ternary(
        name,
        (p, q, v) -> Elemwise.of(prim, p, q, v),
        s.value(dtype, Domain.POSITIVE, a),
        s.value(dtype, Domain.POSITIVE, b),
        s.value(dtype, Domain.PROBABILITY, x));
  }

  private void inOneArgument(String name, UnaryOperator<TensorVariable> expression) {
    Samples s = new Samples(name.hashCode());
    List<OpCase> cases = new ArrayList<>();
    for (int[] shape : SHAPES)
      cases.add(OpCase.unary(name, expression, s.value(DType.FLOAT64, Domain.PROBABILITY, shape)));
    cases.add(OpCase.unary(name, expression, s.value(DType.FLOAT32, Domain.PROBABILITY, 3)));
    rows.add(new OpRow(name, cases));
  }

  private void bessels() {
    unary("j0", T::j0, null, Domain.REAL);
    unary("j1", T::j1, null, Domain.REAL);
    unary("i0", T::i0, null, Domain.REAL);
    unary("i1", T::i1, null, Domain.REAL);
    unary("jv", x -> T.jv(2, x), null, Domain.REAL);
    unary("iv", x -> T.iv(2, x), null, Domain.REAL);
    unary("jv of order a half", x -> T.jv(0.5, x), SpecialRows::jHalf, Domain.POSITIVE);
    unary("iv of order a half", x -> T.iv(0.5, x), SpecialRows::iHalf, Domain.POSITIVE);
    Value orders = Plain.integers(DType.INT32, 0, -1, 7);
    Value x = new Samples(5).reals(2, 3);
    rows.add(
        OpRow.of(
            "bessel functions of many orders",
            OpCase.binary("jv", T::jv, orders, x),
            OpCase.binary("iv", T::iv, orders, x)));
  }

  /** {@code √(2/πx) sin x}. */
  private static double jHalf(double x) {
    return x == Double.POSITIVE_INFINITY || x == 0 ? 0 : Math.sqrt(2 / (Math.PI * x)) * Math.sin(x);
  }

  private static double iHalf(double x) {
    return x == Double.POSITIVE_INFINITY || x == 0
        ? x
        : Math.sqrt(2 / (Math.PI * x)) * Math.sinh(x);
  }

  private void logarithms() {
    unary("logit", T::logit, a -> Math.log(a / (1 - a)), Domain.PROBABILITY);
    unary("log1mexp", x -> T.log1mexp(x.neg()), null, Domain.POSITIVE);
    unary("xlogx", T::xlogx, SpecialRows::xlogx, Domain.POSITIVE);
    unary("softsign", T.nnet::softsign, SpecialRows::softsign, Domain.REAL);
    binary("xlogy", T::xlogy, (a, b) -> a * Math.log(b));
    binary("xlog1py", T::xlog1py, (a, b) -> a * Math.log1p(b));
    rows.add(
        OpRow.of(
            "products with logarithms at 0",
            OpCase.binary("xlogy", T::xlogy, Plain.vector(0, 0, 2), Plain.vector(0, -1, 0))
                .gives(Plain.vector(0, 0, Double.NEGATIVE_INFINITY))
                .rough(),
            OpCase.binary("xlog1py", T::xlog1py, Plain.vector(0, 0, 2), Plain.vector(-1, -7, -1))
                .gives(Plain.vector(0, 0, Double.NEGATIVE_INFINITY))
                .rough()));
  }

  private static double xlogx(double a) {
    return a == 0 ? 0 : a * Math.log(a);
  }

  private static double softsign(double a) {
    return Double.isInfinite(a) ? Math.signum(a) : a / (1 + Math.abs(a));
  }

  private void secondDerivatives() {
    Samples s = new Samples(17);
    Value x = s.value(DType.FLOAT64, Domain.PROBABILITY, 4);
    Value k = s.value(DType.FLOAT64, Domain.POSITIVE, 4);
    rows.add(
        OpRow.of(
            "derivatives of special functions",
            OpCase.unary("erf", v -> slope(T.erf(v), v), x)
                .gives(Plain.map(x, v -> 2 / Math.sqrt(Math.PI) * Math.exp(-v * v))),
            OpCase.unary("erfcx", v -> slope(T.erfcx(v), v), x),
            OpCase.unary("erfinv", v -> slope(T.erfinv(v), v), x),
            OpCase.unary("gammaln", v -> slope(T.gammaln(v), v), x),
            OpCase.unary("psi", v -> slope(T.psi(v), v), x),
            OpCase.unary("polygamma", v -> slope(T.polygamma(2, v), v), x),
            OpCase.unary("j1", v -> slope(T.j1(v), v), x),
            OpCase.unary("iv", v -> slope(T.iv(1.5, v), v), x),
            OpCase.unary("softsign", v -> slope(T.nnet.softsign(v), v), x),
            OpCase.unary("log1mexp", v -> slope(T.log1mexp(v.neg()), v), x),
            OpCase.binary("beta", (a, b) -> slope(T.beta(a, b), a), k, x),
            OpCase.binary("poch", (a, b) -> slope(T.poch(a, b), b), k, x),
            OpCase.binary("gammainc by x", (a, b) -> slope(T.gammainc(a, b), b), k, x),
            OpCase.unary("gammainc by k, then x", SpecialRows::slopeByOrder, x),
            OpCase.ternary("betainc by x", (a, b, v) -> slope(T.betainc(a, b, v), v), k, k, x)));
  }

  private static TensorVariable slope(TensorVariable y, TensorVariable x) {
    return T.grad(y.sum(), x);
  }

  private static TensorVariable slopeByOrder(TensorVariable x) {
    TensorVariable k = T.constant(1.7, DType.FLOAT64);
    return slope(T.gammainc(k, x), k);
  }

  private void unary(
      String name,
      UnaryOperator<TensorVariable> expression,
      DoubleUnaryOperator plain,
      Domain domain) {
    Samples s = new Samples(name.hashCode());
    List<OpCase> cases = new ArrayList<>();
    for (int[] shape : SHAPES)
      cases.add(one(name, expression, plain, s.value(DType.FLOAT64, domain, shape)));
    for (DType dtype : List.of(DType.FLOAT32, DType.INT32, DType.UINT8, DType.BOOL))
      cases.add(one(name, expression, null, s.value(dtype, domain, 3, 2)));
    cases.add(one(name, expression, plain, s.value(DType.FLOAT32, domain, 700)));
    for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32))
      cases.add(one(name, expression, null, s.value(dtype, Domain.SPECIAL, 40)).rough());
    if (name.equals("log1mexp")) cases.removeIf(c -> c.inputs().getFirst().dtype() == DType.BOOL);
    rows.add(new OpRow(name, cases));
  }

  private static OpCase one(
      String name, UnaryOperator<TensorVariable> expression, DoubleUnaryOperator plain, Value x) {
    OpCase c = OpCase.unary(name, expression, x);
    return plain == null ? c : c.gives(Plain.map(x, plain));
  }

  private void binary(
      String name, BinaryOperator<TensorVariable> expression, DoubleBinaryOperator plain) {
    Samples s = new Samples(name.hashCode());
    List<OpCase> cases = new ArrayList<>();
    for (int[][] pair : PAIRS)
      cases.add(
          two(
              name,
              expression,
              plain,
              s.value(DType.FLOAT64, Domain.POSITIVE, pair[0]),
              s.value(DType.FLOAT64, Domain.POSITIVE, pair[1])));
    for (DType[] types : MIXED)
      cases.add(
          two(
              name,
              expression,
              plain,
              s.value(types[0], Domain.POSITIVE, 2, 3),
              s.value(types[1], Domain.POSITIVE, 3)));
    cases.add(
        OpCase.binary(
                name,
                expression,
                s.value(DType.FLOAT64, Domain.SPECIAL, 60),
                s.value(DType.FLOAT64, Domain.SPECIAL, 60))
            .rough());
    rows.add(new OpRow(name, cases));
  }

  private static OpCase two(
      String name,
      BinaryOperator<TensorVariable> expression,
      DoubleBinaryOperator plain,
      Value x,
      Value y) {
    OpCase c = OpCase.binary(name, expression, x, y);
    return plain == null ? c : c.gives(Plain.zip(x, y, plain));
  }
}
