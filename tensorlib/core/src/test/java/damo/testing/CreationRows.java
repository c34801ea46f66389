package damo.testing;

import damo.T;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Pad;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Arrays made from numbers, and bigger ones from smaller ones. */
final class CreationRows {
  private static final Samples SAMPLES = new Samples(33);
  private static final Value X = SAMPLES.reals(2, 3);
  private static final Value VECTOR = Plain.vector(1, 2, 4);
  private final List<OpRow> rows = new ArrayList<>();

  static List<OpRow> rows() {
    CreationRows table = new CreationRows();
    table.spaced();
    table.grids();
    table.diagonals();
    table.padded();
    table.borders();
    table.joined();
    table.lengths();
    table.covariances();
    return table.rows;
  }

  private void spaced() {
    Value one = Plain.scalar(1.5);
    rows.add(
        OpRow.of(
            "linspace, logspace, geomspace",
            OpCase.unary("linspace", x -> T.linspace(x, 3, 4, DType.FLOAT64), one)
                .gives(Plain.vector(1.5, 2, 2.5, 3)),
            OpCase.unary("of one", x -> T.linspace(x, 3, 1, DType.FLOAT64), one)
                .gives(Plain.vector(1.5)),
            OpCase.unary("of none", x -> T.linspace(x, 3, 0, DType.FLOAT64), one)
                .gives(Plain.vector())
                .rough(),
            OpCase.unary("of floatX", x -> T.linspace(0, x, 3), one)
                .gives(Plain.vector(0, 0.75, 1.5))
                .rough(),
            OpCase.binary(
                    "of vectors",
                    (x, y) -> T.linspace(x, y, 3, DType.FLOAT64),
                    Plain.vector(0, 1),
                    Plain.array(Ints.of(1, 1), 4))
                .gives(Plain.array(Ints.of(3, 1, 2), 0, 1, 2, 2.5, 4, 4)),
            OpCase.unary("logspace", x -> T.logspace(x, 2, 3, DType.FLOAT64), Plain.scalar(1))
                .gives(Plain.vector(10, Math.pow(10, 1.5), 100)),
            OpCase.unary("geomspace", x -> T.geomspace(x, 1000, 4, DType.FLOAT64), Plain.scalar(1))
                .gives(Plain.vector(1, 10, 100, 1000)),
            OpCase.unary("below zero", x -> T.geomspace(x, -8, 4, DType.FLOAT64), Plain.scalar(-1))
                .gives(Plain.vector(-1, -2, -4, -8)),
            OpCase.unary("bartlett", T::bartlett, Plain.scalar(5).cast(DType.INT32))
                .gives(Plain.vector(0, 0.5, 1, 0.5, 0)),
            OpCase.unary("bartlett", T::bartlett, Plain.scalar(1).cast(DType.INT32))
                .gives(Plain.vector(1)),
            OpCase.unary("bartlett", T::bartlett, Plain.scalar(0).cast(DType.INT32))
                .gives(Plain.vector())));
  }

  private void grids() {
    Value base = Plain.scalar(10).cast(DType.INT64);
    rows.add(
        OpRow.of(
            "mgrid and ogrid",
            OpCase.unary("dense", x -> T.mgrid("0:2", "1:6:2").get(1).add(x), base)
                .gives(Plain.array(Ints.of(2, 3), 11, 13, 15, 11, 13, 15)),
            OpCase.unary("open", x -> T.ogrid("0:2", "1:6:2").get(0).add(x), base)
                .gives(Plain.array(Ints.of(2, 1), 10, 11)),
            OpCase.unary("floats", x -> T.ogrid("0:1:0.25").get(0).add(x), base)
                .gives(Plain.vector(10, 10.25, 10.5, 10.75)),
            OpCase.unary("so many", x -> T.ogrid("0:1:3j").get(0).add(x), base)
                .gives(Plain.vector(10, 10.5, 11)),
            OpCase.unary("empty", n -> T.empty(DType.INT8, n, 0), base)));
  }

  private void diagonals() {
    rows.add(
        OpRow.of(
            "fillDiagonal",
            OpCase.binary("wide", T::fillDiagonal, X, SAMPLES.reals()),
            OpCase.unary(
                    "tall", x -> T.fillDiagonal(x, 9), Plain.array(Ints.of(3, 2), 1, 2, 3, 4, 5, 6))
                .gives(Plain.array(Ints.of(3, 2), 9, 2, 3, 9, 5, 6)),
            OpCase.binary("of a cube", T::fillDiagonal, SAMPLES.reals(2, 2, 2), SAMPLES.reals()),
            OpCase.unary(
                "of integers", x -> T.fillDiagonal(x, 9), SAMPLES.below(5, DType.INT8, 2, 2)),
            OpCase.ternary(
                "offset",
                (x, v, k) -> T.fillDiagonalOffset(x, v, k),
                X,
                SAMPLES.reals(),
                Plain.scalar(1).cast(DType.INT64)),
            OpCase.unary(
                    "below",
                    x -> T.fillDiagonalOffset(x, 9, -1),
                    Plain.array(Ints.of(2, 2), 1, 2, 3, 4))
                .gives(Plain.array(Ints.of(2, 2), 1, 2, 9, 4))));
  }

  /** One axis, further than it is long: expected values are NumPy's. */
  private void padded() {
    rows.add(
        OpRow.of(
            "pad a vector",
            pad("constant", 9, 9, 9, 9, 1, 2, 4, 9, 9),
            pad("edge", 1, 1, 1, 1, 1, 2, 4, 4, 4),
            pad("linear_ramp", -1, -0.5, 0, 0.5, 1, 2, 4, 1.5, -1),
            pad("maximum", 2, 2, 2, 2, 1, 2, 4, 4, 4),
            pad("minimum", 1, 1, 1, 1, 1, 2, 4, 2, 2),
            pad("mean", 1.5, 1.5, 1.5, 1.5, 1, 2, 4, 3, 3),
            pad("reflect", 1, 2, 4, 2, 1, 2, 4, 2, 1),
            pad("symmetric", 4, 4, 2, 1, 1, 2, 4, 4, 2),
            pad("wrap", 4, 1, 2, 4, 1, 2, 4, 1, 2)));
  }

  private static OpCase pad(String mode, double... expected) {
    Pad options = Pad.mode(mode).constantValue(9).endValue(-1).statLength(2);
    return OpCase.unary(mode, x -> T.pad(x, new int[][] {{4, 2}}, options), VECTOR)
        .gives(Plain.vector(expected));
  }

  private void borders() {
    List<OpCase> cases = new ArrayList<>();
    int[][] uneven = {{1, 2}, {0, 3}};
    for (Pad.Mode mode : Pad.Mode.values()) {
      Pad options = Pad.mode(mode.name().toLowerCase(java.util.Locale.ROOT));
      String name = mode.name();
      cases.add(OpCase.unary(name, x -> T.pad(x, uneven, options), X));
      cases.add(OpCase.unary(name, x -> T.pad(x, uneven, options), SAMPLES.reals(1, 1)));
      cases.add(
          OpCase.unary(name, x -> T.pad(x, uneven, options), SAMPLES.below(9, DType.INT16, 2, 2)));
    }
    for (OpCase c : List.copyOf(cases))
      if (c.name().equals("MAXIMUM") || c.name().equals("MINIMUM")) cases.remove(c);
    cases.add(
        OpCase.unary("zeros around", x -> T.pad(x, new int[][] {{1, 1}}), SAMPLES.reals(0, 2)));
    cases.add(
        OpCase.unary(
                "zeros around",
                x -> T.pad(x, new int[][] {{1, 1}}),
                Plain.array(Ints.of(1, 2), 1, 2))
            .gives(Plain.array(Ints.of(3, 4), 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0)));
    rows.add(new OpRow("pad", cases));
  }

  private void joined() {
    Value axis = Plain.scalar(-1).cast(DType.INT32);
    Value other = SAMPLES.reals(2, 1);
    rows.add(
        OpRow.of(
            "join and split by numbers that are symbolic",
            OpCase.ternary("join", (x, y, a) -> T.join(a, x, y, x), X, other, axis),
            OpCase.ternary(
                "join", (x, y, a) -> T.join(a, x, y, x), X, X, Plain.scalar(0).cast(DType.INT32)),
            OpCase.ternary("gradient of join", CreationRows::partOfJoin, X, other, axis),
            OpCase.unary(
                "stacklists",
                x -> T.stacklists(List.of(List.of(x, 1.0), List.of(2.0, x))),
                SAMPLES.reals()),
            OpCase.unary("split", x -> T.split(x, new int[] {1, 2}, 2, 1).get(1), X)
                .gives(Plain.pick(X, Ints.of(2, 2), at -> new int[] {at[0], at[1] + 1}))));
  }

  private static TensorVariable partOfJoin(TensorVariable x, TensorVariable y, TensorVariable a) {
    TensorVariable joined = T.join(a, x, y);
    return T.grad(joined.sqr().mul(joined).sum(), y);
  }

  private void lengths() {
    Value row = SAMPLES.reals(1, 3);
    rows.add(
        OpRow.of(
            "lengths that are known",
            OpCase.unary("specifyShape", x -> T.specifyShape(x, 2, null), X).gives(X),
            OpCase.binary(
                "symbolic",
                (x, n) -> T.specifyShape(x, n, 3),
                X,
                Plain.scalar(2).cast(DType.INT64)),
            OpCase.unary("addbroadcast", x -> T.addbroadcast(x, 0), row).gives(row),
            OpCase.unary("unbroadcast", x -> T.unbroadcast(T.addbroadcast(x, 0), 0, 1), row)
                .gives(row),
            OpCase.unary("patternbroadcast", x -> T.patternbroadcast(x, true, false), row)
                .gives(row)));
  }

  private void covariances() {
    rows.add(
        OpRow.of(
            "cov",
            OpCase.unary("of rows", x -> T.cov(x), X),
            OpCase.unary("of columns", x -> T.cov(x, false, 0), X),
            OpCase.unary("of a vector", x -> T.cov(x), VECTOR).gives(Plain.scalar(7 / 3.0)),
            OpCase.binary("of two", (x, y) -> T.cov(x, y), VECTOR, Plain.vector(3, 1, 0))
                .gives(Plain.array(Ints.of(2, 2), 7 / 3.0, -13 / 6.0, -13 / 6.0, 7 / 3.0)),
            OpCase.unary("of integers", x -> T.cov(x), SAMPLES.below(9, DType.INT32, 2, 4))));
  }
}
