package damo.link.jvm;

import damo.error.DamoException;
import damo.graph.Apply;
import damo.link.plan.Storage;
import damo.link.reference.Interpreter;
import damo.link.routine.Operand;
import damo.value.Value;
import java.util.Arrays;
import java.util.List;

/** What is not worth compiling: a Java function of the user's. */
final class InterpretedStep extends Step {
  private final Interpreter interpreter = new Interpreter();
  private final List<Storage> storages;

  InterpretedStep(Apply node, Operand[] in, Operand[] out, List<Storage> storages) {
    super(node, in, out);
    this.storages = storages;
  }

  @Override
  void prepare() {}

  @Override
  void execute() {
    List<Value> values =
        interpreter.evaluate(node, Arrays.stream(in).map(o -> o.toValue().copy()).toList());
    for (int i = 0; i < out.length; i++) {
      place(i, storages.get(i), values.get(i).shape());
      System.arraycopy(values.get(i).array(), 0, out[i].array(), 0, values.get(i).size());
    }
  }

  /** The interpreter has named the node. */
  @Override
  DamoException blamed(DamoException e) {
    return e;
  }
}
