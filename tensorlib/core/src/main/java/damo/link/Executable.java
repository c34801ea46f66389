package damo.link;

import damo.graph.Variable;
import damo.value.Value;
import java.util.List;
import java.util.Map;

/** A linked graph. Not safe for use by several threads at once. */
public interface Executable {
  /**
   * Computes all outputs from {@code arguments} and the current values of shared variables, then
   * sets the updated ones: results and updates see the values from before the call.
   *
   * @param arguments one per graph input, of its dtype and rank; not written to
   * @return the results, dense; valid until the next call, as they may lie in the executable's own
   *     memory
   * @throws damo.error.ShapeException if lengths do not fit; no shared variable has changed then
   */
  List<Value> run(List<Value> arguments);

  /** Where the variables that nodes compute lie; empty where no plan is made. */
  default Map<Variable, Residence> residences() {
    return Map.of();
  }

  /** The steps in the order in which they run, one line each, for people. */
  String listing();
}
