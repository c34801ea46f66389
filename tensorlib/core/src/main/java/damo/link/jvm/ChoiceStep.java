package damo.link.jvm;

import damo.graph.Apply;
import damo.link.routine.Operand;
import java.util.List;

/** A choice: the result shows the input taken, what the other one needs does not run. */
final class ChoiceStep extends Step {
  private List<Step> whenTrue = List.of();
  private List<Step> whenFalse = List.of();
  private long askedIn;

  ChoiceStep(Apply node, Operand[] in, Operand[] out) {
    super(node, in, out);
  }

  /** Says what must run before a side can be taken. */
  void needs(List<Step> first, List<Step> second) {
    whenTrue = first;
    whenFalse = second;
  }

  /** What must run first in this call; nothing when asked again. */
  List<Step> before(long call) {
    if (askedIn == call) return List.of();
    askedIn = call;
    return isTrue() ? whenTrue : whenFalse;
  }

  private boolean isTrue() {
    return ((byte[]) in[0].array())[in[0].offset()] != 0;
  }

  @Override
  void prepare() {}

  @Override
  void execute() {
    Operand taken = isTrue() ? in[1] : in[2];
    if (!out[0].geometry().equals(taken.geometry())) out[0].reshape(taken.geometry());
    out[0].moveTo(taken.array(), taken.offset());
  }

  @Override
  String listing() {
    return super.listing()
        + "  (one of "
        + whenTrue.size()
        + " and "
        + whenFalse.size()
        + " steps runs before)";
  }
}
