package damo.testing;

import damo.T;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Value;
import java.util.Arrays;
import java.util.List;

/** Functions that are made of simpler ones. */
final class ComposedRows {
  private static final Samples SAMPLES = new Samples(21);
  private static final Value X = SAMPLES.reals(2, 3);
  private static final Value CUBE = SAMPLES.reals(2, 3, 2);
  private static final Value VECTOR = SAMPLES.reals(5);
  private static final Value PART = SAMPLES.value(DType.FLOAT64, Domain.PROBABILITY, 2, 3);

  private ComposedRows() {}

  static List<OpRow> rows() {
    return List.of(numbers(), comparisons(), measures(), layouts(), parts(), triangles());
  }

  private static OpRow numbers() {
    return OpRow.of(
        "functions of numbers",
        OpCase.unary("rad2deg", T::rad2deg, X).gives(Plain.map(X, Math::toDegrees)),
        OpCase.unary("deg2rad", T::deg2rad, X).gives(Plain.map(X, Math::toRadians)),
        OpCase.unary("logit", T::logit, PART).gives(Plain.map(PART, a -> Math.log(a / (1 - a)))),
        OpCase.binary("xlogy", T::xlogy, X, PART)
            .gives(Plain.zip(X, PART, (a, b) -> a * Math.log(b))),
        OpCase.binary("xlog1py", T::xlog1py, X, PART)
            .gives(Plain.zip(X, PART, (a, b) -> a * Math.log1p(b))),
        OpCase.binary("logaddexp", (x, y) -> T.logaddexp(x, y), X, SAMPLES.reals(3)),
        OpCase.unary("log1mexp", x -> T.log1mexp(x.neg()), PART)
            .gives(Plain.map(PART, a -> Math.log(1 - Math.exp(-a)))),
        OpCase.unary("iround", T::iround, Plain.vector(0.5, 1.5, -2.5))
            .gives(Plain.vector(0, 2, -2))
            .rough(),
        OpCase.binary(
            "ceilIntdiv",
            T::ceilIntdiv,
            SAMPLES.below(9, DType.INT32, 6),
            Plain.integers(DType.INT32, 4)),
        OpCase.unary("elu", T.nnet::elu, X),
        OpCase.unary("selu", T.nnet::selu, X),
        OpCase.unary("softsign", T.nnet::softsign, X));
  }

  private static OpRow comparisons() {
    double inf = Double.POSITIVE_INFINITY;
    Value odd = Plain.vector(1, Double.NaN, inf, -inf);
    return OpRow.of(
        "finite and close",
        OpCase.unary("isfinite", T::isfinite, odd).gives(Plain.vector(1, 0, 0, 0)).rough(),
        OpCase.unary("isposinf", T::isposinf, odd).gives(Plain.vector(0, 0, 1, 0)).rough(),
        OpCase.unary("isneginf", T::isneginf, odd).gives(Plain.vector(0, 0, 0, 1)).rough(),
        OpCase.unary("nanToNum", x -> T.nanToNum(x, 7, 8, 9), odd)
            .gives(Plain.vector(1, 7, 8, 9))
            .rough(),
        OpCase.binary(
                "isclose", (x, y) -> T.isclose(x, y), odd, Plain.vector(1 + 1e-9, 1, inf, inf))
            .gives(Plain.vector(1, 0, 1, 0))
            .rough(),
        OpCase.binary("allclose", (x, y) -> T.allclose(x, y, 0, 0, true), odd, odd)
            .gives(Plain.scalar(1))
            .rough());
  }

  private static OpRow measures() {
    double none = Double.NEGATIVE_INFINITY;
    Value bytes = Plain.integers(DType.INT8, -128, 127);
    Value sums =
        Plain.reduce(X, Ints.of(1), false, a -> Math.log(Arrays.stream(a).map(Math::exp).sum()));
    return OpRow.of(
        "extents and norms",
        OpCase.unary("logsumexp", x -> x.logsumexp(1), X).gives(sums),
        OpCase.unary("logsumexp of all", x -> x.logsumexp(), CUBE),
        OpCase.unary("logsumexp keeping", x -> x.logsumexp(0, true), X),
        OpCase.unary("logsumexp far away", x -> x.logsumexp(), Plain.vector(1000, 1000))
            .gives(Plain.scalar(1000 + Math.log(2))),
        OpCase.unary("logsumexp of nothing", x -> x.logsumexp(1), SAMPLES.reals(2, 0))
            .gives(Plain.vector(none, none))
            .rough(),
        OpCase.unary("log(sum(exp)) of nothing", x -> T.log(x.exp().sum(1)), SAMPLES.reals(2, 0))
            .gives(Plain.vector(none, none))
            .rough(),
        OpCase.unary("logsumexp of int8", x -> x.logsumexp(), bytes).gives(Plain.scalar(127)),
        OpCase.unary("ptp", x -> x.ptp(0), X),
        OpCase.unary("norm 2", x -> x.norm(2), X)
            .gives(Plain.reduce(X, Ints.of(0, 1), false, ComposedRows::length)),
        OpCase.unary("norm 3 of rows", x -> x.norm(3, 1), X),
        OpCase.unary("norm inf", x -> x.norm(Double.POSITIVE_INFINITY, 0, true), X),
        OpCase.unary("max of maxAndArgmax", x -> T.maxAndArgmax(x, 1).get(0), X));
  }

  private static double length(double[] x) {
    return Math.sqrt(Arrays.stream(x).map(a -> a * a).sum());
  }

  private static OpRow layouts() {
    return OpRow.of(
        "axes moved and arrays repeated",
        OpCase.unary("moveaxis", x -> T.moveaxis(x, 0, -1), CUBE)
            .gives(Plain.pick(CUBE, Ints.of(3, 2, 2), at -> new int[] {at[2], at[0], at[1]})),
        OpCase.unary("matrixTranspose", T::matrixTranspose, CUBE),
        OpCase.unary("expandDims", x -> T.expandDims(x, 0, -1), X),
        OpCase.unary("flip", T::flip, X)
            .gives(Plain.pick(X, Ints.of(2, 3), at -> new int[] {1 - at[0], 2 - at[1]})),
        OpCase.unary("roll", x -> T.roll(x, 7, 1), X)
            .gives(Plain.pick(X, Ints.of(2, 3), at -> new int[] {at[0], (at[1] + 2) % 3})),
        OpCase.unary("roll flat", x -> T.roll(x, -1), X),
        OpCase.unary("roll nothing", x -> T.roll(x, 1, 0), SAMPLES.reals(0)),
        OpCase.unary("tile", x -> T.tile(x, 2, 2), X)
            .gives(Plain.pick(X, Ints.of(4, 6), at -> new int[] {at[0] % 2, at[1] % 3})),
        OpCase.unary("tile to more axes", x -> T.tile(x, 2, 1, 3), VECTOR),
        OpCase.binary(
            "broadcastArrays", (x, y) -> T.broadcastArrays(x, y).get(1), X, SAMPLES.reals(3)),
        OpCase.unary("atleast3d", T::atleast3d, VECTOR));
  }

  private static OpRow parts() {
    Value sizes = Plain.integers(DType.INT64, 1, 3, 1);
    return OpRow.of(
        "parts",
        OpCase.binary("split", (x, n) -> T.split(x, n, 3).get(1), VECTOR, sizes)
            .gives(Plain.pick(VECTOR, Ints.of(3), at -> new int[] {at[0] + 1})),
        OpCase.binary("take", (x, i) -> T.take(x, i, 1), X, Plain.integers(DType.INT32, 2, 0)),
        OpCase.binary("outer", T::outer, X, VECTOR),
        OpCase.unary("diff", x -> T.diff(x), X)
            .gives(
                Plain.zip(
                    Plain.pick(X, Ints.of(2, 2), at -> new int[] {at[0], at[1] + 1}),
                    Plain.pick(X, Ints.of(2, 2), at -> at),
                    (a, b) -> a - b)),
        OpCase.unary("diff twice", x -> T.diff(x, 2), VECTOR),
        OpCase.unary("a column in front", T.nnet::prepend1ToEachRow, X),
        OpCase.unary("toOneHot", y -> T.toOneHot(y, 3), Plain.integers(DType.INT32, 2, 0))
            .gives(Plain.array(Ints.of(2, 3), 0, 0, 1, 1, 0, 0)));
  }

  private static OpRow triangles() {
    Value square = SAMPLES.reals(3, 3);
    return OpRow.of(
        "triangles",
        OpCase.unary("tril", T::tril, CUBE),
        OpCase.unary("tril of NaN above", T::tril, Plain.array(Ints.of(2, 2), 1, Double.NaN, 3, 4))
            .gives(Plain.array(Ints.of(2, 2), 1, 0, 3, 4))
            .rough(),
        OpCase.unary("triu", x -> T.triu(x, 1), square),
        OpCase.unary("tri", n -> T.tri(n, 2, 0), Plain.scalar(3).cast(DType.INT64))
            .gives(Plain.array(Ints.of(3, 2), 1, 0, 1, 1, 1, 1)),
        OpCase.unary("identityLike", T::identityLike, square));
  }
}
