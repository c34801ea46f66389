package damo.testing;

import damo.T;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Positions: picked along an axis, counted, numbered, permuted. */
final class CountRows {
  private static final Samples SAMPLES = new Samples(32);
  private static final Value X = SAMPLES.reals(3, 4);
  private static final Value CUBE = SAMPLES.reals(2, 3, 2);
  private static final Value NUMBERS = Plain.integers(DType.INT16, 1, 0, 3, 1, 1);
  private final List<OpRow> rows = new ArrayList<>();

  static List<OpRow> rows() {
    CountRows table = new CountRows();
    table.picked();
    table.counted();
    table.numbered();
    table.permuted();
    table.repeated();
    table.tiled();
    return table.rows;
  }

  private void picked() {
    Value columns = Plain.array(Ints.of(3, 2), 3, 0, 1, 1, -1, 2).cast(DType.INT32);
    int[][] picked = {{3, 0}, {1, 1}, {3, 2}};
    Value beyond = Plain.integers(DType.INT64, -1, 5, 2);
    rows.add(
        OpRow.of(
            "takeAlongAxis",
            OpCase.binary("columns", (x, i) -> T.takeAlongAxis(x, i, 1), X, columns)
                .gives(Plain.pick(X, Ints.of(3, 2), at -> new int[] {at[0], picked[at[0]][at[1]]})),
            OpCase.binary(
                "one for all rows",
                (x, i) -> T.takeAlongAxis(x, i, -1),
                X,
                SAMPLES.below(4, DType.INT64, 1, 2)),
            OpCase.binary(
                "of a row for all",
                (x, i) -> T.takeAlongAxis(x, i, 1),
                SAMPLES.reals(1, 4),
                SAMPLES.below(4, DType.UINT8, 2, 3)),
            OpCase.binary(
                "along 0",
                (x, i) -> T.takeAlongAxis(x, i, 0),
                CUBE,
                SAMPLES.below(2, DType.INT64, 1, 3, 2)),
            OpCase.binary(
                "nothing",
                (x, i) -> T.takeAlongAxis(x, i, 0),
                X,
                SAMPLES.below(2, DType.INT64, 0, 4))));
    rows.add(
        OpRow.of(
            "take",
            OpCase.binary("flat", (x, i) -> x.take(i), X, columns),
            OpCase.binary("along 1", (x, i) -> x.take(i, 1), X, columns),
            OpCase.unary("one", x -> x.take(2, 0), X),
            OpCase.unary("none", x -> x.take(new int[0], 0), X),
            OpCase.binary("clipped", (x, i) -> T.take(x, i, 0, "clip"), X, beyond)
                .gives(Plain.pick(X, Ints.of(3, 4), at -> new int[] {at[0] == 0 ? 0 : 2, at[1]})),
            OpCase.binary("wrapped", (x, i) -> T.take(x, i, 1, "wrap"), X, beyond)
                .gives(
                    Plain.pick(
                        X, Ints.of(3, 3), at -> new int[] {at[0], new int[] {3, 1, 2}[at[1]]}))));
  }

  private void counted() {
    rows.add(
        OpRow.of(
            "bincount",
            OpCase.unary("counts", x -> T.bincount(x), NUMBERS).gives(Plain.vector(1, 3, 0, 1)),
            OpCase.unary("counts", x -> T.bincount(x), Plain.integers(DType.INT16))
                .gives(Plain.vector()),
            OpCase.unary("at least 6", x -> T.bincount(x, null, 6), NUMBERS)
                .gives(Plain.vector(1, 3, 0, 1, 0, 0)),
            OpCase.unary("of bools", x -> T.bincount(x), Plain.vector(1, 0, 1).cast(DType.BOOL))
                .gives(Plain.vector(1, 2)),
            OpCase.binary(
                    "of weights", (x, w) -> T.bincount(x, w), NUMBERS, Plain.vector(1, 2, 4, 8, 16))
                .gives(Plain.vector(2, 25, 0, 4)),
            OpCase.binary(
                    "of float32 weights",
                    (x, w) -> T.bincount(x, w, 5),
                    NUMBERS,
                    Plain.vector(1, 2, 4, 8, 16).cast(DType.FLOAT32))
                .gives(Plain.vector(2, 25, 0, 4, 0)),
            OpCase.binary(
                    "of integer weights",
                    (x, w) -> T.bincount(x, w),
                    NUMBERS,
                    Plain.integers(DType.INT64, 1, 2, 4, 8, 16))
                .gives(Plain.vector(2, 25, 0, 4))));
  }

  private void numbered() {
    Value flat = Plain.array(Ints.of(2, 2), 0, 5, 11, 7).cast(DType.INT32);
    Value shape = Plain.integers(DType.INT64, 3, 4);
    rows.add(
        OpRow.of(
            "unravelIndex and ravelMultiIndex",
            OpCase.unary("rows", i -> T.unravelIndex(i, new int[] {3, 4}).get(0), flat)
                .gives(Plain.array(Ints.of(2, 2), 0, 1, 2, 1)),
            OpCase.binary(
                    "columns",
                    (i, n) -> T.unravelIndex(i, T.specifyShape(n, 2)).get(1),
                    flat,
                    shape)
                .gives(Plain.array(Ints.of(2, 2), 0, 1, 3, 3)),
            OpCase.binary(
                    "back",
                    (i, j) -> T.ravelMultiIndex(List.of(i, j), new int[] {3, 4}),
                    Plain.array(Ints.of(2, 1), 2, 0).cast(DType.INT8),
                    Plain.integers(DType.INT64, 3, 1))
                .gives(Plain.array(Ints.of(2, 2), 11, 9, 3, 1)),
            OpCase.binary(
                    "clipped",
                    (i, j) -> T.ravelMultiIndex(List.of(i, j), new int[] {3, 4}, "clip"),
                    Plain.integers(DType.INT64, 7, -1),
                    Plain.integers(DType.INT64, 1, 9))
                .gives(Plain.vector(9, 3)),
            OpCase.binary(
                    "wrapped",
                    (i, j) -> T.ravelMultiIndex(List.of(i, j), new int[] {3, 4}, "wrap"),
                    Plain.integers(DType.INT64, 7, -1),
                    Plain.integers(DType.INT64, 1, 9))
                .gives(Plain.vector(5, 9))));
  }

  private void permuted() {
    Value perm = Plain.integers(DType.INT32, 2, 0, 3, 1);
    Value perms = Plain.array(Ints.of(2, 3), 2, 0, 1, 0, 2, 1).cast(DType.INT64);
    rows.add(
        OpRow.of(
            "permutations",
            OpCase.binary("of all rows", T::permuteRowElements, X, perm)
                .gives(
                    Plain.pick(
                        X, Ints.of(3, 4), at -> new int[] {at[0], new int[] {2, 0, 3, 1}[at[1]]})),
            OpCase.binary("of each row", T::permuteRowElements, SAMPLES.reals(2, 3), perms),
            OpCase.binary("a vector by rows", T::permuteRowElements, SAMPLES.reals(3), perms),
            OpCase.unary("inverse", T::inversePermutation, perm).gives(Plain.vector(1, 3, 0, 2)),
            OpCase.unary("inverses", T::inversePermutation, perms)
                .gives(Plain.array(Ints.of(2, 3), 1, 2, 0, 0, 2, 1))));
  }

  private void repeated() {
    Value times = Plain.integers(DType.INT32, 2, 0, 1);
    int[] from = {0, 0, 2};
    Value two = Plain.scalar(2).cast(DType.INT64);
    rows.add(
        OpRow.of(
            "repeat",
            OpCase.unary("flat", x -> x.repeat(2), X)
                .gives(Plain.pick(X, Ints.of(24), at -> new int[] {at[0] / 8, at[0] / 2 % 4})),
            OpCase.unary("rows", x -> x.repeat(3, 0), X)
                .gives(Plain.pick(X, Ints.of(9, 4), at -> new int[] {at[0] / 3, at[1]})),
            OpCase.binary("symbolic", (x, n) -> x.repeat(n, -1), CUBE, two),
            OpCase.binary("each its own", (x, n) -> x.repeat(n, 0), X, times)
                .gives(Plain.pick(X, Ints.of(3, 4), at -> new int[] {from[at[0]], at[1]})),
            OpCase.binary("each its own of a cube", (x, n) -> x.repeat(n, 1), CUBE, times),
            OpCase.binary(
                "one number", (x, n) -> x.repeat(n, 1), X, Plain.integers(DType.INT64, 2)),
            OpCase.unary("not at all", x -> x.repeat(0), X).gives(Plain.vector()),
            OpCase.unary("nothing", x -> x.repeat(3, 0), SAMPLES.reals(0, 2)),
            OpCase.unary("a scalar", x -> x.repeat(3), SAMPLES.reals())));
  }

  private void tiled() {
    Value reps = Plain.integers(DType.INT64, 2, 1, 3);
    rows.add(
        OpRow.of(
            "tile",
            OpCase.binary("symbolic", (x, n) -> T.tile(x, n, 3), X, reps)
                .gives(Plain.pick(X, Ints.of(2, 3, 12), at -> new int[] {at[1], at[2] % 4})),
            OpCase.unary("nothing of it", x -> T.tile(x, 0), X),
            OpCase.unary("integers", x -> T.tile(x, 2), NUMBERS)));
  }
}
