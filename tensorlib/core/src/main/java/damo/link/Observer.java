package damo.link;

import damo.graph.Apply;
import damo.link.routine.Operand;
import java.util.List;

/** Looks on while a graph runs. */
@FunctionalInterface
public interface Observer {
  /** Sees nothing. */
  Observer NOBODY = (node, inputs, outputs) -> {};

  /** A node is about to run. */
  default void begins(Apply node) {}

  /** A node has run; what it read is still there. */
  void computed(Apply node, List<Operand> inputs, List<Operand> outputs);
}
