package damo.op.linalg;

import damo.T;
import damo.grad.VerifyGrad;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of gradients, compared with finite differences of gradients. */
class SecondDerivativesTest {
  private static final Value SQUARE = matrix(3, 3, 4, 1, -.5, .3, 3, .8, 1.2, -.7, 2.5);
  private static final Value POSITIVE = matrix(3, 3, 4, .6, -.4, .6, 3, .9, -.4, .9, 2.5);
  private static final Value WIDE = matrix(2, 3, 1, 2, -1, .3, -2, .7);
  private static final Value TALL = matrix(3, 2, 1, 2, -1, .3, -2, .7);
  private static final Value SMALL = matrix(2, 2, .4, -.3, .2, .5);
  private static final Value SIDE = matrix(3, 2, .5, 1, -1, .2, .7, .9);

  private record Case(VerifyGrad.Expression f, List<Value> points) {}

  static Stream<Named<Case>> cases() {
    return Stream.of(
        of("cholesky", v -> T.linalg.cholesky(v.get(0)), POSITIVE),
        of("solve", v -> T.linalg.solve(v.get(0), v.get(1)), SQUARE, SIDE),
        of("solve pos", v -> T.linalg.solve(v.get(0), v.get(1), "pos"), POSITIVE, SIDE),
        of("triangular", v -> T.linalg.solveTriangular(v.get(0), v.get(1), true), SQUARE, SIDE),
        of(
            "choSolve",
            v -> T.linalg.choSolve(T.linalg.cholesky(v.get(0)), v.get(1), true),
            POSITIVE,
            SIDE),
        of("inverse", v -> T.linalg.matrixInverse(v.get(0)), SQUARE),
        of("pinv", v -> T.linalg.pinv(v.get(0)), WIDE),
        of("det", v -> T.linalg.det(v.get(0)), SQUARE),
        of("slogdet", v -> T.linalg.slogdet(v.get(0)).get(1), SQUARE),
        of("eigenvalues", v -> T.linalg.eigvalsh(v.get(0)), POSITIVE),
        of("eigenvectors", v -> T.sqr(T.linalg.eigh(v.get(0)).get(1)), POSITIVE),
        of("singular values", v -> T.linalg.svd(v.get(0), false, false).get(0), WIDE),
        of("singular vectors", v -> T.sqr(T.linalg.svd(v.get(0), false).get(0)), TALL),
        of("right vectors", v -> T.sqr(T.linalg.svd(v.get(0), false).get(2)), WIDE),
        of("q", v -> T.linalg.qr(v.get(0)).get(0), TALL),
        of("r", v -> T.linalg.qr(v.get(0), "r").get(0), TALL),
        of("q of wide", v -> T.linalg.qr(v.get(0)).get(0), WIDE),
        of("lower", v -> T.linalg.lu(v.get(0)).get(1), TALL),
        of("upper", v -> T.linalg.lu(v.get(0)).get(2), SQUARE),
        of("lstsq", v -> T.linalg.lstsq(v.get(0), v.get(1)).get(0), TALL, SIDE),
        of("residuals", v -> T.linalg.lstsq(v.get(0), v.get(1)).get(1), TALL, SIDE),
        of("expm", v -> T.linalg.expm(v.get(0)), SMALL),
        of("expm at zero", v -> T.linalg.expm(v.get(0)), matrix(2, 2, 0, 0, 0, 0)),
        of("power", v -> T.linalg.matrixPower(v.get(0), -3), SMALL),
        of(
            "sylvester",
            v -> T.linalg.solveSylvester(v.get(0), v.get(1), v.get(2)),
            SQUARE,
            SMALL,
            SIDE),
        of(
            "continuous",
            v -> T.linalg.solveContinuousLyapunov(v.get(0), v.get(1)),
            SQUARE,
            POSITIVE),
        of("discrete", v -> T.linalg.solveDiscreteLyapunov(v.get(0), v.get(0)), SMALL),
        of("nuclear norm", v -> T.linalg.norm(v.get(0), "nuc"), WIDE),
        of("spectral norm", v -> T.linalg.norm(v.get(0), 2), WIDE),
        of("norm", v -> T.linalg.norm(v.get(0), 3, 1), WIDE),
        of("kron", v -> T.linalg.kron(v.get(0), v.get(1)), SMALL, WIDE),
        of("matmul", v -> T.matmul(v.get(0), v.get(1).reshape(2, 3, 1)), WIDE, TALL),
        of("einsum", v -> T.einsum("ij,jk,il->kl", v.get(0), v.get(1), v.get(0)), WIDE, TALL));
  }

  private static Named<Case> of(String name, VerifyGrad.Expression f, Value... points) {
    return Named.of(name, new Case(f, List.of(points)));
  }

  private static Value matrix(int rows, int columns, double... elements) {
    return Value.wrap(DType.FLOAT64, Ints.of(rows, columns), elements);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aGradientHasAGradient(Case c) {
    for (int wrt = 0; wrt < c.points.size(); wrt++) {
      int i = wrt;
      VerifyGrad.verify(xs -> gradient(c, xs, i), c.points, 5, 1e-6, 1e-5, 1e-5);
    }
  }

  private static TensorVariable gradient(Case c, List<TensorVariable> xs, int wrt) {
    TensorVariable out = c.f.of(xs).flatten();
    TensorVariable weights = T.cos(T.arange(out.shape().get(0)).astype(DType.FLOAT64));
    return T.grad(out.mul(weights).sum(), xs.get(wrt));
  }
}
