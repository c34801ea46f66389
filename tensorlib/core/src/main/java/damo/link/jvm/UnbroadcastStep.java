package damo.link.jvm;

import damo.graph.Apply;
import damo.link.plan.Storage;
import damo.link.routine.Operand;
import damo.link.routine.Unbroadcast;

/** Sums to a shape; where the shapes are equal, a view. */
final class UnbroadcastStep extends Step {
  private final Storage storage;
  private boolean sums;

  UnbroadcastStep(Apply node, Operand[] in, Operand[] out, Storage storage) {
    super(node, in, out);
    this.storage = storage;
  }

  @Override
  void prepare() {
    sums = !in[0].shape().equals(in[1].shape());
    if (sums) place(0, storage, in[1].shape());
    else out[0].reshape(in[0].geometry());
  }

  @Override
  void execute() {
    if (!sums) {
      out[0].moveTo(in[0].array(), in[0].offset());
      return;
    }
    out[0].moveTo(storage.ensure(out[0].size()), 0);
    Unbroadcast.sum(in[0], out[0]);
  }
}
