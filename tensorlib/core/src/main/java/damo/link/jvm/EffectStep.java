package damo.link.jvm;

import damo.graph.Apply;
import damo.graph.Meaning.Watch;
import damo.link.Watching;
import damo.link.routine.Operand;
import java.util.List;

/** Tells or checks; the result shows the input. */
final class EffectStep extends Step {
  private final Watch watch;
  private final List<Operand> operands;

  EffectStep(Apply node, Watch watch, Operand[] in, Operand[] out) {
    super(node, in, out);
    this.watch = watch;
    this.operands = List.of(in);
  }

  @Override
  void prepare() {
    out[0].reshape(in[0].geometry());
  }

  @Override
  void execute() {
    Watching.through(watch, operands);
    out[0].moveTo(in[0].array(), in[0].offset());
  }
}
