package damo.link.jvm;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Meaning;
import damo.link.StepCount;
import damo.link.routine.Operand;
import damo.value.Elements;

/** What must hold of the inputs of a loop when it runs. */
final class LoopChecks {
  private LoopChecks() {}

  /**
   * The number of steps.
   *
   * @throws DamoException if there cannot be so many
   * @throws ShapeException if a sequence is of another length, or first rows are not as many as a
   *     state reaches back
   */
  static int steps(Meaning.Loop loop, Operand[] in) {
    int steps = StepCount.of(loop, asked(in));
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
    return steps;
  }

  /**
   * Looks why a loop ended that was not told to.
   *
   * @throws DamoException if because no more steps can be counted
   */
  static void checkEnd(int made, Operand[] in) {
    StepCount.checkEnd(made, asked(in));
  }

  private static long asked(Operand[] in) {
    return Elements.of(in[0].dtype()).getLong(in[0].array(), in[0].offset());
  }
}
