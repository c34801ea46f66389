package damo.testing;

import damo.T;
import damo.op.shape.MakeVector;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Views, shapes, and arrays made from shapes. */
final class ShapeRows {
  private static final Samples SAMPLES = new Samples(5);
  private static final Value MATRIX = SAMPLES.reals(2, 3);
  private static final Value CUBE = SAMPLES.reals(2, 3, 4);
  private static final Value VECTOR = SAMPLES.reals(4);
  private static final Value EMPTY = SAMPLES.reals(0, 3);
  private final List<OpRow> rows = new ArrayList<>();

  static List<OpRow> rows() {
    ShapeRows table = new ShapeRows();
    table.reshapes();
    table.shuffles();
    table.diagonals();
    table.lengths();
    table.made();
    table.joined();
    return table.rows;
  }

  private static Value as(Value x, int... shape) {
    return Plain.array(Ints.of(shape), x.toDoubles());
  }

  private void reshapes() {
    rows.add(
        OpRow.of(
            "reshape",
            OpCase.unary("to (3, 2)", x -> x.reshape(3, 2), MATRIX).gives(as(MATRIX, 3, 2)),
            OpCase.unary("to (-1)", x -> x.reshape(-1), CUBE).gives(as(CUBE, 24)),
            OpCase.unary("to (4, -1, 2)", x -> x.reshape(4, -1, 2), CUBE).gives(as(CUBE, 4, 3, 2)),
            OpCase.unary("to (1, 1)", x -> x.reshape(1, 1), SAMPLES.reals()),
            OpCase.unary("of one to ()", x -> x.reshape(new int[0]), SAMPLES.reals(1, 1)),
            OpCase.unary("of nothing", x -> x.reshape(3, 0, 2), EMPTY).gives(as(EMPTY, 3, 0, 2)),
            OpCase.unary("of a transposed one", x -> x.transpose().reshape(6), MATRIX),
            OpCase.unary("by symbolic lengths", x -> x.reshape(x.shape().get(1), -1), MATRIX)
                .gives(as(MATRIX, 3, 2)),
            OpCase.binary(
                "by a vector",
                (x, n) -> x.reshape(n, 2),
                MATRIX,
                Plain.integers(DType.INT32, 3, -1))));
    rows.add(
        OpRow.of(
            "flatten",
            OpCase.unary("to 1", x -> x.flatten(), CUBE).gives(as(CUBE, 24)),
            OpCase.unary("to 2", x -> x.flatten(2), CUBE).gives(as(CUBE, 2, 12)),
            OpCase.unary("of a scalar", x -> x.flatten(), SAMPLES.reals()),
            OpCase.unary("of nothing", x -> x.flatten(), EMPTY).gives(as(EMPTY, 0)),
            OpCase.unary("to 2, of nothing", x -> x.flatten(2), SAMPLES.reals(0, 3, 4))
                .gives(as(EMPTY, 0, 12))));
  }

  private void shuffles() {
    Value row = SAMPLES.reals(1, 4);
    Value turned = Plain.pick(CUBE, Ints.of(4, 2, 3), at -> new int[] {at[1], at[2], at[0]});
    rows.add(
        OpRow.of(
            "dimshuffle",
            OpCase.unary("(1, 0)", x -> x.dimshuffle(1, 0), MATRIX)
                .gives(Plain.pick(MATRIX, Ints.of(3, 2), at -> new int[] {at[1], at[0]})),
            OpCase.unary("(2, 0, 1)", x -> x.dimshuffle(2, 0, 1), CUBE).gives(turned),
            OpCase.unary("('x', 0, 'x')", x -> x.dimshuffle('x', 0, 'x'), VECTOR)
                .gives(as(VECTOR, 1, 4, 1)),
            OpCase.unary("drops an axis", x -> x.dimshuffle(1), row).gives(as(row, 4)),
            OpCase.unary("('x')", x -> x.dimshuffle('x'), SAMPLES.reals()),
            OpCase.unary("of nothing", x -> x.dimshuffle(1, 'x', 0), EMPTY)
                .gives(as(EMPTY, 3, 1, 0)),
            OpCase.unary("of integers", x -> x.transpose(), SAMPLES.below(9, DType.INT16, 2, 3))));
    rows.add(
        OpRow.of(
            "transpose, swapaxes, squeeze, shapePad",
            OpCase.unary("transpose", x -> x.transpose(2, 0, 1), CUBE).gives(turned),
            OpCase.unary("transpose of a vector", x -> x.transpose(), VECTOR).gives(VECTOR),
            OpCase.unary("swapaxes", x -> x.swapaxes(0, -1), CUBE),
            OpCase.unary("squeeze", x -> x.squeeze(), row).gives(as(row, 4)).withLengthsKnown(),
            OpCase.unary("squeeze axis 0", x -> x.squeeze(0), row).gives(as(row, 4)),
            OpCase.unary("shapePadleft", x -> T.shapePadleft(x, 2), VECTOR)
                .gives(as(VECTOR, 1, 1, 4)),
            OpCase.unary("shapePadright", T::shapePadright, VECTOR).gives(as(VECTOR, 4, 1))));
    rows.add(
        OpRow.of(
            "broadcastTo",
            OpCase.unary("(2, 4)", x -> T.broadcastTo(x, 2, 4), VECTOR)
                .gives(Plain.broadcast(VECTOR, Ints.of(2, 4))),
            OpCase.unary("(3, 4)", x -> T.broadcastTo(x, 3, 4), row)
                .gives(Plain.broadcast(row, Ints.of(3, 4))),
            OpCase.unary("of a scalar", x -> T.broadcastTo(x, 2, 2), SAMPLES.reals()),
            OpCase.unary("to nothing", x -> T.broadcastTo(x, 0, 4), row),
            OpCase.binary(
                "as another", (x, y) -> T.broadcastTo(x, y.shape()), row, SAMPLES.reals(3, 4))));
  }

  private void diagonals() {
    rows.add(
        OpRow.of(
            "diag",
            OpCase.unary("of a matrix", x -> x.diag(), MATRIX)
                .gives(Plain.pick(MATRIX, Ints.of(2), at -> new int[] {at[0], at[0]})),
            OpCase.unary("above", x -> T.diag(x, 1), MATRIX)
                .gives(Plain.pick(MATRIX, Ints.of(2), at -> new int[] {at[0], at[0] + 1})),
            OpCase.unary("below, outside", x -> T.diag(x, -5), MATRIX).gives(Plain.vector()),
            OpCase.unary("of axes of a cube", x -> T.diagonal(x, 1, 2, 0), CUBE),
            OpCase.unary("of nothing", x -> x.diag(), EMPTY).gives(Plain.vector()),
            OpCase.unary("builds", x -> x.diag(), Plain.vector(1, 2))
                .gives(Plain.array(Ints.of(2, 2), 1, 0, 0, 2)),
            OpCase.unary("builds below", x -> T.diag(x, -1), Plain.vector(3, 4))
                .gives(Plain.array(Ints.of(3, 3), 0, 0, 0, 3, 0, 0, 0, 4, 0)),
            OpCase.unary("builds of one", x -> x.diag(), Plain.vector(5))));
  }

  private void lengths() {
    rows.add(
        OpRow.of(
            "shape",
            OpCase.unary("shape", x -> x.shape(), CUBE).gives(Plain.vector(2, 3, 4)),
            OpCase.unary("of a scalar", x -> x.shape(), SAMPLES.reals()).gives(Plain.vector()),
            OpCase.unary("size", x -> x.size(), EMPTY).gives(Plain.scalar(0)),
            OpCase.unary("a length", x -> x.shape().get(1), CUBE).gives(Plain.scalar(3))));
    rows.add(
        OpRow.of(
            "makeVector",
            OpCase.binary(
                    "makeVector",
                    (a, b) -> MakeVector.of(List.of(a, b)),
                    Plain.scalar(3).cast(DType.INT32),
                    Plain.scalar(4).cast(DType.INT64))
                .gives(Plain.vector(3, 4))));
  }

  private void made() {
    Value n = Plain.scalar(4).cast(DType.INT32);
    rows.add(
        OpRow.of(
            "arange",
            OpCase.unary("to n", x -> T.arange(x), n).gives(Plain.vector(0, 1, 2, 3)),
            OpCase.unary("downwards", x -> T.arange(x, -1, -2), n).gives(Plain.vector(4, 2, 0)),
            OpCase.unary("of nothing", x -> T.arange(x, 2), n).gives(Plain.vector()),
            OpCase.unary("of floats", x -> T.arange(0, x, 0.5), Plain.scalar(1.6)).rough(),
            OpCase.unary("as float32", x -> T.arange(0, x, 1, DType.FLOAT32), n)));
    rows.add(
        OpRow.of(
            "zeros, ones, alloc, eye",
            OpCase.unary("zeros", x -> T.zeros(x, 2), n)
                .gives(Plain.array(Ints.of(4, 2), new double[8])),
            OpCase.unary("ones", x -> T.ones(DType.INT8, x), n).gives(Plain.vector(1, 1, 1, 1)),
            OpCase.binary("alloc", (x, v) -> T.alloc(v, x, 3), n, SAMPLES.reals(3)),
            OpCase.unary("eye", x -> T.eye(x, 3, 1), n)
                .gives(Plain.array(Ints.of(4, 3), 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0))));
  }

  private void joined() {
    Value other = SAMPLES.reals(2, 1);
    rows.add(
        OpRow.of(
            "concatenate and stack",
            OpCase.binary(
                    "along 1",
                    (x, y) -> T.concatenate(List.of(x, y), 1),
                    Plain.array(Ints.of(2, 2), 1, 2, 3, 4),
                    Plain.array(Ints.of(2, 1), 5, 6))
                .gives(Plain.array(Ints.of(2, 3), 1, 2, 5, 3, 4, 6)),
            OpCase.binary("along 1", (x, y) -> T.concatenate(List.of(x, y, x), 1), MATRIX, other),
            OpCase.binary("along -2", (x, y) -> T.concatenate(List.of(x, y), -2), MATRIX, EMPTY),
            OpCase.binary("stack", (x, y) -> T.stack(List.of(x, y)), VECTOR, SAMPLES.reals(4)),
            OpCase.binary(
                "stack behind", (x, y) -> T.stack(List.of(x, y), -1), MATRIX, SAMPLES.reals(2, 3)),
            OpCase.binary(
                "of two dtypes",
                (x, y) -> T.concatenate(List.of(x, y)),
                SAMPLES.below(5, DType.INT32, 3),
                VECTOR)));
  }
}
