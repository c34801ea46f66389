package damo.link.jvm;

import damo.graph.Apply;
import damo.link.plan.Storage;
import damo.link.routine.Operand;
import damo.value.Value;
import java.util.Arrays;
import java.util.List;

/** A graph that runs as one step, compiled by itself. */
final class NestedStep extends Step {
  private final JvmExecutable body;
  private final List<Storage> storages;

  NestedStep(Apply node, JvmExecutable body, Operand[] in, Operand[] out, List<Storage> storages) {
    super(node, in, out);
    this.body = body;
    this.storages = storages;
  }

  @Override
  void prepare() {}

  @Override
  void execute() {
    List<Value> values = body.run(Arrays.stream(in).map(Operand::toValue).toList());
    for (int i = 0; i < out.length; i++) {
      place(i, storages.get(i), values.get(i).shape());
      System.arraycopy(values.get(i).array(), 0, out[i].array(), 0, values.get(i).size());
    }
  }

  @Override
  String listing() {
    return super.listing() + "\n" + body.listing().indent(2).stripTrailing();
  }
}
