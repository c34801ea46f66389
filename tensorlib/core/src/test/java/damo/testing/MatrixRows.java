package damo.testing;

import static damo.testing.MatrixSamples.NAN;
import static damo.testing.MatrixSamples.SQUARE;
import static damo.testing.MatrixSamples.TALL;
import static damo.testing.MatrixSamples.WIDE;
import static damo.testing.MatrixSamples.matrix;
import static damo.testing.MatrixSamples.ones;
import static damo.testing.MatrixSamples.single;

import damo.T;
import damo.op.linalg.CofactorSlope;
import damo.op.linalg.Cofactors;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Functions of matrices. Expected values are those of NumPy 2.4 and SciPy 1.17. */
final class MatrixRows {
  private final MatrixSamples m = new MatrixSamples(93);

  private MatrixRows() {}

  static List<OpRow> rows() {
    MatrixRows r = new MatrixRows();
    return List.of(
        r.det(),
        r.cofactors(),
        r.cofactorSlope(),
        r.slogdet(),
        r.expm(),
        r.power(),
        r.kron(),
        r.blockDiag(),
        r.norm(),
        r.norms());
  }

  private OpRow det() {
    UnaryOperator<TensorVariable> f = T.linalg::det;
    return OpRow.of(
        "det",
        OpCase.unary("det", f, SQUARE).gives(Plain.scalar(34.355)),
        OpCase.unary("det", f, m.reals(2, 3, 3)),
        OpCase.unary("det", f, m.reals(2, 0, 2, 2)),
        OpCase.unary("det", f, m.reals(1, 1)),
        OpCase.unary("det", f, m.reals(0, 0)).gives(Plain.scalar(1)),
        OpCase.unary("singular", f, matrix(3, 3, 1, 2, 3, 2, 4, 6, 1, 0, 1))
            .gives(Plain.scalar(0))
            .once(),
        OpCase.unary("of rank 1", f, ones(3, 3)).gives(Plain.scalar(0)).once(),
        OpCase.unary("det", f, single(SQUARE)).gives(single(Plain.scalar(34.355))),
        OpCase.unary("det", f, matrix(2, 2, 1, 2, 3, 4).cast(DType.INT32)).gives(Plain.scalar(-2)),
        OpCase.unary("det", f, NAN).gives(Plain.scalar(Double.NaN)).rough());
  }

  /** Of a matrix of two rows the change does not depend on the matrix. */
  private OpRow cofactorSlope() {
    BinaryOperator<TensorVariable> f = CofactorSlope::of;
    Value turned = matrix(2, 2, 8, -7, -6, 5);
    Value rankOne = matrix(3, 3, 1, 2, 3, 2, 4, 6, 3, 6, 9);
    return OpRow.of(
        "cofactorSlope",
        OpCase.binary(
                "of two rows, and the matrix",
                (a, g) -> CofactorSlope.of(a, g).add(a),
                matrix(2, 2, 1, 2, 3, 4),
                matrix(2, 2, 5, 6, 7, 8))
            .gives(matrix(2, 2, 9, -5, -3, 9)),
        OpCase.binary("of zeros", f, matrix(2, 2, 0, 0, 0, 0), matrix(2, 2, 5, 6, 7, 8))
            .gives(turned)
            .rough(),
        OpCase.binary("along itself", f, SQUARE, SQUARE),
        OpCase.binary("of one number", f, matrix(1, 1, 3), matrix(1, 1, 2)).gives(matrix(1, 1, 0)),
        OpCase.binary(
                "of rank 1 along 1",
                f,
                rankOne,
                Plain.array(Ints.of(3, 3), 1, 0, 0, 0, 1, 0, 0, 0, 1))
            .gives(matrix(3, 3, 13, -2, -3, -2, 10, -6, -3, -6, 5))
            .rough(),
        OpCase.binary("of a stack", f, m.regular(2, 3, 3), m.reals(2, 3, 3)),
        OpCase.binary("of nothing", f, m.reals(0, 0), m.reals(0, 0)));
  }

  private OpRow cofactors() {
    UnaryOperator<TensorVariable> f = Cofactors::of;
    return OpRow.of(
        "cofactors",
        OpCase.unary("cofactors", f, matrix(2, 2, 1, 2, 3, 4)).gives(matrix(2, 2, 4, -3, -2, 1)),
        OpCase.unary("cofactors", f, SQUARE),
        OpCase.unary("cofactors", f, m.reals(2, 2, 2)),
        OpCase.unary("cofactors", f, m.reals(1, 1)).gives(matrix(1, 1, 1)),
        OpCase.unary("singular", f, matrix(2, 2, 1, 2, 2, 4))
            .gives(matrix(2, 2, 4, -2, -2, 1))
            .rough(),
        OpCase.unary("cofactors", f, NAN).rough());
  }

  private OpRow slogdet() {
    UnaryOperator<TensorVariable> sign = a -> T.linalg.slogdet(a).get(0);
    UnaryOperator<TensorVariable> log = a -> T.linalg.slogdet(a).get(1);
    return OpRow.of(
        "slogdet",
        OpCase.unary("sign", sign, SQUARE).gives(Plain.scalar(1)),
        OpCase.unary("sign", sign, matrix(2, 2, 0, 1, 1, 0)).gives(Plain.scalar(-1)),
        OpCase.unary("sign", sign, ones(2, 2)).gives(Plain.scalar(0)).rough(),
        OpCase.unary("log", log, SQUARE).gives(Plain.scalar(3.536747568483039)),
        OpCase.unary("log", log, matrix(2, 2, 1, 2, 3, 4)),
        OpCase.unary("log", log, m.regular(2, 2, 2)),
        OpCase.unary("log", log, single(SQUARE)),
        OpCase.unary("log", log, m.reals(0, 0)).gives(Plain.scalar(0)));
  }

  private OpRow expm() {
    UnaryOperator<TensorVariable> f = T.linalg::expm;
    double[] x = {
      55.537548110692065, 36.466731698770616, -3.617495194782111, 21.141300660395064,
      23.724032375427807, 9.725328896156759, 29.084550769004803, 4.241938654317662,
      5.788949600626227
    };
    double[] small = {
      1.083224450527989,
      .021523883094734,
      -.01050092532722,
      .00663934359636,
      1.061783666474772,
      .016871795097142,
      .025566578121206,
      -.014535097375075,
      1.051027051789041
    };
    double angle = 40;
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    List<OpCase> cases = new ArrayList<>();
    cases.add(OpCase.unary("expm", f, SQUARE).gives(matrix(3, 3, x)));
    cases.add(OpCase.unary("expm", f, Plain.map(SQUARE, v -> v / 50)).gives(matrix(3, 3, small)));
    cases.add(
        OpCase.unary("expm", f, matrix(2, 2, 0, -angle, angle, 0))
            .gives(matrix(2, 2, c, -s, s, c)));
    cases.add(OpCase.unary("expm", f, matrix(2, 2, 0, 0, 0, 0)).gives(SolverRows.identity(2)));
    cases.add(OpCase.unary("expm", f, matrix(2, 2, 0, 1, 0, 0)).gives(matrix(2, 2, 1, 1, 0, 1)));
    cases.add(OpCase.unary("expm", f, matrix(1, 1, 2)).gives(matrix(1, 1, Math.exp(2))));
    for (double scale : new double[] {.001, .01, .1, .3, 1})
      cases.add(OpCase.unary("expm", f, Plain.map(m.reals(2, 3, 3), v -> scale * v)));
    cases.add(OpCase.unary("expm", f, m.reals(0, 0)));
    cases.add(OpCase.unary("expm", f, single(Plain.map(SQUARE, v -> v / 50))));
    cases.add(OpCase.unary("expm", f, NAN).rough());
    return new OpRow("expm", cases);
  }

  private OpRow power() {
    double[] fifth = {
      1033.74235,
      822.5536,
      -25.53655,
      515.99703,
      333.99585,
      144.77218,
      599.74962,
      209.86303,
      -69.4087
    };
    double[] inverseSquare = {
      .047234351255684,
      -.026196636474391,
      .044609010921923,
      .014134186400901,
      .083462963360315,
      -.062885822711028,
      -.06307527152618,
      .082516566551172,
      .097204356958424
    };
    return OpRow.of(
        "matrixPower",
        OpCase.unary("fifth", a -> T.linalg.matrixPower(a, 5), SQUARE).gives(matrix(3, 3, fifth)),
        OpCase.unary("inverse square", a -> T.linalg.matrixPower(a, -2), SQUARE)
            .gives(matrix(3, 3, inverseSquare)),
        OpCase.unary("none", a -> T.linalg.matrixPower(a, 0), m.reals(2, 2))
            .gives(SolverRows.identity(2)),
        OpCase.unary("first", a -> T.linalg.matrixPower(a, 1), SQUARE).gives(SQUARE),
        OpCase.unary("third", a -> T.linalg.matrixPower(a, 3), m.reals(2, 2, 2)),
        OpCase.unary(
                "of integers",
                a -> T.linalg.matrixPower(a, 2),
                matrix(2, 2, 1, 2, 3, 4).cast(DType.INT32))
            .gives(matrix(2, 2, 7, 10, 15, 22)),
        OpCase.of(
            "matrixDot",
            v -> T.linalg.matrixDot(v.toArray()),
            m.reals(2, 3),
            m.reals(3, 2),
            m.reals(2, 4)),
        OpCase.of("matrixDot", v -> T.linalg.matrixDot(v.toArray()), m.reals(2, 3)));
  }

  private OpRow kron() {
    double[] x = {
      1, -2, 2, -4, -1, 2, .5, -1, .5, 3, 1, 6, -.5, -3, .25, 1.5, .3, -.6, -2, 4, .7, -1.4, 1.5,
      -3, .15, .9, -1, -6, .35, 2.1, .75, 4.5
    };
    return OpRow.of(
        "kron",
        OpCase.binary("kron", T.linalg::kron, WIDE, matrix(2, 2, 1, -2, .5, 3))
            .gives(matrix(4, 8, x)),
        OpCase.binary("kron", T.linalg::kron, Plain.vector(1, 2), Plain.vector(3, 4, 5))
            .gives(Plain.vector(3, 4, 5, 6, 8, 10)),
        OpCase.binary("kron", T.linalg::kron, m.reals(2), m.reals(3, 2)),
        OpCase.binary("kron", T.linalg::kron, m.reals(2, 1, 2), m.reals(3, 2)),
        OpCase.binary("kron", T.linalg::kron, m.reals(), m.reals(2, 2)),
        OpCase.binary("kron", T.linalg::kron, m.reals(0, 2), m.reals(2, 2)),
        OpCase.binary("kron", T.linalg::kron, Plain.integers(DType.INT8, 1, 2), m.reals(2)),
        OpCase.binary("kron", T.linalg::kron, single(m.reals(2, 2)), single(m.reals(2, 2))));
  }

  private OpRow blockDiag() {
    Value third = matrix(1, 1, 7);
    return OpRow.of(
        "blockDiag",
        blocks(matrix(1, 2, 1, 2), matrix(2, 1, 3, 4), third)
            .gives(matrix(4, 4, 1, 2, 0, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0, 7)),
        blocks(m.reals(2, 3), m.reals(3, 2)),
        blocks(m.reals(2, 2, 2), m.reals(1, 2)),
        blocks(m.reals(2, 1, 2, 2), m.reals(3, 2, 1)),
        blocks(m.reals(0, 2), m.reals(2, 1)),
        blocks(Plain.vector(1, 2), Plain.scalar(3)).gives(matrix(2, 3, 1, 2, 0, 0, 0, 3)),
        blocks(m.reals(2, 2)),
        blocks(matrix(1, 1, 2).cast(DType.INT8), third.cast(DType.INT32))
            .gives(matrix(2, 2, 2, 0, 0, 7)));
  }

  private static OpCase blocks(Value... blocks) {
    return OpCase.of("blockDiag", v -> T.linalg.blockDiag(v.toArray()), blocks);
  }

  private OpRow norm() {
    List<OpCase> cases = new ArrayList<>();
    Object[] orders = {
      "fro",
      3.616628264005025,
      "nuc",
      4.890592650678444,
      1,
      4,
      -1,
      1.3,
      2,
      3.193979089453967,
      -2,
      1.696613561224477,
      "inf",
      4.5,
      "-inf",
      4.5
    };
    for (int i = 0; i < orders.length; i += 2) {
      Object order = orders[i];
      double want = ((Number) orders[i + 1]).doubleValue();
      boolean tie = order.toString().endsWith("inf");
      OpCase one = OpCase.unary("matrix " + order, x -> T.linalg.norm(x, order), WIDE);
      cases.add((tie ? one.rough() : one).gives(Plain.scalar(want)));
      OpCase other = OpCase.unary("matrix " + order, x -> T.linalg.norm(x, order), TALL);
      boolean isSum = order instanceof Integer n && Math.abs(n) == 1;
      cases.add(tie || isSum ? other.once() : other);
      cases.add(
          OpCase.unary("of axes " + order, x -> T.linalg.norm(x, order, 2, 0), m.reals(2, 3, 2)));
      cases.add(OpCase.unary("stack " + order, x -> T.linalg.norm(x, order), m.reals(2, 3, 2)));
    }
    cases.add(OpCase.unary("matrix", T.linalg::norm, WIDE).gives(Plain.scalar(3.616628264005025)));
    cases.add(OpCase.unary("vector", T.linalg::norm, Plain.vector(3, 4)).gives(Plain.scalar(5)));
    cases.add(OpCase.unary("scalar", T.linalg::norm, Plain.scalar(-3)).gives(Plain.scalar(3)));
    cases.add(
        OpCase.unary("of integers", T.linalg::norm, Plain.integers(DType.INT8, 100, 75))
            .gives(Plain.scalar(125)));
    cases.add(OpCase.unary("of float32", T.linalg::norm, single(WIDE)));
    return new OpRow("linalg.norm", cases);
  }

  private OpRow norms() {
    List<OpCase> cases = new ArrayList<>();
    double inf = Double.POSITIVE_INFINITY;
    double[][] orders = {
      {0, 4, 4},
      {1, 4.5, 4.5},
      {2, 2.5, 2.613426869074396},
      {3, 2.163374355461112, 2.27309545550253},
      {.5, 16.98528137423857, 16.18727294554353},
      {-1, .222222222222222, .168674698795181},
      {inf, 2, 2},
      {-inf, .5, .3}
    };
    for (double[] o : orders) {
      double order = o[0];
      Value want = Plain.vector(o[1], o[2]);
      cases.add(OpCase.unary("axis " + order, x -> T.linalg.norm(x, order, 1), WIDE).gives(want));
      cases.add(OpCase.unary("method " + order, x -> x.norm(order, 1), WIDE).gives(want));
      cases.add(
          OpCase.unary("kept " + order, x -> x.norm(order, -1, true), WIDE)
              .gives(want.reshaped(Ints.of(2, 1))));
      OpCase all = OpCase.unary("all " + order, x -> x.norm(order), WIDE);
      cases.add(Double.isInfinite(order) ? all.once() : all);
      cases.add(OpCase.unary("vector " + order, x -> T.linalg.norm(x, order), m.reals(3)));
    }
    Value infinite = Plain.vector(1, inf);
    for (double order : new double[] {1, 2, 3, inf})
      cases.add(
          OpCase.unary("all " + order, x -> x.norm(order), infinite)
              .gives(Plain.scalar(inf))
              .rough());
    Value small = Plain.integers(DType.INT8, -100, 75);
    cases.add(OpCase.unary("all 2.0", x -> x.norm(2), small).gives(Plain.scalar(125)));
    cases.add(OpCase.unary("all Infinity", x -> x.norm(inf), small).gives(Plain.scalar(100)));
    return new OpRow("vector norm", cases);
  }
}
