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
  /** As {@link #JOIN} along an axis that input 0 says; the arrays are the further inputs. */
  JOIN_ALONG,
  /** Input 1 cut along the axis that input 0 says into parts of the shapes of further inputs. */
  PARTS_ALONG,
  /** Sums of all elements up to each; parameters: the axis, 1 from the end on. */
  CUMSUM,
  /** Products of all elements up to each; parameters: the axis, 1 from the end on. */
  CUMPROD,
  /** {@code h[t] = b[t] + a[t] h[t-1]}: inputs a, b; parameters: the axis, 1 from the end on. */
  RECURRENCE,
  /** Elements in order, NaN last; parameter: the axis. */
  SORT,
  /** The stable order of elements, NaN last; parameter: the axis. */
  ARGSORT,
  /** The positions of the k greatest, or −k least, in order; parameters: the axis, k. */
  ARGTOPK,
  /** Different elements in order, first positions, number of each element's, and counts. */
  UNIQUE,
  /** Where elements of input 1 go into input 0, which is in order; parameter: 1 after equals. */
  SEARCHSORTED,
  /** How often each integer occurs, or the sum of its weights; parameter: the least length. */
  BINCOUNT,
  /** Each position as often as input 0 says, which has input 1 elements, or one for all. */
  REPEATED,
  /** Positions in an array of shape input 1 of the flat positions that input 0 holds. */
  UNRAVEL_INDEX,
  /**
   * Flat positions in an array of shape input 0 of the positions that further inputs hold;
   * parameter: what becomes of one out of range: 0 an error, 1 the nearest, 2 the remainder.
   */
  RAVEL_INDEX,
  /** Images and filters to results; parameters: a {@code damo.op.conv.Filtering}. */
  CONVOLUTION,
  /** Filters, the gradient of the results and the shape of the images to their gradient. */
  CONVOLUTION_IMAGES,
  /** Images, the gradient of the results and the shape of the filters to their gradient. */
  CONVOLUTION_FILTERS,
  /** An array to a number for each window; parameters: {@code damo.op.pool.Windows}. */
  POOL,
  /** A number for each window and a shape to an array of that shape: sums, averages. */
  POOL_SPREAD,
  /** An array, its maxima and a number for each of them to an array. */
  POOL_SPREAD_TO_MAX,
  /** An array, its maxima and another array to a number for each window. */
  POOL_SUM_AT_MAX,
  /** Images to patches as rows of a matrix; parameters: {@code damo.op.neighbours.Patches}. */
  NEIGHBOURS,
  /** Rows and the shape of images to images with each row added to its patch. */
  NEIGHBOURS_ADDED,
  /** State, shape, low, high to new state and draw. */
  RANDOM_UNIFORM,
  /** State, shape, mean, standard deviation to new state and draw. */
  RANDOM_NORMAL,
  /** State, shape, count, probability to new state and draw. */
  RANDOM_BINOMIAL,
  /** State, shape, low, high (included) to new state and draw. */
  RANDOM_INTEGERS,
  /** State, shape, mean to new state and draw. */
  RANDOM_POISSON,
  /**
   * State, shape, n, their probabilities or none to new state and positions among n; parameter:
   * whether one may be drawn twice.
   */
  RANDOM_CHOICE,
  /** State, shape, n to new state and permutations of the first n along a new last axis. */
  RANDOM_PERMUTATION,
  /** State, shape, count, probabilities to new state and counts along their last axis. */
  RANDOM_MULTINOMIAL,
  /** States of streams, shape to new states and numbers between 0 and 1. */
  RANDOM_MRG_UNIFORM,
  /** Probabilities, uniform numbers, trials; parameter: a {@code damo.op.random.Outcomes.Kind}. */
  RANDOM_OUTCOMES,
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
  /** How those change along another matrix. */
  COFACTOR_SLOPE,
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
