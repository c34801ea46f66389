package damo.graph;

/** The library routines that ops call; each executor has one implementation of each. */
public enum Routine {
  /** Matrix, vector and scalar products as {@code numpy.dot}: inputs a, b. */
  DOT,
  /** Products of the matrices in the last two axes, the leading axes broadcast: inputs a, b. */
  MATMUL,
  /** The lengths of input 0 as an int64 vector. */
  SHAPE,
  /** One length of input 0 as an int64 scalar; parameter: the axis. */
  LENGTH,
  /** Integer scalars as one int64 vector. */
  MAKE_VECTOR,
  /** {@code start, stop, step} as a vector of the output's dtype. */
  ARANGE,
  /** For each axis the positions of the elements that are not 0, in C order: int64 vectors. */
  NONZERO,
  /** Arrays one after the other; parameter: the axis. */
  JOIN,
  /** State, shape, low, high to new state and draw. */
  RANDOM_UNIFORM,
  /** State, shape, mean, standard deviation to new state and draw. */
  RANDOM_NORMAL,
  /** State, shape, count, probability to new state and draw. */
  RANDOM_BINOMIAL,
  /**
   * The lower triangular factor; parameter: whether failure gives NaN. Reads the lower triangle.
   */
  CHOLESKY,
  /** x of {@code a x = b}: inputs a, b; parameter: whether a must be positive definite. */
  SOLVE,
  /** As {@link #SOLVE}; parameters: whether lower, whether the diagonal is taken for ones. */
  SOLVE_TRIANGULAR,
  /** The inverse of square matrices. */
  INVERSE,
  /** The pseudo-inverse; parameter: whether the elements are known as float32. */
  PSEUDO_INVERSE,
  /** The determinant; parameter: whether its sign and the logarithm of its size instead. */
  DETERMINANT,
  /** The derivatives of the determinant by each element. */
  COFACTORS,
  /** Eigenvalues, and eigenvectors if the parameter says so. Reads the lower triangle. */
  EIGH,
  /** U, s, Vᵀ; parameters: whether U and V are square, whether they are wanted. */
  SVD,
  /** Q, R; parameters: whether Q is square, whether it is wanted. */
  QR,
  /** L and U in one matrix, row exchanges, order of rows. */
  LU,
  /** The order of rows after exchanges. */
  PERMUTATION,
  /** The exponential of a matrix. */
  EXPM,
  /** x of {@code a x + x b = q}: inputs a, b, q; parameter: {@code x − a x b = q} instead. */
  SYLVESTER
}
