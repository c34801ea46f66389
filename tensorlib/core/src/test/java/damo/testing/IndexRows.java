package damo.testing;

import damo.T;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** Reading and writing selected elements. */
final class IndexRows {
  private static final Samples SAMPLES = new Samples(6);
  private static final Value X = SAMPLES.reals(4, 3);
  private static final Value CUBE = SAMPLES.reals(2, 3, 4);
  private static final Value VECTOR = SAMPLES.reals(5);
  private static final Value ONE = Plain.scalar(1).cast(DType.INT64);
  private static final Value ROWS = Plain.integers(DType.INT32, 2, 0, 2, -1);
  private final List<OpRow> rows = new ArrayList<>();

  static List<OpRow> rows() {
    IndexRows table = new IndexRows();
    table.slices();
    table.gathers();
    table.writes();
    table.scatters();
    table.masks();
    return table.rows;
  }

  private void slices() {
    rows.add(
        OpRow.of(
            "slices",
            OpCase.unary("[1]", x -> x.get(1), X).gives(row(1)),
            OpCase.unary("[-1]", x -> x.get(-1), X).gives(row(3)),
            OpCase.unary("[1, -1]", x -> x.get(1, -1), X).gives(Plain.scalar(X.getDouble(5))),
            OpCase.unary("[1:3]", x -> x.get("1:3"), X)
                .gives(Plain.pick(X, Ints.of(2, 3), at -> new int[] {at[0] + 1, at[1]})),
            OpCase.unary("[::-1, ::2]", x -> x.get("::-1", "::2"), X)
                .gives(Plain.pick(X, Ints.of(4, 2), at -> new int[] {3 - at[0], 2 * at[1]})),
            OpCase.unary("[-100:100:3]", x -> x.get("-100:100:3"), VECTOR)
                .gives(Plain.pick(VECTOR, Ints.of(2), at -> new int[] {3 * at[0]})),
            OpCase.unary("[3:1]", x -> x.get("3:1"), VECTOR).gives(Plain.vector()),
            OpCase.unary("[3:0:-1]", x -> x.get("3:0:-1"), VECTOR)
                .gives(Plain.pick(VECTOR, Ints.of(3), at -> new int[] {3 - at[0]})),
            OpCase.unary("[..., 1]", x -> x.get("...", 1), CUBE)
                .gives(Plain.pick(CUBE, Ints.of(2, 3), at -> new int[] {at[0], at[1], 1})),
            OpCase.unary("[newaxis, :, 1:]", x -> x.get(null, ":", "1:"), X)
                .gives(Plain.pick(X, Ints.of(1, 4, 2), at -> new int[] {at[1], at[2] + 1})),
            OpCase.unary("[:] of nothing", x -> x.get("1:"), SAMPLES.reals(0, 3)),
            OpCase.binary("[i]", (x, i) -> x.get(i), X, ONE).gives(row(1)),
            OpCase.binary("[i:]", (x, i) -> x.get(T.slice(i, null)), VECTOR, ONE),
            OpCase.binary("[:-i:2]", (x, i) -> x.get(T.slice(null, i.neg(), 2)), VECTOR, ONE),
            OpCase.unary("of integers", x -> x.get("::2"), ROWS).gives(Plain.vector(2, 2))));
  }

  private static Value row(int i) {
    return Plain.pick(X, Ints.of(3), at -> new int[] {i, at[0]});
  }

  private void gathers() {
    int[] picked = {2, 0, 2, 3};
    Value labels = Plain.integers(DType.INT32, 0, 2, 1, 2);
    int[] columns = {0, 2, 1, 2};
    Value square = Plain.array(Ints.of(2, 2), 0, 1, 1, 0).cast(DType.INT64);
    rows.add(
        OpRow.of(
            "gather",
            OpCase.binary("[rows]", (x, i) -> x.get(i), X, ROWS)
                .gives(Plain.pick(X, Ints.of(4, 3), at -> new int[] {picked[at[0]], at[1]})),
            OpCase.binary("[:, columns]", (x, i) -> x.get(":", i), X, labels)
                .gives(Plain.pick(X, Ints.of(4, 4), at -> new int[] {at[0], columns[at[1]]})),
            OpCase.binary(
                    "[arange, labels]", (x, i) -> x.get(T.arange(i.shape().get(0)), i), X, labels)
                .gives(Plain.pick(X, Ints.of(4), at -> new int[] {at[0], columns[at[0]]})),
            OpCase.unary("[[0, 2]]", x -> x.get(new int[] {0, 2}), X),
            OpCase.binary("[matrix]", (x, i) -> x.get(i), VECTOR, square),
            OpCase.binary("[1, matrix]", (x, i) -> x.get(1, i), CUBE, square),
            OpCase.binary("[matrix, :, 2]", (x, i) -> x.get(i, ":", 2), CUBE, square),
            OpCase.binary(
                "[rows, :, rows]",
                (x, i) -> x.get(i, ":", i),
                CUBE,
                Plain.integers(DType.INT8, 1, 0, 1)),
            OpCase.binary(
                "[column, row]",
                (x, i) -> x.get(i.dimshuffle(0, 'x'), i),
                X,
                Plain.integers(DType.INT64, 0, 2)),
            OpCase.binary("[nothing]", (x, i) -> x.get(i), X, SAMPLES.below(2, DType.INT64, 0)),
            OpCase.binary("of integers", (x, i) -> x.get(i), labels, ROWS)
                .gives(Plain.vector(1, 0, 1, 2))));
  }

  private void writes() {
    rows.add(
        OpRow.of(
            "setSubtensor",
            set("[1]", (x, v) -> T.setSubtensor(x.get(1), v), X, SAMPLES.reals(3)),
            set("[1:3]", (x, v) -> T.setSubtensor(x.get("1:3"), v), X, SAMPLES.reals(2, 3)),
            set("[1:3] of a row", (x, v) -> T.setSubtensor(x.get("1:3"), v), X, SAMPLES.reals(3)),
            set(
                "[::2, ::-1]",
                (x, v) -> T.setSubtensor(x.get("::2", "::-1"), v),
                X,
                SAMPLES.reals()),
            set("[2:2]", (x, v) -> T.setSubtensor(x.get("2:2"), v), X, SAMPLES.reals()),
            set(
                "[:, newaxis]",
                (x, v) -> T.setSubtensor(x.get(":", null), v),
                VECTOR,
                SAMPLES.reals(1)),
            set("diagonal", (x, v) -> T.setSubtensor(x.get(1).get("1:"), v), X, SAMPLES.reals()),
            OpCase.unary("[1] = 7", x -> T.setSubtensor(x.get(1), 7), Plain.vector(1, 2, 3))
                .gives(Plain.vector(1, 7, 3)),
            OpCase.unary("of integers", x -> T.setSubtensor(x.get("1:"), 7), ROWS)
                .gives(Plain.vector(2, 7, 7, 7))));
    rows.add(
        OpRow.of(
            "incSubtensor",
            set("[-1]", (x, v) -> T.incSubtensor(x.get(-1), v), X, SAMPLES.reals(3)),
            set("[:, 1]", (x, v) -> T.incSubtensor(x.get(":", 1), v), X, SAMPLES.reals(4)),
            set("[:, 1] of one", (x, v) -> T.incSubtensor(x.get(":", 1), v), X, SAMPLES.reals(1)),
            OpCase.unary("[1:] += 7", x -> T.incSubtensor(x.get("1:"), 7), Plain.vector(1, 2, 3))
                .gives(Plain.vector(1, 9, 10))));
  }

  private static OpCase set(
      String name, BinaryOperator<TensorVariable> expression, Value x, Value v) {
    return OpCase.binary(name, expression, x, v);
  }

  private void masks() {
    Value rowMask = Plain.vector(1, 0, 0, 1).cast(DType.BOOL);
    Value mask = SAMPLES.value(DType.BOOL, Domain.REAL, 4, 3);
    Value none = Plain.vector(0, 0, 0, 0).cast(DType.BOOL);
    Value yes = Plain.scalar(1).cast(DType.BOOL);
    Value no = Plain.scalar(0).cast(DType.BOOL);
    rows.add(
        OpRow.of(
            "nonzero",
            OpCase.unary("of a vector", x -> x.nonzero().get(0), Plain.vector(0, 3, -0.0, 4))
                .gives(Plain.vector(1, 3))
                .rough(),
            OpCase.unary("columns", x -> x.nonzero().get(1), mask),
            OpCase.unary("of nothing", x -> x.nonzero().get(0), SAMPLES.reals(0, 3)),
            OpCase.unary(
                    "trilIndices", n -> T.trilIndices(n).get(1), Plain.scalar(2).cast(DType.INT64))
                .gives(Plain.vector(0, 0, 1)),
            OpCase.binary("compress", T::compress, rowMask, SAMPLES.reals(6))));
    rows.add(
        OpRow.of(
            "masks",
            OpCase.binary("[rows]", (x, m) -> x.get(m), X, rowMask)
                .gives(Plain.pick(X, Ints.of(2, 3), at -> new int[] {3 * at[0], at[1]})),
            OpCase.binary("[none]", (x, m) -> x.get(m), X, none),
            OpCase.binary("[elements]", (x, m) -> x.get(m), X, mask),
            OpCase.binary("[rows, 1]", (x, m) -> x.get(m, 1), X, rowMask),
            OpCase.unary("[x > 0]", x -> x.get(x.gt(0)), X),
            OpCase.unary("[true]", x -> x.get(true), X).gives(X.reshaped(Ints.of(1, 4, 3))),
            OpCase.binary("[:, yes, 1]", (x, m) -> x.get(":", m, 1), X, yes)
                .gives(Plain.pick(X, Ints.of(4, 1), at -> new int[] {at[0], 1})),
            OpCase.binary("[no]", (x, m) -> x.get(m), X, no).gives(Plain.array(Ints.of(0, 4, 3))),
            OpCase.ternary(
                "set if", (x, m, v) -> T.setSubtensor(x.get(m), v), X, yes, SAMPLES.reals(3)),
            OpCase.ternary(
                "set", (x, m, v) -> T.setSubtensor(x.get(m), v), X, mask, SAMPLES.reals()),
            OpCase.ternary(
                "inc", (x, m, v) -> T.incSubtensor(x.get(m), v), X, rowMask, SAMPLES.reals(3))));
  }

  private void scatters() {
    Value labels = Plain.integers(DType.INT32, 0, 2, 1, 2);
    rows.add(
        OpRow.of(
            "setSubtensor of gathers",
            OpCase.ternary(
                "[rows]",
                (x, i, v) -> T.setSubtensor(x.get(i), v),
                X,
                Plain.integers(DType.INT32, 2, 0),
                SAMPLES.reals(2, 3)),
            OpCase.ternary(
                "[rows] of a row",
                (x, i, v) -> T.setSubtensor(x.get(i), v),
                X,
                ROWS,
                SAMPLES.reals(3)),
            OpCase.ternary(
                    "the last of equal ones wins",
                    (x, i, v) -> T.setSubtensor(x.get(i), v),
                    Plain.vector(1, 2, 3),
                    Plain.integers(DType.INT64, 1, 1),
                    Plain.vector(8, 9))
                .gives(Plain.vector(1, 9, 3))
                .rough(),
            OpCase.ternary(
                "[arange, labels]",
                (x, i, v) -> T.setSubtensor(x.get(T.arange(4), i), v),
                X,
                labels,
                SAMPLES.reals(4))));
    rows.add(
        OpRow.of(
            "incSubtensor of gathers",
            OpCase.ternary(
                    "equal ones accumulate",
                    (x, i, v) -> T.incSubtensor(x.get(i), v),
                    Plain.vector(1, 2, 3),
                    Plain.integers(DType.INT64, 1, 1, 0),
                    Plain.vector(8, 9, 1))
                .gives(Plain.vector(2, 19, 3)),
            OpCase.ternary(
                "[rows]", (x, i, v) -> T.incSubtensor(x.get(i), v), X, ROWS, SAMPLES.reals(4, 3)),
            OpCase.ternary(
                "[rows] of a scalar",
                (x, i, v) -> T.incSubtensor(x.get(i), v),
                X,
                ROWS,
                SAMPLES.reals()),
            OpCase.ternary(
                "[:, columns]",
                (x, i, v) -> T.incSubtensor(x.get(":", i), v),
                X,
                labels,
                SAMPLES.reals(4, 1)),
            OpCase.ternary(
                "[arange, labels]",
                (x, i, v) -> T.incSubtensor(x.get(T.arange(4), i), v),
                X,
                labels,
                SAMPLES.reals(4)),
            OpCase.ternary(
                "[nothing]",
                (x, i, v) -> T.incSubtensor(x.get(i), v),
                X,
                SAMPLES.below(2, DType.INT64, 0),
                SAMPLES.reals(0, 3))));
  }
}
