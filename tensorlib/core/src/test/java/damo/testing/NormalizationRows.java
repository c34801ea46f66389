package damo.testing;

import damo.T;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.BatchNorm;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.Arrays;
import java.util.List;

/** Batch normalization, activations made of pieces, and softmax in two levels. */
final class NormalizationRows {
  private static final Samples SAMPLES = new Samples(31);
  private static final Value X = SAMPLES.reals(5, 3);
  private static final Value IMAGES = SAMPLES.reals(2, 3, 2, 2);
  private static final Value SCALE = SAMPLES.reals(3);
  private static final Value SHIFT = SAMPLES.reals(3);
  private static final Value ROW = SAMPLES.reals(1, 3);
  private static final Value POSITIVE = SAMPLES.value(DType.FLOAT64, Domain.POSITIVE, 3);

  private NormalizationRows() {}

  static List<OpRow> rows() {
    return List.of(
        train(), statistics(), test(), activations(), hierarchical(), choose(), confusion());
  }

  private static OpRow train() {
    return OpRow.of(
        "batchNormalizationTrain",
        OpCase.ternary("per activation", NormalizationRows::trained, X, SCALE, SHIFT)
            .gives(plainTrained()),
        OpCase.ternary("with rows", NormalizationRows::trained, X, ROW, ROW),
        OpCase.ternary(
            "spatial",
            (x, g, b) -> trained(x, g, b, BatchNorm.axes("spatial")),
            IMAGES,
            SCALE,
            SHIFT),
        OpCase.ternary(
            "over the last axes",
            (x, g, b) -> trained(x, g, b, BatchNorm.axes(-1, -2).epsilon(0.01)),
            IMAGES,
            SAMPLES.reals(2, 3),
            SAMPLES.reals(2, 3)),
        OpCase.ternary("of one row", NormalizationRows::trained, ROW, SCALE, SHIFT),
        OpCase.ternary("float32", NormalizationRows::trained, f32(X), f32(SCALE), f32(SHIFT)),
        OpCase.ternary(
            "of integers",
            NormalizationRows::trained,
            SAMPLES.below(9, DType.INT32, 4, 3),
            SCALE,
            SHIFT),
        OpCase.ternary(
            "of no columns",
            NormalizationRows::trained,
            SAMPLES.reals(4, 0),
            SAMPLES.reals(0),
            SAMPLES.reals(0)));
  }

  private static Value f32(Value v) {
    return v.cast(DType.FLOAT32);
  }

  private static TensorVariable trained(TensorVariable x, TensorVariable g, TensorVariable b) {
    return T.nnet.batchNormalizationTrain(x, g, b).getFirst();
  }

  private static TensorVariable trained(
      TensorVariable x, TensorVariable g, TensorVariable b, BatchNorm options) {
    return T.nnet.batchNormalizationTrain(x, g, b, options).getFirst();
  }

  private static Value plainTrained() {
    Value mean = Plain.reduce(X, Ints.of(0), true, a -> Arrays.stream(a).average().orElseThrow());
    Value centred = Plain.zip(X, mean, (a, m) -> a - m);
    Value invstd =
        Plain.reduce(
            centred,
            Ints.of(0),
            true,
            a -> 1 / Math.sqrt(Arrays.stream(a).map(v -> v * v).sum() / a.length + 1e-4));
    Value normal = Plain.zip(centred, invstd, (a, s) -> a * s);
    return Plain.zip(Plain.zip(normal, SCALE, (a, g) -> a * g), SHIFT, Double::sum);
  }

  private static OpRow statistics() {
    return OpRow.of(
        "statistics of batchNormalizationTrain",
        OpCase.ternary("mean", (x, g, b) -> statistic(x, g, b, 1), X, SCALE, SHIFT)
            .gives(
                Plain.reduce(X, Ints.of(0), false, a -> Arrays.stream(a).average().orElseThrow())),
        OpCase.ternary("invstd", (x, g, b) -> statistic(x, g, b, 2), X, SCALE, SHIFT),
        OpCase.ternary("invstd of rows", (x, g, b) -> statistic(x, g, b, 2), X, ROW, ROW),
        OpCase.ternary("all together", NormalizationRows::allOutputs, X, SCALE, SHIFT),
        OpCase.ternary("running mean", (x, m, v) -> running(x, m, v, 3), X, SCALE, POSITIVE),
        OpCase.ternary("running variance", (x, m, v) -> running(x, m, v, 4), X, SCALE, POSITIVE)
            .gives(plainRunningVariance()));
  }

  private static TensorVariable statistic(
      TensorVariable x, TensorVariable g, TensorVariable b, int which) {
    return T.nnet.batchNormalizationTrain(x, g, b).get(which);
  }

  /** So that the gradient comes through all of them. */
  private static TensorVariable allOutputs(TensorVariable x, TensorVariable g, TensorVariable b) {
    List<TensorVariable> all = T.nnet.batchNormalizationTrain(x, g, b);
    return all.get(0).mul(all.get(1)).add(all.get(2).sqr());
  }

  private static TensorVariable running(
      TensorVariable x, TensorVariable mean, TensorVariable variance, int which) {
    BatchNorm options =
        BatchNorm.axes("per-activation").runningAverageFactor(0.3).running(mean, variance);
    return T.nnet.batchNormalizationTrain(x, mean, mean, options).get(which);
  }

  private static Value plainRunningVariance() {
    Value unbiased = Plain.reduce(X, Ints.of(0), false, NormalizationRows::unbiased);
    return Plain.zip(POSITIVE, unbiased, (old, now) -> 0.7 * old + 0.3 * now);
  }

  private static double unbiased(double[] a) {
    double mean = Arrays.stream(a).average().orElseThrow();
    return Arrays.stream(a).map(v -> (v - mean) * (v - mean)).sum() / (a.length - 1);
  }

  private static OpRow test() {
    Value normal = Plain.zip(X, POSITIVE, (a, v) -> a / Math.sqrt(v + 1e-4));
    return OpRow.of(
        "batchNormalizationTest",
        OpCase.ternary(
                "per activation",
                (x, g, v) -> T.nnet.batchNormalizationTest(x, g, T.zerosLike(g), T.zerosLike(g), v),
                X,
                SCALE,
                POSITIVE)
            .gives(Plain.zip(normal, SCALE, (a, g) -> a * g)));
  }

  private static OpRow activations() {
    Value kinks = Plain.vector(0, 3.4, 6, -3.4, -6, Double.NaN, 1e9, -1e9);
    Value wide = Plain.vector(-7, -4.5, -2, -0.1, 0.3, 2.4, 5, 8);
    return OpRow.of(
        "activations of pieces",
        OpCase.unary("ultraFastSigmoid", T.nnet::ultraFastSigmoid, wide)
            .gives(Plain.map(wide, NormalizationRows::ultraFast)),
        OpCase.unary("ultraFastSigmoid at its jumps", T.nnet::ultraFastSigmoid, kinks)
            .gives(Plain.map(kinks, NormalizationRows::ultraFast))
            .rough(),
        OpCase.unary("hardSigmoid", T.nnet::hardSigmoid, wide)
            .gives(Plain.map(wide, a -> Math.clamp(0.2 * a + 0.5, 0, 1))),
        OpCase.unary("elu", T.nnet::elu, X).gives(Plain.map(X, a -> a > 0 ? a : Math.expm1(a))),
        OpCase.unary("elu at 0 has slope 1", x -> T.grad(T.nnet.elu(x).sum(), x), Plain.vector(0))
            .gives(Plain.vector(1))
            .rough(),
        OpCase.binary("elu with a slope", T.nnet::elu, X, SCALE),
        OpCase.unary("elu of integers", T.nnet::elu, SAMPLES.below(3, DType.INT16, 4)));
  }

  private static double ultraFast(double x) {
    double half = Math.abs(x) / 2;
    double t =
        half >= 3
            ? 0.99505475368673
            : half >= 1.7
                ? 0.935409070603099 + 0.0458812946797165 * (half - 1.7)
                : 1.5 * half / (1 + half);
    return 0.5 * (1 + Math.copySign(t, x));
  }

  private static OpRow hierarchical() {
    Value weights = SAMPLES.reals(3, 2);
    Value bias = SAMPLES.reals(2);
    Value inner = SAMPLES.reals(2, 3, 4);
    Value innerBias = SAMPLES.reals(2, 4);
    Value targets = Plain.integers(DType.INT32, 0, 6, 3, 4, 1);
    return OpRow.of(
        "hSoftmax",
        OpCase.of("of all outputs", v -> hSoftmax(v), X, weights, bias, inner, innerBias),
        OpCase.of(
            "of targets",
            v ->
                T.nnet.hSoftmax(
                    v.get(0), 5, 7, 2, 4, v.get(1), v.get(2), v.get(3), v.get(4), v.get(5)),
            X,
            weights,
            bias,
            inner,
            innerBias,
            targets),
        OpCase.of(
                "of targets, less those among all",
                v -> differences(v).add(sums(v)),
                X,
                weights,
                bias,
                inner,
                innerBias,
                targets)
            .gives(
                Plain.map(
                    Plain.vector(0, 0, 0, 0, 0),
                    zero -> total(X, weights, bias, inner, innerBias))),
        OpCase.of(
                "sums to 1 over eight outputs",
                v ->
                    T.nnet
                        .hSoftmax(v.get(0), 5, 8, 2, 4, v.get(1), v.get(2), v.get(3), v.get(4))
                        .sum(1)
                        .add(sums(v)),
                X,
                weights,
                bias,
                inner,
                innerBias)
            .gives(
                Plain.map(
                    Plain.vector(1, 1, 1, 1, 1),
                    one -> one + total(X, weights, bias, inner, innerBias))));
  }

  private static TensorVariable hSoftmax(List<TensorVariable> v) {
    return T.nnet.hSoftmax(v.get(0), 5, 7, 2, 4, v.get(1), v.get(2), v.get(3), v.get(4));
  }

  private static TensorVariable differences(List<TensorVariable> v) {
    TensorVariable one =
        T.nnet.hSoftmax(v.get(0), 5, 7, 2, 4, v.get(1), v.get(2), v.get(3), v.get(4), v.get(5));
    return one.sub(hSoftmax(v).get(T.arange(5), v.get(5)));
  }

  /** What does not cancel, so that rounding is seen beside it. */
  private static TensorVariable sums(List<TensorVariable> v) {
    return v.subList(0, 5).stream().map(x -> x.sum()).reduce(T::add).orElseThrow();
  }

  private static double total(Value... all) {
    return Arrays.stream(all).flatMapToDouble(v -> Arrays.stream(v.toDoubles())).sum();
  }

  private static OpRow choose() {
    Value index = Plain.integers(DType.INT64, 1, 0, 1);
    Value beyond = Plain.integers(DType.INT8, -1, 5, 0);
    return OpRow.of(
        "choose",
        OpCase.ternary("choose", (i, x, y) -> T.choose(i, List.of(x, y)), index, X, SCALE)
            .withLengthsKnown(),
        OpCase.ternary(
                "clip", (i, x, y) -> T.choose(i, List.of(x, y), "clip"), beyond, SCALE, SHIFT)
            .gives(Plain.vector(SCALE.getDouble(0), SHIFT.getDouble(1), SCALE.getDouble(2))),
        OpCase.ternary(
                "wrap", (i, x, y) -> T.choose(i, List.of(x, y), "wrap"), beyond, SCALE, SHIFT)
            .gives(Plain.vector(SHIFT.getDouble(0), SHIFT.getDouble(1), SCALE.getDouble(2))),
        OpCase.binary("of bools", (i, x) -> T.choose(i, List.of(x, 7)), bools(), SCALE),
        OpCase.binary("of one", (i, x) -> T.choose(i, List.of(x), "wrap"), index, Plain.scalar(3))
            .gives(Plain.vector(3, 3, 3)));
  }

  private static Value bools() {
    return Plain.integers(DType.BOOL, 1, 0, 1);
  }

  private static OpRow confusion() {
    Value actual = Plain.integers(DType.INT32, 4, 0, 4, 4, 7);
    Value predicted = Plain.integers(DType.INT64, 4, 4, 0, 4, 7);
    return OpRow.of(
        "confusionMatrix",
        OpCase.binary("counts", (a, p) -> T.nnet.confusionMatrix(a, p).get(0), actual, predicted)
            .gives(Plain.array(Ints.of(3, 3), 0, 1, 0, 1, 2, 0, 0, 0, 1)),
        OpCase.binary("classes", (a, p) -> T.nnet.confusionMatrix(a, p).get(1), actual, predicted)
            .gives(Plain.vector(0, 4, 7)),
        OpCase.binary(
            "of nothing",
            (a, p) -> T.nnet.confusionMatrix(a, p).get(0),
            Plain.integers(DType.INT32),
            Plain.integers(DType.INT32)));
  }
}
