package damo.testing;

import damo.T;
import damo.op.elemwise.Unbroadcast;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Elementwise;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** Ops that work on each element. */
final class ElementwiseRows {
  private static final int[][] SHAPES = {{2, 3}, {1, 4}, {4, 1}, {0, 3}, {}, {5}, {2, 1, 3}};
  private static final int[][][] PAIRS = {
    {{2, 3}, {2, 3}},
    {{2, 3}, {3}},
    {{2, 3}, {1, 3}},
    {{2, 1}, {2, 3}},
    {{1, 3}, {2, 1}},
    {{0, 3}, {3}},
    {{2, 0}, {1, 1}},
    {{}, {}},
    {{2, 3}, {}},
    {{1}, {4}},
    {{2, 1, 2}, {3, 1}},
    {{37, 53}, {53}},
    {{37, 53}, {37, 1}}
  };
  private static final DType[][] MIXED = {
    {DType.FLOAT32, DType.FLOAT32},
    {DType.FLOAT32, DType.FLOAT64},
    {DType.INT32, DType.FLOAT32},
    {DType.INT32, DType.INT32},
    {DType.INT8, DType.UINT8},
    {DType.INT64, DType.INT16}
  };

  private final List<OpRow> rows = new ArrayList<>();

  static List<OpRow> rows() {
    ElementwiseRows table = new ElementwiseRows();
    table.roots();
    table.exponentials();
    table.angles();
    table.steps();
    table.arithmetic();
    table.choices();
    table.logic();
    table.likes();
    table.unbroadcasts();
    return table.rows;
  }

  private void roots() {
    unary("neg", Elementwise::neg, a -> -a, Domain.REAL);
    unary("abs", Elementwise::abs, Math::abs, Domain.REAL);
    unary("sqr", Elementwise::sqr, a -> a * a, Domain.REAL);
    unary("sqrt", Elementwise::sqrt, Math::sqrt, Domain.POSITIVE);
    unary("inv", Elementwise::inv, a -> 1 / a, Domain.REAL);
  }

  private void exponentials() {
    unary("exp", Elementwise::exp, Math::exp, Domain.REAL);
    unary("exp2", Elementwise::exp2, a -> Math.pow(2, a), Domain.REAL);
    unary("expm1", Elementwise::expm1, Math::expm1, Domain.REAL);
    unary("log", Elementwise::log, Math::log, Domain.POSITIVE);
    unary("log2", Elementwise::log2, a -> Math.log(a) / Math.log(2), Domain.POSITIVE);
    unary("log10", Elementwise::log10, Math::log10, Domain.POSITIVE);
    unary("log1p", Elementwise::log1p, Math::log1p, Domain.UNIT);
    unary("sigmoid", T.nnet::sigmoid, a -> 1 / (1 + Math.exp(-a)), Domain.REAL);
    unary("softplus", T.nnet::softplus, ElementwiseRows::softplus, Domain.REAL);
  }

  private static double softplus(double a) {
    return a > 30 ? a : Math.log1p(Math.exp(a));
  }

  private void angles() {
    unary("sin", Elementwise::sin, Math::sin, Domain.REAL);
    unary("cos", Elementwise::cos, Math::cos, Domain.REAL);
    unary("tan", Elementwise::tan, Math::tan, Domain.UNIT);
    unary("arcsin", Elementwise::arcsin, Math::asin, Domain.UNIT);
    unary("arccos", Elementwise::arccos, Math::acos, Domain.UNIT);
    unary("arctan", Elementwise::arctan, Math::atan, Domain.REAL);
    unary("sinh", Elementwise::sinh, Math::sinh, Domain.REAL);
    unary("cosh", Elementwise::cosh, Math::cosh, Domain.REAL);
    unary("tanh", Elementwise::tanh, Math::tanh, Domain.REAL);
    unary("arcsinh", Elementwise::arcsinh, ElementwiseRows::arcsinh, Domain.REAL);
    unary("arccosh", Elementwise::arccosh, ElementwiseRows::arccosh, Domain.ABOVE_ONE);
    unary("arctanh", Elementwise::arctanh, a -> Math.log((1 + a) / (1 - a)) / 2, Domain.UNIT);
    binary("arctan2", T::arctan2, Math::atan2, Domain.REAL, Domain.REAL);
  }

  private static double arcsinh(double a) {
    double x = Math.abs(a);
    return x > 1e15
        ? Math.copySign(Math.log(x) + Math.log(2), a)
        : Math.copySign(Math.log(x + Math.sqrt(x * x + 1)), a);
  }

  private static double arccosh(double a) {
    if (a < 1) return Double.NaN;
    return a > 1e15 ? Math.log(a) + Math.log(2) : Math.log(a + Math.sqrt(a * a - 1));
  }

  private void steps() {
    unary("sgn", Elementwise::sgn, Math::signum, Domain.REAL);
    unary("ceil", Elementwise::ceil, Math::ceil, Domain.REAL);
    unary("floor", Elementwise::floor, Math::floor, Domain.REAL);
    unary("trunc", Elementwise::trunc, a -> a < 0 ? Math.ceil(a) : Math.floor(a), Domain.REAL);
    unary("round", Elementwise::round, Math::rint, Domain.REAL);
    unary(
        "roundAway",
        x -> damo.op.elemwise.Elemwise.of(damo.scalar.Prim.ROUND_AWAY, x),
        a -> Math.copySign(Math.floor(Math.abs(a) + 0.5), a),
        Domain.REAL);
    unary("isnan", T::isnan, a -> Double.isNaN(a) ? 1 : 0, Domain.REAL);
    unary("isinf", T::isinf, a -> Double.isInfinite(a) ? 1 : 0, Domain.REAL);
  }

  private void arithmetic() {
    binary("add", (x, y) -> x.add(y), Double::sum, Domain.REAL, Domain.REAL);
    binary("sub", (x, y) -> x.sub(y), (a, b) -> a - b, Domain.REAL, Domain.REAL);
    binary("mul", (x, y) -> x.mul(y), (a, b) -> a * b, Domain.REAL, Domain.REAL);
    binary("div", (x, y) -> x.div(y), (a, b) -> a / b, Domain.REAL, Domain.POSITIVE);
    binary("pow", (x, y) -> x.pow(y), Math::pow, Domain.POSITIVE, Domain.POSITIVE);
    binary(
        "floorDiv",
        (x, y) -> x.floorDiv(y),
        (a, b) -> Math.floor(a / b),
        Domain.REAL,
        Domain.POSITIVE);
    binary(
        "mod",
        (x, y) -> x.mod(y),
        (a, b) -> a - b * Math.floor(a / b),
        Domain.REAL,
        Domain.POSITIVE);
  }

  private void choices() {
    binary("maximum", (x, y) -> x.maximum(y), Math::max, Domain.REAL, Domain.REAL);
    binary("minimum", (x, y) -> x.minimum(y), Math::min, Domain.REAL, Domain.REAL);
    compare("lt", (x, y) -> x.lt(y), (a, b) -> a < b ? 1 : 0);
    compare("le", (x, y) -> x.le(y), (a, b) -> a <= b ? 1 : 0);
    compare("gt", (x, y) -> x.gt(y), (a, b) -> a > b ? 1 : 0);
    compare("ge", (x, y) -> x.ge(y), (a, b) -> a >= b ? 1 : 0);
    compare("eq", (x, y) -> x.eq(y), (a, b) -> a == b ? 1 : 0);
    compare("neq", (x, y) -> x.neq(y), (a, b) -> a != b ? 1 : 0);
    Samples s = new Samples(7);
    rows.add(
        OpRow.of(
            "where",
            OpCase.ternary(
                    "where",
                    T::where,
                    Plain.integers(DType.BOOL, 1, 0, 1),
                    Plain.vector(1, 2, 3),
                    Plain.vector(10, 20, 30))
                .gives(Plain.vector(1, 20, 3)),
            where(s, DType.FLOAT64, new int[] {2, 3}, new int[] {2, 3}, new int[] {2, 3}),
            where(s, DType.FLOAT64, new int[] {3}, new int[] {2, 1}, new int[] {}),
            where(s, DType.FLOAT64, new int[] {2, 1}, new int[] {1, 3}, new int[] {2, 3}),
            where(s, DType.FLOAT64, new int[] {0}, new int[] {1}, new int[] {}),
            where(s, DType.FLOAT32, new int[] {4}, new int[] {4}, new int[] {4}),
            where(s, DType.INT32, new int[] {}, new int[] {4}, new int[] {4})));
    rows.add(
        OpRow.of(
            "clip",
            OpCase.unary("clip", x -> x.clip(-0.55, 1), s.reals(3, 4)),
            OpCase.unary("clip", x -> x.clip(-1, 2), s.value(DType.INT32, Domain.REAL, 6)),
            OpCase.unary("clip at its bounds", x -> x.clip(-1, 1), Plain.vector(-1, 1, 0, 2))
                .gives(Plain.vector(-1, 1, 0, 1))
                .rough()));
  }

  private static OpCase where(Samples s, DType dtype, int[] c, int[] a, int[] b) {
    return OpCase.ternary(
        "where",
        T::where,
        s.value(DType.BOOL, Domain.REAL, c),
        s.value(dtype, Domain.REAL, a),
        s.value(dtype, Domain.REAL, b));
  }

  private void logic() {
    bitwise("and", (x, y) -> x.and(y), (a, b) -> (int) a & (int) b);
    bitwise("or", (x, y) -> x.or(y), (a, b) -> (int) a | (int) b);
    bitwise("xor", (x, y) -> x.xor(y), (a, b) -> (int) a ^ (int) b);
    Samples s = new Samples(9);
    Value bools = s.value(DType.BOOL, Domain.REAL, 5);
    Value ints = s.value(DType.INT16, Domain.REAL, 2, 3);
    rows.add(
        OpRow.of(
            "invert",
            OpCase.unary("invert", Elementwise::invert, bools).gives(Plain.map(bools, a -> 1 - a)),
            OpCase.unary("invert", Elementwise::invert, ints).gives(Plain.map(ints, a -> -a - 1))));
  }

  private void likes() {
    Samples s = new Samples(11);
    Value x = s.reals(2, 3);
    Value row = s.reals(1, 3);
    rows.add(
        OpRow.of(
            "fill",
            OpCase.binary("fill", (a, b) -> a.fill(b), x, Plain.vector(5, 6, 7))
                .gives(Plain.array(Ints.of(2, 3), 5, 6, 7, 5, 6, 7)),
            OpCase.binary("fill", (a, b) -> a.fill(b), x, s.reals(2, 1)),
            OpCase.binary("fill beyond its shape", (a, b) -> a.fill(b), row, x),
            OpCase.binary("fill", (a, b) -> a.fill(b), s.below(9, DType.INT32, 2), s.reals())));
    rows.add(
        OpRow.of(
            "cast",
            OpCase.unary(
                "to float32", a -> a.astype(DType.FLOAT32), s.value(DType.INT8, Domain.REAL, 4)),
            OpCase.unary("to float64", a -> a.astype(DType.FLOAT64), x).gives(x),
            OpCase.unary(
                    "to bool",
                    a -> a.astype(DType.BOOL),
                    Plain.vector(0, -0.0, 0.3, Double.NaN, -7))
                .gives(Plain.vector(0, 0, 1, 1, 1))
                .rough(),
            OpCase.unary("to int32", a -> a.astype(DType.INT32), Plain.vector(1.9, -1.9, 0, 7e4))
                .gives(Plain.vector(1, -1, 0, 7e4))
                .rough(),
            OpCase.unary(
                    "to int8 wraps",
                    a -> a.astype(DType.INT8),
                    Plain.integers(DType.INT32, 300, -129))
                .gives(Plain.vector(44, 127)),
            OpCase.unary("copy", Elementwise::copy, x).gives(x)));
    rows.add(
        OpRow.of(
            "zerosLike and onesLike",
            OpCase.unary("zerosLike", Elementwise::zerosLike, x).gives(Plain.map(x, a -> 0)),
            OpCase.unary("onesLike", Elementwise::onesLike, x).gives(Plain.map(x, a -> 1)),
            OpCase.unary("onesLike int32", a -> a.onesLike(DType.INT32), row)
                .gives(Plain.map(row, a -> 1))));
  }

  private void unbroadcasts() {
    Samples s = new Samples(13);
    List<OpCase> cases = new ArrayList<>();
    for (int[][] pair : PAIRS) {
      Value x = s.reals(pair[1]);
      Value g = Plain.zip(s.reals(pair[0]), x, (a, b) -> a);
      cases.add(OpCase.binary("unbroadcast", Unbroadcast::to, g, x).gives(summed(g, x.shape())));
    }
    rows.add(new OpRow("unbroadcast", cases));
  }

  private static Value summed(Value g, Ints shape) {
    double[] out = new double[Value.sizeOf(shape)];
    int lead = g.rank() - shape.size();
    for (int i = 0; i < g.size(); i++) {
      int[] at = Plain.position(i, g.shape());
      int[] to = new int[shape.size()];
      for (int k = 0; k < to.length; k++) to[k] = shape.get(k) == 1 ? 0 : at[lead + k];
      out[Plain.flat(to, shape)] += g.getDouble(i);
    }
    return Plain.array(shape, out);
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
    for (DType dtype : List.of(DType.FLOAT32, DType.INT32, DType.INT8))
      cases.add(one(name, expression, plain, s.value(dtype, domain, 3, 2)));
    for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32))
      cases.add(one(name, expression, plain, s.value(dtype, domain, 1031)));
    for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32))
      cases.add(one(name, expression, plain, s.value(dtype, Domain.SPECIAL, 40)).rough());
    rows.add(new OpRow(name, cases));
  }

  private static OpCase one(
      String name, UnaryOperator<TensorVariable> expression, DoubleUnaryOperator plain, Value x) {
    return OpCase.unary(name, expression, x).gives(Plain.map(x, plain));
  }

  private void binary(
      String name,
      BinaryOperator<TensorVariable> expression,
      DoubleBinaryOperator plain,
      Domain left,
      Domain right) {
    Samples s = new Samples(name.hashCode());
    List<OpCase> cases = new ArrayList<>();
    for (int[][] pair : PAIRS)
      cases.add(
          two(
              name,
              expression,
              plain,
              s.value(DType.FLOAT64, left, pair[0]),
              s.value(DType.FLOAT64, right, pair[1])));
    for (DType[] types : MIXED)
      cases.add(
          two(name, expression, plain, s.value(types[0], left, 2, 3), s.value(types[1], right, 3)));
    for (DType dtype : List.of(DType.FLOAT32, DType.INT32))
      cases.add(
          two(name, expression, plain, s.value(dtype, left, 1031), s.value(dtype, right, 1031)));
    for (Domain d : List.of(Domain.SPECIAL, Domain.TIES)) {
      OpCase odd =
          OpCase.binary(
              name, expression, s.value(DType.FLOAT64, d, 60), s.value(DType.FLOAT64, d, 60));
      cases.add(odd.rough());
    }
    rows.add(new OpRow(name, cases));
  }

  private static OpCase two(
      String name,
      BinaryOperator<TensorVariable> expression,
      DoubleBinaryOperator plain,
      Value x,
      Value y) {
    return OpCase.binary(name, expression, x, y).gives(Plain.zip(x, y, plain));
  }

  private void compare(
      String name, BinaryOperator<TensorVariable> expression, DoubleBinaryOperator plain) {
    binary(name, expression, plain, Domain.REAL, Domain.REAL);
    Value x = Plain.vector(1, Double.NaN, 0, Double.POSITIVE_INFINITY, 2);
    Value y = Plain.vector(1, Double.NaN, -0.0, Double.POSITIVE_INFINITY, 3);
    OpRow row = rows.removeLast();
    List<OpCase> cases = new ArrayList<>(row.cases());
    cases.add(two(name, expression, plain, x, y).rough());
    rows.add(new OpRow(name, cases));
  }

  private void bitwise(
      String name, BinaryOperator<TensorVariable> expression, DoubleBinaryOperator plain) {
    Samples s = new Samples(name.hashCode());
    List<OpCase> cases = new ArrayList<>();
    for (DType dtype : List.of(DType.BOOL, DType.INT32, DType.UINT8))
      cases.add(
          two(
              name,
              expression,
              plain,
              s.value(dtype, Ints.of(2, 3), Domain.REAL),
              s.value(dtype, Ints.of(3), Domain.REAL)));
    rows.add(new OpRow(name, cases));
  }
}
