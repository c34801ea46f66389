package damo.link.jvm;

import damo.graph.Apply;
import damo.graph.Meaning.Watch;
import damo.link.Watching;
import damo.link.routine.Operand;
import java.util.Arrays;

/** Tells or checks; the result shows the input. */
final class EffectStep extends Step {
  private final Watch watch;

  EffectStep(Apply node, Watch watch, Operand[] in, Operand[] out) {
    super(node, in, out);
    this.watch = watch;
  }

  @Override
  void prepare() {
    out[0].reshape(in[0].geometry());
  }

  @Override
  void execute() {
    Watching.through(watch, Arrays.stream(in).map(Operand::toValue).toList());
    out[0].moveTo(in[0].array(), in[0].offset());
  }
}
