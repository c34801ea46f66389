package damo.compile;

import damo.graph.Variable;

/**
 * An output of a function with options. Results never share memory, so that borrowing changes
 * nothing.
 */
public record Out(Variable variable, boolean borrow) {
  public static Out of(Variable variable) {
    return new Out(variable, false);
  }

  public Out borrow(boolean allowed) {
    return new Out(variable, allowed);
  }
}
