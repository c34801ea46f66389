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
  RANDOM_BINOMIAL
}
