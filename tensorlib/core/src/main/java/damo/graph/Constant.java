package damo.graph;

import damo.value.Value;

/** A variable whose value is known when the graph is built. */
public interface Constant extends Variable {
  /** The value; not to be written to. */
  Value value();
}
