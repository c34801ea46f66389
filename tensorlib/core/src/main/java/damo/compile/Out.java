package damo.compile;

import damo.graph.Variable;

/**
 * An output of a function with options.
 *
 * @param borrow whether the array that a call returns may be written over by the next call: what
 *     calls return then is one array, as long as its shape stays, and must be read or copied before
 *     the next call
 */
public record Out(Variable variable, boolean borrow) {
  /** An output whose array is the caller's own. */
  public static Out of(Variable variable) {
    return new Out(variable, false);
  }

  /** Whether a call may return the array of the call before. */
  public Out borrow(boolean allowed) {
    return new Out(variable, allowed);
  }
}
