package damo.graph;

import java.util.List;

/**
 * A graph inside an op, for looking.
 *
 * @param leaves the variables that stand for what is given
 */
public record Inner(List<Variable> leaves, List<Variable> outputs) {
  public Inner {
    leaves = List.copyOf(leaves);
    outputs = List.copyOf(outputs);
  }

  /** The graph of an op that is a graph. */
  public static Inner of(SubGraph graph) {
    return new Inner(graph.leaves(), graph.outputs());
  }

  /** One step of a loop. */
  public static Inner of(Body body) {
    return new Inner(body.leaves(), body.outputs());
  }
}
