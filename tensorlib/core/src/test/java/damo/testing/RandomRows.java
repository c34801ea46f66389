package damo.testing;

import damo.graph.Routine;
import damo.op.random.MrgUniform;
import damo.op.random.Outcomes;
import damo.op.random.RandomChoice;
import damo.op.random.RandomDraw;
import damo.op.random.RandomLines;
import damo.runtime.random.MersenneTwister;
import damo.runtime.random.Mrg31k3p;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Draws of random numbers: of one state the same numbers, whatever runs them. */
final class RandomRows {
  private static final Value STATE =
      Value.wrap(DType.UINT32, Ints.of(MersenneTwister.WORDS), MersenneTwister.seeded(42));
  private static final Value SHAPE = Plain.integers(DType.INT64, 2, 3);
  private static final Value NO_ROWS = Plain.integers(DType.INT64, 0, 3);
  private static final Value NO_LENGTHS = Plain.integers(DType.INT64);
  private static final Value CHANCES = Plain.vector(0.25, 0.5, 0.125, 0.125);

  private RandomRows() {}

  static List<OpRow> rows() {
    return List.of(
        numbers("uniform", Routine.RANDOM_UNIFORM, DType.FLOAT64, -1, 2),
        numbers("normal", Routine.RANDOM_NORMAL, DType.FLOAT32, 1, 0.5),
        numbers("binomial", Routine.RANDOM_BINOMIAL, DType.INT64, 5, 0.3),
        numbers("randomIntegers", Routine.RANDOM_INTEGERS, DType.INT32, -3, 7),
        poisson(),
        choice(),
        permutation(),
        multinomial(),
        mrg(),
        outcomes());
  }

  private static OpRow numbers(String name, Routine routine, DType dtype, double a, double b) {
    return OpRow.of(
        name,
        number("of (2, 3)", routine, dtype, SHAPE, a, b),
        number("of nothing", routine, dtype, NO_ROWS, a, b),
        number("of ()", routine, dtype, NO_LENGTHS, a, b),
        drawn(
            "with parameters for each column",
            in -> new RandomDraw(routine, dtype, 2).applyAll(in),
            Plain.integers(DType.INT64, 2, 2),
            Plain.vector(a, a),
            Plain.vector(b, b / 2)));
  }

  private static OpCase number(
      String name, Routine routine, DType dtype, Value shape, double a, double b) {
    return drawn(
        name,
        in -> new RandomDraw(routine, dtype, shape.size()).applyAll(in),
        shape,
        Plain.scalar(a),
        Plain.scalar(b));
  }

  private static OpRow poisson() {
    RandomDraw op = new RandomDraw(Routine.RANDOM_POISSON, DType.INT64, 2);
    return OpRow.of(
        "poisson",
        drawn("of few", op::applyAll, SHAPE, Plain.scalar(2.5)),
        drawn("of many", op::applyAll, SHAPE, Plain.vector(10, 200, 0)),
        drawn("of nothing", op::applyAll, NO_ROWS, Plain.scalar(2.5)));
  }

  private static OpRow choice() {
    Value four = Value.scalar(DType.INT64, 4L);
    Value equal = Plain.vector();
    RandomChoice again = new RandomChoice(true, 2);
    RandomChoice different = new RandomChoice(false, 1);
    Value three = Plain.integers(DType.INT64, 3);
    return OpRow.of(
        "choice",
        drawn("of equals", again::applyAll, SHAPE, four, equal),
        drawn("by chances", again::applyAll, SHAPE, four, CHANCES),
        drawn("of nothing", again::applyAll, NO_ROWS, four, CHANCES),
        drawn("of different equals", different::applyAll, three, four, equal),
        drawn("of different by chances", different::applyAll, three, four, CHANCES));
  }

  private static OpRow permutation() {
    RandomLines op = new RandomLines(Routine.RANDOM_PERMUTATION, DType.INT64, 2);
    return OpRow.of(
        "permutation",
        drawn("of (2, 3)", op::applyAll, SHAPE, Value.scalar(DType.INT64, 4L)),
        drawn("of none", op::applyAll, SHAPE, Value.scalar(DType.INT64, 0L)),
        drawn("of nothing", op::applyAll, NO_ROWS, Value.scalar(DType.INT64, 4L)));
  }

  private static OpRow multinomial() {
    RandomLines op = new RandomLines(Routine.RANDOM_MULTINOMIAL, DType.FLOAT32, 2);
    return OpRow.of(
        "multinomial",
        drawn("of (2, 3)", op::applyAll, SHAPE, Value.scalar(DType.INT64, 9L), CHANCES),
        drawn(
            "of each",
            op::applyAll,
            SHAPE,
            Plain.integers(DType.INT64, 0, 7, 100),
            Plain.array(Ints.of(2, 1, 2), 0.5, 0.5, 0.125, 0.875)),
        drawn("of nothing", op::applyAll, NO_ROWS, Value.scalar(DType.INT64, 9L), CHANCES));
  }

  private static OpRow mrg() {
    Value states =
        Value.wrap(
            DType.INT32,
            Ints.of(4, Mrg31k3p.WORDS),
            Mrg31k3p.streams(new int[] {1, 2, 3, 4, 5, 6}, 4));
    MrgUniform doubles = new MrgUniform(DType.FLOAT64, 2);
    MrgUniform floats = new MrgUniform(DType.FLOAT32, 2);
    return OpRow.of(
        "mrgUniform",
        OpCase.of("of (2, 3)", in -> doubles.applyAll(in).get(1), states, SHAPE).rough(),
        OpCase.of("of float32", in -> floats.applyAll(in).get(1), states, SHAPE).rough(),
        OpCase.of("of nothing", in -> doubles.applyAll(in).get(1), states, NO_ROWS).rough());
  }

  /** Found by hand: the sums of the first row are 1/4, 3/4, 1; those of the second 0, 1/2, 1. */
  private static OpRow outcomes() {
    Value p = Plain.array(Ints.of(2, 3), 0.25, 0.5, 0.25, 0, 0.5, 0.5);
    Value numbers = Plain.vector(0.25, 0, 0.9, 0.6);
    Value two = Value.scalar(DType.INT64, 2L);
    Ints square = Ints.of(2, 2);
    return OpRow.of(
        "outcomes",
        OpCase.of("counts", new Outcomes(Outcomes.Kind.COUNTS)::apply, p, numbers, two)
            .gives(Plain.array(Ints.of(2, 3), 0, 1, 1, 0, 1, 1))
            .rough(),
        OpCase.of("trials", new Outcomes(Outcomes.Kind.TRIALS)::apply, p, numbers, two)
            .gives(Plain.array(square, 1, 2, 1, 2))
            .rough(),
        OpCase.of("different", new Outcomes(Outcomes.Kind.DIFFERENT)::apply, p, numbers, two)
            .gives(Plain.array(square, 1, 2, 1, 2))
            .rough(),
        OpCase.of(
                "of no rows",
                new Outcomes(Outcomes.Kind.COUNTS)::apply,
                Plain.array(Ints.of(0, 3)),
                Plain.vector(),
                two)
            .gives(Plain.array(Ints.of(0, 3)))
            .rough());
  }

  @FunctionalInterface
  private interface Draw {
    List<TensorVariable> of(List<TensorVariable> inputs);
  }

  private static OpCase drawn(String name, Draw draw, Value... parameters) {
    List<Value> inputs = new ArrayList<>(List.of(STATE));
    inputs.addAll(List.of(parameters));
    return OpCase.of(name, in -> draw.of(in).get(1), inputs.toArray(Value[]::new)).rough();
  }
}
