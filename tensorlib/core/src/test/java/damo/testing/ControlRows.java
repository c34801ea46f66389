package damo.testing;

import damo.Damo;
import damo.T;
import damo.op.control.IfElse;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Value;
import java.util.List;

/** Choices, and what looks on while a graph runs. */
final class ControlRows {
  private static final Samples SAMPLES = new Samples(31);
  private static final Value X = SAMPLES.reals(2, 3);
  private static final Value Y = SAMPLES.reals(2, 3);
  private static final Value YES = Plain.scalar(1).cast(DType.BOOL);
  private static final Value NO = Plain.scalar(0).cast(DType.BOOL);

  private ControlRows() {}

  static List<OpRow> rows() {
    return List.of(choices(), lengths(), watched());
  }

  private static OpRow choices() {
    return OpRow.of(
        "ifelse",
        OpCase.ternary("then", IfElse::of, YES, X, Y).gives(X),
        OpCase.ternary("else", IfElse::of, NO, X, Y).gives(Y),
        OpCase.ternary("of scalars", IfElse::of, YES, Plain.scalar(2), Plain.scalar(3))
            .gives(Plain.scalar(2)),
        OpCase.ternary("of a number", IfElse::of, Plain.scalar(0.5), X, Y).gives(X),
        OpCase.ternary(
            "of expressions", (c, x, y) -> IfElse.of(c, x.exp().mul(2), y.sqr().sub(1)), NO, X, Y),
        OpCase.ternary(
                "of mixed dtypes",
                IfElse::of,
                YES,
                Plain.integers(DType.INT32, 1, 2),
                SAMPLES.reals(2))
            .rough(),
        OpCase.binary("of nothing", (c, x) -> IfElse.of(c, x, x.mul(2)), NO, SAMPLES.reals(0, 3)),
        OpCase.ternary(
            "of a view", (c, x, y) -> IfElse.of(c, x.transpose(), y.transpose().add(1)), YES, X, Y),
        OpCase.ternary(
            "inside a choice",
            (c, x, y) -> IfElse.of(c, IfElse.of(x.sum().gt(1e6), x.mul(y), y.mul(2)), x),
            YES,
            X,
            Y),
        OpCase.ternary(
            "both used elsewhere", (c, x, y) -> IfElse.of(c, x.exp(), y).mul(x.exp()), NO, X, Y),
        OpCase.ternary(
            "the second of a list",
            (c, x, y) -> Damo.ifelse(c, List.of(x, y), List.of(y.sqr(), x.sqr())).get(1),
            NO,
            X,
            Y));
  }

  private static OpRow lengths() {
    return OpRow.of(
        "ifelse of other lengths",
        OpCase.binary("longer", (c, x) -> IfElse.of(c, x, x.get("1:")), YES, X).gives(X),
        OpCase.binary("shorter", (c, x) -> IfElse.of(c, x, x.get("1:")), NO, X)
            .gives(Plain.pick(X, Ints.of(1, 3), at -> new int[] {1, at[1]})));
  }

  private static OpRow watched() {
    return OpRow.of(
        "watched",
        OpCase.unary("print", x -> T.print(x, "x").exp(), Plain.vector(1, 2)),
        OpCase.unary("print of integers", x -> T.print(x, ""), Plain.integers(DType.INT32, 1, 2)),
        OpCase.unary("assertion", x -> T.assertion(x, "large", x.lt(100)).mul(2), X),
        OpCase.unary("of a view", x -> T.assertion(x.transpose(), "flat", true, x.size()), X),
        OpCase.unary("of nothing", x -> T.assertion(x, "large", x.lt(0)), SAMPLES.reals(0)),
        OpCase.ternary(
            "raise", (c, x, y) -> IfElse.of(c, T.raise(x, "taken").mul(y), y), NO, X, Y));
  }
}
