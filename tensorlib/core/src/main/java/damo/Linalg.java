package damo;

import damo.op.linalg.Cholesky;
import damo.op.linalg.Composed;
import damo.op.linalg.Determinant;
import damo.op.linalg.Eigh;
import damo.op.linalg.Expm;
import damo.op.linalg.Inverse;
import damo.op.linalg.LeastSquares;
import damo.op.linalg.LogDeterminant;
import damo.op.linalg.LuFactor;
import damo.op.linalg.Norms;
import damo.op.linalg.PseudoInverse;
import damo.op.linalg.Qr;
import damo.op.linalg.Solve;
import damo.op.linalg.SolveTriangular;
import damo.op.linalg.Svd;
import damo.op.linalg.Sylvester;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Linear algebra on the matrices in the last two axes; leading axes are stacks of them, and those
 * of several operands broadcast.
 *
 * <p>float32 and float64 keep their dtype; integers of up to 16 bits become float32, longer ones
 * float64. A matrix that should be square and is not is a {@link damo.error.ShapeException}, when
 * the graph is built if the lengths are known. A matrix that should be regular, or positive
 * definite, and is not is a {@link damo.error.DamoException} that names the node. NaN and
 * infinities give NaN.
 */
public final class Linalg {
  Linalg() {}

  /**
   * The sum of the diagonal of the first two axes, in the dtype of {@code sum}.
   *
   * @throws damo.error.ShapeException of a scalar or vector
   */
  public TensorVariable trace(Object a) {
    return Operands.asTensor(a).trace();
  }

  /** The inverse (…, n, n). */
  public TensorVariable matrixInverse(Object a) {
    return Inverse.of(a);
  }

  /**
   * The pseudo-inverse of Moore and Penrose, (…, m, n) to (…, n, m). Singular values that are 1e-15
   * times the greatest or less, or below the precision of the elements, count as 0; the gradient is
   * right where their number does not change.
   */
  public TensorVariable pinv(Object a) {
    return PseudoInverse.of(a);
  }

  /** The determinant (…); its gradient is right for singular matrices too. */
  public TensorVariable det(Object a) {
    return Determinant.of(a);
  }

  /** The sign of the determinant, and the logarithm of its size; 0 and −∞ of singular matrices. */
  public List<TensorVariable> slogdet(Object a) {
    return LogDeterminant.of(a);
  }

  /** As {@link #eigh(Object, String)}, by the lower triangle. */
  public List<TensorVariable> eigh(Object a) {
    return eigh(a, "L");
  }

  /**
   * Eigenvalues (…, n), ascending, and eigenvectors (…, n, n), one in each column, of symmetric
   * matrices. The gradient is with respect to the triangle read. Vectors of equal eigenvalues are
   * not determined: the gradient by vectors is NaN there, that by values is right.
   *
   * @param uplo which triangle is read: "L" or "U"
   */
  public List<TensorVariable> eigh(Object a, String uplo) {
    return Eigh.of(a, uplo);
  }

  /** The eigenvalues, ascending, of symmetric matrices by their lower triangle. */
  public TensorVariable eigvalsh(Object a) {
    return eigvalsh(a, true);
  }

  /** The eigenvalues, ascending, of symmetric matrices by one triangle. */
  public TensorVariable eigvalsh(Object a, boolean lower) {
    return Eigh.values(a, lower);
  }

  /**
   * The w with {@code a v = w b v}, ascending.
   *
   * @param b positive definite, of which the same triangle is read; null: the identity
   */
  public TensorVariable eigvalsh(Object a, @Nullable Object b, boolean lower) {
    return b == null ? Eigh.values(a, lower) : Eigh.values(a, b, lower);
  }

  /** As {@link #svd(Object, boolean)}, full. */
  public List<TensorVariable> svd(Object a) {
    return svd(a, true);
  }

  /**
   * U, s and Vᵀ with {@code a = U diag(s) Vᵀ}, s (…, k) descending, k the lesser of m and n. The
   * gradient by vectors of equal singular values is NaN; that by vectors which belong to none is
   * right for functions that do not depend on how they turn among themselves.
   *
   * @param fullMatrices whether U is (…, m, m) and Vᵀ (…, n, n), or (…, m, k) and (…, k, n)
   */
  public List<TensorVariable> svd(Object a, boolean fullMatrices) {
    return svd(a, fullMatrices, true);
  }

  /**
   * As {@link #svd(Object, boolean)}.
   *
   * @param computeUv whether U and Vᵀ are wanted; s is the only element of the list otherwise
   */
  public List<TensorVariable> svd(Object a, boolean fullMatrices, boolean computeUv) {
    return Svd.of(a, fullMatrices, computeUv);
  }

  /** Q (…, m, k) and R (…, k, n) with {@code a = Q R}, k the lesser of m and n. */
  public List<TensorVariable> qr(Object a) {
    return qr(a, "economic");
  }

  /**
   * Q with orthonormal columns and R upper triangular with {@code a = Q R}, with LAPACK's signs.
   *
   * @param mode "full" ("complete"): Q (…, m, m), R (…, m, n); "economic" ("reduced"): Q (…, m, k),
   *     R (…, k, n); "r": R (…, k, n) alone
   */
  public List<TensorVariable> qr(Object a, String mode) {
    return Qr.of(a, mode);
  }

  /**
   * As {@code numpy.linalg.lstsq}: the x (n) or (n, k) of least norm among those that make the sum
   * of squares of {@code a x − b} least; these sums for each column of b (none unless a has more
   * rows than columns and full rank); the rank of a (int32); its singular values. No stacks.
   */
  public List<TensorVariable> lstsq(Object a, Object b) {
    return LeastSquares.of(a, b);
  }

  /**
   * The inverse by {@code tensordot(tensorinv(a, ind), a, ind)}; the first {@code ind} axes come
   * last.
   */
  public TensorVariable tensorinv(Object a, int ind) {
    return Composed.tensorInverse(a, ind);
  }

  /** The x with {@code tensordot(a, x, x.ndim()) = b}; a has the axes of b, then those of x. */
  public TensorVariable tensorsolve(Object a, Object b) {
    return Composed.tensorSolve(a, b);
  }

  /** {@code a a … a}; with 0 the identity, with a negative number a power of the inverse. */
  public TensorVariable matrixPower(Object a, int n) {
    return Composed.power(a, n);
  }

  /** {@code dot} of all, from the left. */
  public TensorVariable matrixDot(Object... factors) {
    return Composed.chain(factors);
  }

  /** The root of the sum of squares of a vector, or of each matrix in the last two axes. */
  public TensorVariable norm(Object x) {
    return Norms.of(x, null);
  }

  /**
   * As {@code numpy.linalg.norm}: over one axis a norm of vectors, {@code (Σ |x|^p)^(1/p)}, over
   * two one of matrices; without axes over that of a vector or the last two.
   *
   * @param ord of vectors a number, 0 counting what is not 0; of matrices 1 and −1 (greatest and
   *     least sum of a column), ±infinity (of a row), 2 and −2 (greatest and least singular value),
   *     "fro" (the root of the sum of squares), "nuc" (the sum of singular values)
   */
  public TensorVariable norm(Object x, @Nullable Object ord, int... axes) {
    return Norms.of(x, ord, axes);
  }

  /** As {@link #cholesky(Object, boolean, String)}: lower, raising. */
  public TensorVariable cholesky(Object a) {
    return cholesky(a, true);
  }

  /** As {@link #cholesky(Object, boolean, String)}, raising. */
  public TensorVariable cholesky(Object a, boolean lower) {
    return cholesky(a, lower, "raise");
  }

  /**
   * The lower triangular L with {@code a = L Lᵀ}, or the upper U with {@code a = Uᵀ U}; only that
   * triangle of a is read, and has a gradient.
   *
   * @param onError what a matrix that is not positive definite is: "raise" an error, "nan" NaN
   */
  public TensorVariable cholesky(Object a, boolean lower, String onError) {
    return Cholesky.of(a, lower, onError);
  }

  /** The x with {@code a x = b}, as {@link #solve(Object, Object, String)}. */
  public TensorVariable solve(Object a, Object b) {
    return solve(a, b, "gen");
  }

  /**
   * The x with {@code a x = b}; b a vector (n), or matrices (…, n, k).
   *
   * @param assumeA what is known of a: "gen" nothing, "sym" that it is symmetric, "pos" that it is
   *     symmetric and positive definite, or else it is an error
   */
  public TensorVariable solve(Object a, Object b, String assumeA) {
    return Solve.of(a, b, assumeA);
  }

  /** As {@link #solveTriangular(Object, Object, boolean, boolean, boolean)}. */
  public TensorVariable solveTriangular(Object a, Object b, boolean lower) {
    return solveTriangular(a, b, lower, false, false);
  }

  /**
   * The x with {@code a x = b} for a triangular a; only that triangle is read, and has a gradient.
   *
   * @param trans whether to solve {@code aᵀ x = b} instead
   * @param unitDiagonal whether the diagonal is taken for ones, and not read
   */
  public TensorVariable solveTriangular(
      Object a, Object b, boolean lower, boolean trans, boolean unitDiagonal) {
    return SolveTriangular.of(a, b, lower, trans, unitDiagonal);
  }

  /** The x with {@code a x = b}, c the Cholesky factor of a: lower or upper. */
  public TensorVariable choSolve(Object c, Object b, boolean lower) {
    return SolveTriangular.byFactor(c, b, lower);
  }

  /**
   * P (…, m, m), L (…, m, k) and U (…, k, n) with {@code a = P L U}: a permutation, which has
   * gradient 0, a lower triangular matrix with ones on the diagonal, an upper triangular one.
   */
  public List<TensorVariable> lu(Object a) {
    return LuFactor.apart(a);
  }

  /** L below and U above the diagonal of one matrix; with which row each was exchanged (int32). */
  public List<TensorVariable> luFactor(Object a) {
    return LuFactor.of(a);
  }

  /** The x with {@code a x = b} by what {@link #luFactor} gives of a. */
  public TensorVariable luSolve(Object lu, Object pivots, Object b) {
    return LuFactor.solve(lu, pivots, b);
  }

  /** As {@code numpy.kron}: each element of a times the whole of b. */
  public TensorVariable kron(Object a, Object b) {
    return Composed.kronecker(a, b);
  }

  /** The exponential of square matrices: Higham (2005). */
  public TensorVariable expm(Object a) {
    return Expm.of(a);
  }

  /** Matrices along the diagonal of a greater one, zeros elsewhere; a vector is a row. */
  public TensorVariable blockDiag(Object... blocks) {
    return Composed.blockDiagonal(blocks);
  }

  /** The x with {@code a x + x b = q}: Bartels and Stewart (1972). */
  public TensorVariable solveSylvester(Object a, Object b, Object q) {
    return Sylvester.of(a, b, q);
  }

  /** The x with {@code a x + x aᵀ = q}. */
  public TensorVariable solveContinuousLyapunov(Object a, Object q) {
    return Sylvester.continuousLyapunov(a, q);
  }

  /** The x with {@code x − a x aᵀ = q}. */
  public TensorVariable solveDiscreteLyapunov(Object a, Object q) {
    return Sylvester.discreteLyapunov(a, q);
  }
}
