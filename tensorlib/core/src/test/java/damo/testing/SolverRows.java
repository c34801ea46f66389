package damo.testing;

import static damo.testing.MatrixSamples.NAN;
import static damo.testing.MatrixSamples.POSITIVE;
import static damo.testing.MatrixSamples.SQUARE;
import static damo.testing.MatrixSamples.TALL;
import static damo.testing.MatrixSamples.UNSORTED;
import static damo.testing.MatrixSamples.WIDE;
import static damo.testing.MatrixSamples.matrix;
import static damo.testing.MatrixSamples.single;

import damo.T;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Equations between matrices. Expected values are those of NumPy 2.4 and SciPy 1.17. */
final class SolverRows {
  private final MatrixSamples m = new MatrixSamples(92);

  private SolverRows() {}

  static List<OpRow> rows() {
    SolverRows r = new SolverRows();
    return List.of(
        r.solve(), r.triangular(), r.inverse(), r.pinv(), r.lstsq(), r.tensors(), r.sylvester());
  }

  private OpRow solve() {
    List<OpCase> cases = new ArrayList<>();
    BinaryOperator<TensorVariable> gen = T.linalg::solve;
    BinaryOperator<TensorVariable> sym = (a, b) -> T.linalg.solve(a, b, "sym");
    BinaryOperator<TensorVariable> pos = (a, b) -> T.linalg.solve(a, b, "pos");
    BinaryOperator<TensorVariable> lu =
        (a, b) -> T.linalg.luSolve(T.linalg.luFactor(a).get(0), T.linalg.luFactor(a).get(1), b);
    BinaryOperator<TensorVariable> cho = (a, b) -> T.linalg.choSolve(T.linalg.cholesky(a), b, true);
    BinaryOperator<TensorVariable> upper =
        (a, b) -> T.linalg.choSolve(T.linalg.cholesky(a, false), b, false);
    Value b = Plain.vector(1, -2, .5);
    Value x = Plain.vector(.393246980061126, -.659729297045554, -.173482753602096);
    cases.add(OpCase.binary("gen", gen, SQUARE, b).gives(x));
    cases.add(OpCase.binary("lu", lu, SQUARE, b).gives(x));
    cases.add(OpCase.binary("lu", lu, UNSORTED, Plain.vector(-2, .5, 1)).gives(x));
    for (BinaryOperator<TensorVariable> f : List.of(gen, sym, pos, lu, cho, upper)) {
      String name = "way " + cases.size();
      cases.add(OpCase.binary(name, f, m.positive(3, 3), m.reals(3)));
      cases.add(OpCase.binary(name, f, m.positive(3, 3), m.reals(3, 2)));
      cases.add(OpCase.binary(name, f, m.positive(2, 3, 3), m.reals(3)));
      cases.add(OpCase.binary(name, f, m.positive(2, 3, 3), m.reals(2, 3, 2)));
      cases.add(OpCase.binary(name, f, m.positive(1, 1), m.reals(1, 1)));
      cases.add(OpCase.binary(name, f, single(m.positive(2, 2)), single(m.reals(2))));
    }
    cases.add(OpCase.binary("gen", gen, m.regular(3, 3), m.reals(2, 3, 2)));
    cases.add(OpCase.binary("gen", gen, m.regular(2, 1, 2, 2), m.reals(3, 2, 2)));
    cases.add(OpCase.binary("gen", gen, m.reals(0, 0), m.reals(0)));
    cases.add(OpCase.binary("gen", gen, m.regular(2, 2), m.reals(2, 0)));
    cases.add(OpCase.binary("gen", gen, single(SQUARE), b));
    cases.add(OpCase.binary("gen", gen, matrix(2, 2, 2, 0, 0, 4).cast(DType.INT32), m.reals(2)));
    cases.add(OpCase.binary("gen", gen, NAN, Plain.vector(1, 2)).rough());
    return new OpRow("solve", cases);
  }

  private OpRow triangular() {
    List<OpCase> cases = new ArrayList<>();
    for (boolean lower : new boolean[] {true, false})
      for (boolean trans : new boolean[] {true, false})
        for (boolean unit : new boolean[] {true, false}) {
          BinaryOperator<TensorVariable> f =
              (a, b) -> T.linalg.solveTriangular(a, b, lower, trans, unit);
          String name = lower + " " + trans + " " + unit;
          cases.add(OpCase.binary(name, f, m.regular(3, 3), m.reals(3)));
          cases.add(OpCase.binary(name, f, m.regular(2, 3, 3), m.reals(3, 2)));
        }
    BinaryOperator<TensorVariable> low = (a, b) -> T.linalg.solveTriangular(a, b, true);
    cases.add(
        OpCase.binary("lower", low, matrix(2, 2, 2, 99, 1, 4), Plain.vector(4, 10))
            .gives(Plain.vector(2, 2)));
    cases.add(OpCase.binary("lower", low, m.regular(1, 1), m.reals(1)));
    cases.add(OpCase.binary("lower", low, m.reals(0, 0), m.reals(0)));
    cases.add(OpCase.binary("lower", low, single(m.regular(2, 2)), single(m.reals(2, 2))));
    return new OpRow("solveTriangular", cases);
  }

  private OpRow inverse() {
    UnaryOperator<TensorVariable> f = T.linalg::matrixInverse;
    double[] x = {
      .234609227186727,
      -.062581865812837,
      .066948042497453,
      .006112647358463,
      .308543152379566,
      -.097511279289769,
      -.110900887789259,
      .11643137825644,
      .340561781400087
    };
    return OpRow.of(
        "matrixInverse",
        OpCase.unary("inverse", f, SQUARE).gives(matrix(3, 3, x)),
        OpCase.unary("inverse", f, m.regular(2, 2, 2)),
        OpCase.unary("inverse", f, m.reals(1, 1)),
        OpCase.unary("inverse", f, m.reals(0, 0)),
        OpCase.unary("inverse", f, m.reals(0, 2, 2)),
        OpCase.unary("inverse", f, single(SQUARE)).gives(single(matrix(3, 3, x))),
        OpCase.unary("inverse", f, matrix(2, 2, 2, 0, 0, 4).cast(DType.INT32))
            .gives(matrix(2, 2, .5, 0, 0, .25)),
        OpCase.unary("inverse", f, NAN).rough());
  }

  private OpRow pinv() {
    UnaryOperator<TensorVariable> f = T.linalg::pinv;
    double[] x = {
      .269879107781372, .188149157159884, .216584369146944, -.177081559679891,
      -.145581474544526, .024689255916908, .302741358760429, .381406436233611
    };
    return OpRow.of(
        "pinv",
        OpCase.unary("pinv", f, WIDE).gives(matrix(4, 2, x)),
        OpCase.unary("pinv", f, TALL),
        OpCase.unary("pinv", f, SQUARE),
        OpCase.unary("pinv", f, m.reals(2, 3, 2)),
        OpCase.unary("pinv", f, m.reals(1, 1)),
        OpCase.unary("pinv", f, m.reals(3, 1)),
        OpCase.unary("pinv", f, m.reals(0, 2)),
        OpCase.unary("pinv", f, MatrixSamples.ones(2, 2))
            .gives(matrix(2, 2, .25, .25, .25, .25))
            .rough(),
        OpCase.unary("pinv", f, single(WIDE)).gives(single(matrix(4, 2, x))),
        OpCase.unary("pinv", f, NAN).rough());
  }

  private OpRow lstsq() {
    BinaryOperator<TensorVariable> x = (a, b) -> T.linalg.lstsq(a, b).get(0);
    BinaryOperator<TensorVariable> residuals = (a, b) -> T.linalg.lstsq(a, b).get(1);
    BinaryOperator<TensorVariable> rank = (a, b) -> T.linalg.lstsq(a, b).get(2);
    BinaryOperator<TensorVariable> s = (a, b) -> T.linalg.lstsq(a, b).get(3);
    Value b = Plain.vector(1, 2, 3, -1);
    Value ones = MatrixSamples.ones(4, 2);
    return OpRow.of(
        "lstsq",
        OpCase.binary("x", x, TALL, b).gives(Plain.vector(-.036437936318747, -.473352630682786)),
        OpCase.binary("x", x, WIDE, Plain.vector(1, 2))
            .gives(
                Plain.vector(
                    .646177422101141, -.137578750212838, -.09620296271071, 1.065554231227652)),
        OpCase.binary("x", x, TALL, m.reals(4, 2)),
        OpCase.binary("x", x, single(TALL), single(b)),
        OpCase.binary("residuals", residuals, TALL, b).gives(Plain.vector(13.587263749361483)),
        OpCase.binary("residuals", residuals, TALL, m.reals(4, 3)),
        OpCase.binary("residuals", residuals, WIDE, Plain.vector(1, 2)).gives(Plain.vector()),
        OpCase.binary("residuals", residuals, ones, b).gives(Plain.vector()).rough(),
        OpCase.binary("rank", rank, TALL, b).gives(Plain.scalar(2)),
        OpCase.binary("rank", rank, ones, b).gives(Plain.scalar(1)),
        OpCase.binary("s", s, TALL, b).gives(Plain.vector(3.193979089453967, 1.696613561224477)));
  }

  private OpRow tensors() {
    Value six = m.regular(6, 6);
    return OpRow.of(
        "tensorinv",
        OpCase.unary("one", a -> T.linalg.tensorinv(a, 1), six.reshaped(Ints.of(6, 2, 3))),
        OpCase.unary("two", a -> T.linalg.tensorinv(a, 2), six.reshaped(Ints.of(2, 3, 3, 2))),
        OpCase.unary(
                "undone",
                a -> T.tensordot(T.linalg.tensorinv(a, 2), a, 2).add(a.reshape(6, 6)),
                six.reshaped(Ints.of(2, 3, 6)))
            .gives(Plain.zip(six, identity(6), Double::sum)),
        OpCase.binary(
            "tensorsolve", T.linalg::tensorsolve, six.reshaped(Ints.of(2, 3, 6)), m.reals(2, 3)),
        OpCase.binary(
            "tensorsolve", T.linalg::tensorsolve, six.reshaped(Ints.of(6, 3, 2)), m.reals(6)),
        OpCase.binary(
            "tensorsolve",
            T.linalg::tensorsolve,
            six.reshaped(Ints.of(2, 3, 3, 2)),
            m.reals(2, 3)));
  }

  static Value identity(int n) {
    double[] out = new double[n * n];
    for (int i = 0; i < n; i++) out[i * n + i] = 1;
    return matrix(n, n, out);
  }

  private OpRow sylvester() {
    Value b = matrix(2, 2, 4, .6, .6, 3);
    Value q = matrix(3, 2, 1, 2, -1, .5, .3, .2);
    double[] x = {
      .125378533798443,
      .261754264726761,
      -.156524976589797,
      .08728651962495,
      .0071117052676,
      -.01041301401731
    };
    double[] c = {
      .478893725070093,
      .023120025308868,
      -.122610148821524,
      .023120025308868,
      .461128632914332,
      .137097617080431,
      -.122610148821524,
      .137097617080431,
      .597240204216852
    };
    double[] d = {
      5.581560402158838, 1.044407799418638, -.064868636132777, 1.044407799418638,
      3.660036638618906, 1.069586377434171, -.064868636132777, 1.069586377434171,
      2.838848410237099
    };
    Value turning = matrix(2, 2, 1, 2, -2, 1);
    return OpRow.of(
        "solveSylvester",
        OpCase.ternary("sylvester", T.linalg::solveSylvester, SQUARE, b, q).gives(matrix(3, 2, x)),
        OpCase.ternary("sylvester", T.linalg::solveSylvester, turning, turning, m.reals(2, 2)),
        OpCase.ternary(
            "sylvester",
            T.linalg::solveSylvester,
            m.regular(2, 2, 2),
            m.regular(1, 1),
            m.reals(2, 1)),
        OpCase.ternary("sylvester", T.linalg::solveSylvester, single(SQUARE), single(b), single(q)),
        OpCase.ternary(
            "sylvester", T.linalg::solveSylvester, m.reals(0, 0), m.reals(2, 2), m.reals(0, 2)),
        OpCase.binary("continuous", T.linalg::solveContinuousLyapunov, SQUARE, POSITIVE)
            .gives(matrix(3, 3, c)),
        OpCase.binary(
            "continuous", T.linalg::solveContinuousLyapunov, m.regular(2, 2, 2), m.reals(2, 2)),
        OpCase.binary(
                "discrete",
                T.linalg::solveDiscreteLyapunov,
                Plain.map(SQUARE, v -> v / 8),
                POSITIVE)
            .gives(matrix(3, 3, d)),
        OpCase.binary("discrete", T.linalg::solveDiscreteLyapunov, turning, m.reals(2, 2)),
        OpCase.binary("discrete", T.linalg::solveDiscreteLyapunov, NAN, m.reals(2, 2)).rough());
  }
}
