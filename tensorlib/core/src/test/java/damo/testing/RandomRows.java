package damo.testing;

import damo.graph.Routine;
import damo.op.random.RandomDraw;
import damo.runtime.random.MersenneTwister;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.List;

/** Draws of random numbers: of one state the same numbers, whatever runs them. */
final class RandomRows {
  private RandomRows() {}

  static List<OpRow> rows() {
    return List.of(
        row("uniform", Routine.RANDOM_UNIFORM, DType.FLOAT64, -1, 2),
        row("normal", Routine.RANDOM_NORMAL, DType.FLOAT32, 1, 0.5),
        row("binomial", Routine.RANDOM_BINOMIAL, DType.INT64, 5, 0.3));
  }

  private static OpRow row(String name, Routine routine, DType dtype, double a, double b) {
    Value state =
        Value.wrap(DType.UINT32, Ints.of(MersenneTwister.WORDS), MersenneTwister.seeded(42));
    return OpRow.of(
        name,
        draw("of (2, 3)", routine, dtype, state, Plain.integers(DType.INT64, 2, 3), a, b),
        draw("of nothing", routine, dtype, state, Plain.integers(DType.INT64, 0, 3), a, b),
        draw("of ()", routine, dtype, state, Plain.integers(DType.INT64), a, b),
        OpCase.of(
                "with parameters for each column",
                in -> draw(routine, dtype, 2, in),
                state,
                Plain.integers(DType.INT64, 2, 2),
                Plain.vector(a, a),
                Plain.vector(b, b / 2))
            .rough());
  }

  private static OpCase draw(
      String name, Routine routine, DType dtype, Value state, Value shape, double a, double b) {
    return OpCase.of(
            name,
            in -> draw(routine, dtype, shape.size(), in),
            state,
            shape,
            Plain.scalar(a),
            Plain.scalar(b))
        .rough();
  }

  private static TensorVariable draw(
      Routine routine, DType dtype, int ndim, List<TensorVariable> in) {
    return new RandomDraw(routine, dtype, ndim).applyAll(in).get(1);
  }
}
