package damo.grad;

import damo.graph.Apply;
import damo.graph.Origin;

/**
 * Why a gradient ends at a node.
 *
 * @param op the name of the node's op
 * @param origin where the node was made
 * @param why a reason, as the op gives it
 */
public record Cause(String op, Origin origin, String why) {
  static Cause at(Apply node, String why) {
    return new Cause(node.op().name(), node.output(0).origin(), why);
  }

  @Override
  public String toString() {
    return why + " (" + op + " made at " + origin + ")";
  }
}
