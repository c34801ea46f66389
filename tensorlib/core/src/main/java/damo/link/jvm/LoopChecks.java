package damo.link.jvm;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Meaning;
import damo.link.routine.Operand;
import damo.value.Elements;

/** What must hold of the inputs of a loop when it runs. */
final class LoopChecks {
  private LoopChecks() {}

  /**
   * The number of steps.
   *
   * @throws ShapeException if a sequence is of another length, or first rows are not as many as a
   *     state reaches back
   */
  static int steps(Meaning.Loop loop, Operand[] in) {
    long steps = Elements.of(in[0].dtype()).getLong(in[0].array(), in[0].offset());
    if (steps < 0) throw new DamoException("it cannot make " + steps + " steps");
    for (int i = 0; i < loop.sequences(); i++) {
      if (in[1 + i].length(0) != steps)
        throw new ShapeException(
            "sequence "
                + i
                + " has "
                + in[1 + i].length(0)
                + " elements to walk, the loop makes "
                + steps
                + " steps");
    }
    for (int i = 0; i < loop.states(); i++) {
      if (in[loop.firstRows(i)].length(0) != loop.depth(i))
        throw new ShapeException(
            "state "
                + i
                + " needs "
                + loop.depth(i)
                + " values to begin with, got "
                + in[loop.firstRows(i)].length(0));
    }
    return Math.toIntExact(steps);
  }
}
