package damo.graph;

import java.util.Map;

/** An op that leaves next values for shared variables that it was applied to. */
public interface Advancing {
  /**
   * By shared variable what a function that uses the node sets it to, unless told otherwise.
   *
   * @return in a fixed order
   */
  Map<SharedVariable, Variable> nextValues(Apply node);
}
