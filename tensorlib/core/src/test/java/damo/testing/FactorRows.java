package damo.testing;

import static damo.testing.MatrixSamples.NAN;
import static damo.testing.MatrixSamples.POSITIVE;
import static damo.testing.MatrixSamples.SQUARE;
import static damo.testing.MatrixSamples.TALL;
import static damo.testing.MatrixSamples.UNSORTED;
import static damo.testing.MatrixSamples.WIDE;
import static damo.testing.MatrixSamples.matrix;
import static damo.testing.MatrixSamples.ones;
import static damo.testing.MatrixSamples.single;

import damo.T;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Matrices as products of others. Expected values of the named matrices are those of NumPy 2.4 and
 * SciPy 1.17; where signs of vectors are free, what does not depend on them is tried.
 */
final class FactorRows {
  private final MatrixSamples m = new MatrixSamples(91);

  private FactorRows() {}

  static List<OpRow> rows() {
    FactorRows r = new FactorRows();
    return List.of(r.cholesky(), r.lu(), r.qr(), r.eigh(), r.eigvalsh(), r.svd());
  }

  private OpRow cholesky() {
    UnaryOperator<TensorVariable> lower = T.linalg::cholesky;
    UnaryOperator<TensorVariable> upper = a -> T.linalg.cholesky(a, false);
    UnaryOperator<TensorVariable> open = a -> T.linalg.cholesky(a, true, "nan");
    double[] l = {2, 0, 0, .3, 1.705872210923198, 0, -.2, .562761966490127, 1.464001014027028};
    double[] u = {2, .3, -.2, 0, 1.705872210923198, .562761966490127, 0, 0, 1.464001014027028};
    Value indefinite = matrix(2, 2, 1, 2, 2, 1);
    return OpRow.of(
        "cholesky",
        OpCase.unary("lower", lower, POSITIVE).gives(matrix(3, 3, l)),
        OpCase.unary("upper", upper, POSITIVE).gives(matrix(3, 3, u)),
        OpCase.unary("lower", lower, matrix(2, 2, 4, 99, 1, 3.25))
            .gives(matrix(2, 2, 2, 0, .5, Math.sqrt(3))),
        OpCase.unary("upper", upper, matrix(2, 2, 4, 1, 99, 3.25))
            .gives(matrix(2, 2, 2, .5, 0, Math.sqrt(3))),
        OpCase.unary("lower", lower, m.positive(2, 3, 3)),
        OpCase.unary("lower", lower, m.positive(2, 1, 2, 2)),
        OpCase.unary("lower", lower, matrix(1, 1, 9)).gives(matrix(1, 1, 3)),
        OpCase.unary("lower", lower, m.reals(0, 0)),
        OpCase.unary("lower", lower, m.reals(0, 2, 2)),
        OpCase.unary("lower", lower, single(POSITIVE)),
        OpCase.unary("lower", lower, matrix(2, 2, 4, 2, 2, 5).cast(DType.INT64))
            .gives(matrix(2, 2, 2, 0, 1, 2)),
        OpCase.unary("or NaN", open, POSITIVE).gives(matrix(3, 3, l)),
        OpCase.unary("or NaN", open, indefinite)
            .gives(matrix(2, 2, Double.NaN, Double.NaN, Double.NaN, Double.NaN))
            .rough());
  }

  private OpRow lu() {
    List<OpCase> cases = new ArrayList<>();
    UnaryOperator<TensorVariable> p = a -> T.linalg.lu(a).get(0);
    UnaryOperator<TensorVariable> l = a -> T.linalg.lu(a).get(1);
    UnaryOperator<TensorVariable> u = a -> T.linalg.lu(a).get(2);
    UnaryOperator<TensorVariable> packed = a -> T.linalg.luFactor(a).get(0);
    cases.add(OpCase.unary("p", p, UNSORTED).gives(matrix(3, 3, 0, 1, 0, 0, 0, 1, 1, 0, 0)));
    cases.add(
        OpCase.unary("p", p, TALL)
            .gives(matrix(4, 4, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0)));
    cases.add(
        OpCase.unary("l", l, UNSORTED)
            .gives(matrix(3, 3, 1, 0, 0, .075, 1, 0, .3, -.341880341880342, 1)));
    cases.add(OpCase.unary("l", l, TALL).gives(matrix(4, 2, 1, 0, .25, 1, -.5, -.15, .5, .65)));
    cases.add(
        OpCase.unary("u", u, UNSORTED)
            .gives(matrix(3, 3, 4, 1, -.5, 0, 2.925, .8375, 0, 0, 2.936324786324787)));
    cases.add(OpCase.unary("u", u, TALL).gives(matrix(2, 2, 2, -2, 0, 2)));
    cases.add(
        OpCase.unary("packed", packed, UNSORTED)
            .gives(
                matrix(
                    3,
                    3,
                    4,
                    1,
                    -.5,
                    .075,
                    2.925,
                    .8375,
                    .3,
                    -.341880341880342,
                    2.936324786324787)));
    cases.add(
        OpCase.unary("pivots", a -> T.linalg.luFactor(a).get(1), UNSORTED)
            .gives(Plain.integers(DType.INT32, 2, 2, 2)));
    for (Value x : List.of(WIDE, SQUARE, m.regular(2, 3, 3), m.reals(2, 2, 3), m.reals(0, 0))) {
      cases.add(OpCase.unary("l", l, x));
      cases.add(OpCase.unary("u", u, x));
      cases.add(OpCase.unary("packed", packed, x));
      cases.add(OpCase.unary("product", FactorRows::luProduct, x).gives(x));
    }
    cases.add(OpCase.unary("product", FactorRows::luProduct, single(UNSORTED)));
    return new OpRow("lu", cases);
  }

  private static TensorVariable luProduct(TensorVariable a) {
    List<TensorVariable> plu = T.linalg.lu(a);
    return T.matmul(plu.get(0), T.matmul(plu.get(1), plu.get(2)));
  }

  private OpRow qr() {
    List<OpCase> cases = new ArrayList<>();
    UnaryOperator<TensorVariable> q = a -> T.linalg.qr(a).get(0);
    UnaryOperator<TensorVariable> r = a -> T.linalg.qr(a).get(1);
    UnaryOperator<TensorVariable> alone = a -> T.linalg.qr(a, "r").get(0);
    UnaryOperator<TensorVariable> projector = a -> ofOwn(T.linalg.qr(a, "full").get(0), 1);
    UnaryOperator<TensorVariable> rFull = a -> T.linalg.qr(a, "full").get(1);
    double[] qs = {
      -.955364354384863,
      -.023812945213943,
      -.294468833683687,
      -.071652326578865,
      -.948309008938523,
      .309153631163975,
      -.286609306315459,
      .316453736281108,
      .904274371154628
    };
    double[] rs = {
      -4.186884283091665,
      -.969694819700636,
      -.296162949859308,
      0,
      -3.09025758742629,
      .044393606158924,
      0,
      0,
      2.655243249659594
    };
    cases.add(OpCase.unary("q", q, SQUARE).gives(matrix(3, 3, qs)));
    cases.add(OpCase.unary("r", r, SQUARE).gives(matrix(3, 3, rs)));
    cases.add(OpCase.unary("r alone", alone, SQUARE).gives(matrix(3, 3, rs)));
    cases.add(
        OpCase.unary("q", q, TALL)
            .gives(
                matrix(
                    4,
                    2,
                    new double[] {
                      -.4,
                      .407828217426575,
                      -.8,
                      -.383838322283835,
                      .4,
                      .053515919933804,
                      -.2,
                      .826728694149799
                    })));
    cases.add(OpCase.unary("r", r, TALL).gives(matrix(2, 2, -2.5, 1.46, 0, 2.167579294974003)));
    for (Value x :
        List.of(WIDE, TALL, m.regular(2, 3, 3), m.reals(2, 3, 2), m.reals(1, 1), m.reals(0, 2))) {
      cases.add(OpCase.unary("q", q, x));
      cases.add(OpCase.unary("r", r, x));
      cases.add(OpCase.unary("r alone", alone, x));
      cases.add(OpCase.unary("all of r", rFull, x));
      cases.add(OpCase.unary("projector", projector, x));
      cases.add(OpCase.unary("product", a -> T.matmul(q.apply(a), r.apply(a)), x).gives(x));
    }
    cases.add(OpCase.unary("projector", projector, m.reals(3, 2)));
    cases.add(OpCase.unary("q", q, single(SQUARE)).gives(single(matrix(3, 3, qs))));
    cases.add(OpCase.unary("r", r, NAN).rough());
    return new OpRow("qr", cases);
  }

  /** The projector onto the first columns, of a matrix whose later columns turn freely. */
  private static TensorVariable ofOwn(TensorVariable q, int columns) {
    TensorVariable some = q.get("...", T.slice(columns, null));
    return T.matmul(some, some.matrixTranspose());
  }

  /** The projector onto the vectors that belong to no singular value. */
  private static TensorVariable others(TensorVariable vectors, TensorVariable a) {
    TensorVariable k = a.shape().get("-2:").min();
    TensorVariable some = vectors.get("...", T.slice(k, null));
    return T.matmul(some, some.matrixTranspose());
  }

  private OpRow eigh() {
    List<OpCase> cases = new ArrayList<>();
    UnaryOperator<TensorVariable> w = a -> T.linalg.eigh(a).get(0);
    UnaryOperator<TensorVariable> v = a -> T.sqr(T.linalg.eigh(a).get(1));
    UnaryOperator<TensorVariable> upper = a -> T.linalg.eigh(a, "U").get(0);
    UnaryOperator<TensorVariable> both = FactorRows::eigenProduct;
    Value expected = Plain.vector(1.618647304430566, 3.6, 4.281352695569435);
    cases.add(OpCase.unary("values", w, POSITIVE).gives(expected));
    cases.add(OpCase.unary("by the upper triangle", upper, POSITIVE).gives(expected));
    cases.add(OpCase.unary("values", w, matrix(2, 2, 2, 99, 1, 2)).gives(Plain.vector(1, 3)));
    cases.add(
        OpCase.unary("by the upper triangle", upper, matrix(2, 2, 2, 1, 99, 2))
            .gives(Plain.vector(1, 3)));
    for (Value x :
        List.of(POSITIVE, m.symmetric(4, 4), m.symmetric(2, 3, 3), m.reals(1, 1), m.reals(0, 0))) {
      cases.add(OpCase.unary("values", w, x));
      cases.add(OpCase.unary("squares of vectors", v, x));
      cases.add(OpCase.unary("product", both, x).gives(x));
    }
    Value equal = matrix(3, 3, 2, 0, 0, 0, 2, 0, 0, 0, 2);
    cases.add(OpCase.unary("product", both, equal).gives(equal).rough());
    cases.add(OpCase.unary("values", w, single(POSITIVE)).gives(single(expected)));
    cases.add(OpCase.unary("values", w, NAN).gives(Plain.vector(Double.NaN, Double.NaN)).rough());
    return new OpRow("eigh", cases);
  }

  private static TensorVariable eigenProduct(TensorVariable a) {
    List<TensorVariable> all = T.linalg.eigh(a);
    TensorVariable v = all.get(1);
    TensorVariable w = row(all.get(0));
    return T.matmul(v.mul(w), v.matrixTranspose());
  }

  private OpRow eigvalsh() {
    Value b = matrix(3, 3, 2, .3, .1, .3, 1.5, -.2, .1, -.2, 1);
    Value expected = Plain.vector(1.155071024089899, 2, 3.852777709409921);
    return OpRow.of(
        "eigvalsh",
        OpCase.unary("alone", T.linalg::eigvalsh, POSITIVE)
            .gives(Plain.vector(1.618647304430566, 3.6, 4.281352695569435)),
        OpCase.unary("alone", T.linalg::eigvalsh, m.symmetric(2, 3, 3)),
        OpCase.unary("upper", a -> T.linalg.eigvalsh(a, false), matrix(2, 2, 2, 1, 99, 2))
            .gives(Plain.vector(1, 3)),
        OpCase.binary("of two", (x, y) -> T.linalg.eigvalsh(x, y, true), POSITIVE, b)
            .gives(expected),
        OpCase.binary("of two, upper", (x, y) -> T.linalg.eigvalsh(x, y, false), POSITIVE, b)
            .gives(expected),
        OpCase.binary(
            "of two", (x, y) -> T.linalg.eigvalsh(x, y, true), m.symmetric(2, 2), m.positive(2, 2)),
        OpCase.unary("of none", x -> T.linalg.eigvalsh(x, null, true), POSITIVE));
  }

  private OpRow svd() {
    List<OpCase> cases = new ArrayList<>();
    UnaryOperator<TensorVariable> s = a -> T.linalg.svd(a).get(1);
    UnaryOperator<TensorVariable> alone = a -> T.linalg.svd(a, true, false).get(0);
    UnaryOperator<TensorVariable> u = a -> T.sqr(T.linalg.svd(a, false).get(0));
    UnaryOperator<TensorVariable> vt = a -> T.sqr(T.linalg.svd(a, false).get(2));
    UnaryOperator<TensorVariable> left = a -> others(T.linalg.svd(a).get(0), a);
    UnaryOperator<TensorVariable> right = a -> others(T.linalg.svd(a).get(2).matrixTranspose(), a);
    Value expected = Plain.vector(3.193979089453967, 1.696613561224477);
    for (Value x : List.of(WIDE, TALL)) {
      cases.add(OpCase.unary("s", s, x).gives(expected));
      cases.add(OpCase.unary("s alone", alone, x).gives(expected));
    }
    for (Value x :
        List.of(
            WIDE,
            TALL,
            SQUARE,
            m.reals(2, 2, 3),
            m.reals(2, 3, 2),
            m.reals(1, 3),
            m.reals(3, 1),
            m.reals(0, 2))) {
      cases.add(OpCase.unary("s", s, x));
      cases.add(OpCase.unary("s alone", alone, x));
      cases.add(OpCase.unary("squares of u", u, x));
      cases.add(OpCase.unary("squares of vt", vt, x));
      cases.add(OpCase.unary("beside u", left, x));
      cases.add(OpCase.unary("beside v", right, x));
      cases.add(OpCase.unary("product", FactorRows::svdProduct, x).gives(x));
    }
    Value equal = matrix(2, 2, 3, 0, 0, 3);
    cases.add(OpCase.unary("product", FactorRows::svdProduct, equal).gives(equal).rough());
    cases.add(OpCase.unary("polar", FactorRows::polar, SQUARE));
    cases.add(OpCase.unary("polar", FactorRows::polar, WIDE));
    cases.add(
        OpCase.unary("product", FactorRows::svdProduct, ones(3, 2)).gives(ones(3, 2)).rough());
    cases.add(OpCase.unary("s", s, single(TALL)).gives(single(expected)));
    cases.add(
        OpCase.unary("s", s, matrix(2, 2, 3, 0, 0, -4).cast(DType.INT16))
            .gives(Plain.vector(4, 3)));
    cases.add(OpCase.unary("s", s, NAN).gives(Plain.vector(Double.NaN, Double.NaN)).rough());
    return new OpRow("svd", cases);
  }

  /** The closest matrix with orthonormal rows or columns. */
  private static TensorVariable polar(TensorVariable a) {
    List<TensorVariable> all = T.linalg.svd(a, false);
    return T.matmul(all.get(0), all.get(2));
  }

  private static TensorVariable svdProduct(TensorVariable a) {
    List<TensorVariable> all = T.linalg.svd(a, false);
    return T.matmul(all.get(0).mul(row(all.get(1))), all.get(2));
  }

  private static TensorVariable row(TensorVariable v) {
    return v.ndim() == 1 ? v.dimshuffle('x', 0) : v.dimshuffle(0, 'x', 1);
  }
}
