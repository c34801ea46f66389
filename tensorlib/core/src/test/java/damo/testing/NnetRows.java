package damo.testing;

import damo.T;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Value;
import java.util.Arrays;
import java.util.List;

/** Softmax, losses and what else networks are made of. */
final class NnetRows {
  private static final Samples SAMPLES = new Samples(4);
  private static final Value LOGITS = SAMPLES.reals(4, 3);
  private static final Value LABELS = Plain.integers(DType.INT32, 0, 2, 1, 2);
  private static final Value PROBABILITIES = SAMPLES.value(DType.FLOAT64, Domain.PROBABILITY, 4, 3);
  private static final Value TARGETS = SAMPLES.value(DType.FLOAT64, Domain.PROBABILITY, 4, 3);

  private NnetRows() {}

  static List<OpRow> rows() {
    return List.of(softmax(), logsoftmax(), categorical(), binary(), relu());
  }

  private static Value plainSoftmax(Value x) {
    Value e = Plain.map(x, Math::exp);
    return Plain.zip(
        e,
        Plain.reduce(e, Ints.of(x.rank() - 1), true, a -> Arrays.stream(a).sum()),
        (a, b) -> a / b);
  }

  private static OpRow softmax() {
    Value vector = SAMPLES.reals(5);
    Value large = SAMPLES.reals(40, 300);
    Value extreme = Plain.vector(1000, -1000, 0);
    return OpRow.of(
        "softmax",
        OpCase.unary("of a matrix", T.nnet::softmax, LOGITS).gives(plainSoftmax(LOGITS)),
        OpCase.unary("of a vector", T.nnet::softmax, vector).gives(plainSoftmax(vector)),
        OpCase.unary("along axis 0", x -> T.nnet.softmax(x, 0), SAMPLES.reals(2, 3, 2)),
        OpCase.unary("of one class", T.nnet::softmax, SAMPLES.reals(3, 1))
            .gives(Plain.array(Ints.of(3, 1), 1, 1, 1)),
        OpCase.unary("of no rows", T.nnet::softmax, SAMPLES.reals(0, 3)),
        OpCase.unary("far apart", T.nnet::softmax, extreme).gives(Plain.vector(1, 0, 0)),
        OpCase.unary("float32", T.nnet::softmax, SAMPLES.value(DType.FLOAT32, Domain.REAL, 2, 6)),
        OpCase.unary("large", T.nnet::softmax, large).gives(plainSoftmax(large)),
        OpCase.unary("of integers", T.nnet::softmax, LABELS));
  }

  private static OpRow logsoftmax() {
    Value logs = Plain.map(plainSoftmax(LOGITS), Math::log);
    return OpRow.of(
        "logsoftmax",
        OpCase.unary("of a matrix", T.nnet::logsoftmax, LOGITS).gives(logs),
        OpCase.unary("as log of softmax", x -> T.nnet.softmax(x).log(), LOGITS).gives(logs),
        OpCase.unary("along axis 0", x -> T.nnet.logsoftmax(x, 0), LOGITS),
        OpCase.unary("far apart", T.nnet::logsoftmax, Plain.vector(1000, -1000, 0))
            .gives(Plain.vector(0, -2000, -1000)),
        OpCase.unary(
            "float32", T.nnet::logsoftmax, SAMPLES.value(DType.FLOAT32, Domain.REAL, 2, 6)));
  }

  private static OpRow categorical() {
    Value logs = Plain.map(PROBABILITIES, a -> -Math.log(a));
    int[] label = {0, 2, 1, 2};
    Value ofLabels = Plain.pick(logs, Ints.of(4), at -> new int[] {at[0], label[at[0]]});
    Value ofTargets =
        Plain.reduce(
            Plain.zip(logs, TARGETS, (a, b) -> a * b),
            Ints.of(1),
            false,
            a -> Arrays.stream(a).sum());
    return OpRow.of(
        "categoricalCrossentropy",
        OpCase.binary("of labels", T.nnet::categoricalCrossentropy, PROBABILITIES, LABELS)
            .gives(ofLabels),
        OpCase.binary("of distributions", T.nnet::categoricalCrossentropy, PROBABILITIES, TARGETS)
            .gives(ofTargets),
        OpCase.binary(
            "of softmax",
            (x, y) -> T.nnet.categoricalCrossentropy(T.nnet.softmax(x), y).mean(),
            LOGITS,
            LABELS),
        OpCase.binary(
            "written by hand",
            (x, y) -> T.nnet.softmax(x).log().get(T.arange(y.shape().get(0)), y).mean().neg(),
            LOGITS,
            LABELS),
        OpCase.binary(
            "by the diagonal of rows",
            (x, y) -> T.diag(T.nnet.softmax(x).log().transpose().get(y)).mean().neg(),
            LOGITS,
            LABELS),
        OpCase.binary(
            "of a vector and one label",
            T.nnet::categoricalCrossentropy,
            SAMPLES.value(DType.FLOAT64, Domain.PROBABILITY, 3),
            Plain.scalar(1).cast(DType.INT64)),
        OpCase.binary(
            "of no rows",
            T.nnet::categoricalCrossentropy,
            SAMPLES.reals(0, 3),
            SAMPLES.below(3, DType.INT32, 0)));
  }

  private static OpRow binary() {
    Value want =
        Plain.zip(PROBABILITIES, TARGETS, (p, t) -> -(t * Math.log(p) + (1 - t) * Math.log(1 - p)));
    return OpRow.of(
        "binaryCrossentropy",
        OpCase.binary("of probabilities", T.nnet::binaryCrossentropy, PROBABILITIES, TARGETS)
            .gives(want),
        OpCase.binary(
            "of a sigmoid",
            (x, t) -> T.nnet.binaryCrossentropy(T.nnet.sigmoid(x), t),
            LOGITS,
            TARGETS),
        OpCase.binary("from logits", T.nnet::sigmoidBinaryCrossentropy, LOGITS, TARGETS),
        OpCase.binary(
            "of a column and bools",
            T.nnet::binaryCrossentropy,
            SAMPLES.value(DType.FLOAT64, Domain.PROBABILITY, 4, 1),
            SAMPLES.value(DType.BOOL, Domain.REAL, 4, 1)));
  }

  private static OpRow relu() {
    return OpRow.of(
        "relu",
        OpCase.unary("relu", T.nnet::relu, LOGITS).gives(Plain.map(LOGITS, a -> Math.max(a, 0))),
        OpCase.unary("leaky", x -> T.nnet.relu(x, 0.1), LOGITS)
            .gives(Plain.map(LOGITS, a -> a > 0 ? a : 0.1 * a)),
        OpCase.binary(
            "a layer", (x, w) -> T.nnet.relu(T.dot(x, w).add(1)), LOGITS, SAMPLES.reals(3, 5)));
  }
}
