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

  /** Both look on, this one first. */
  default Observer and(Observer second) {
    Observer first = this;
    return new Observer() {
      @Override
      public void begins(Apply node) {
        first.begins(node);
        second.begins(node);
      }

      @Override
      public void computed(Apply node, List<Operand> inputs, List<Operand> outputs) {
        first.computed(node, inputs, outputs);
        second.computed(node, inputs, outputs);
      }
    };
  }

  /** A node has run; what it read is still there. */
  void computed(Apply node, List<Operand> inputs, List<Operand> outputs);
}
