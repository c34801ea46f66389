package damo.testing;

import damo.compile.Function;
import damo.compile.FunctionBuilder;
import damo.compile.Mode;
import damo.compile.OnUnusedInput;
import damo.tensor.TensorVariable;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.List;

/** Compiling and calling with values. */
public final class Compiled {
  /** The modes that all ops run in. */
  public static final List<Mode> MODES = List.of(Mode.FAST_COMPILE, Mode.FAST_RUN, Mode.DEBUG);

  private Compiled() {}

  public static Function function(
      List<TensorVariable> inputs, List<TensorVariable> outputs, Mode mode) {
    return new FunctionBuilder(inputs)
        .outputs(outputs)
        .mode(mode)
        .onUnusedInput(OnUnusedInput.IGNORE)
        .build();
  }

  public static List<Value> run(
      List<TensorVariable> inputs, List<TensorVariable> outputs, List<Value> values, Mode mode) {
    return call(function(inputs, outputs, mode), values);
  }

  public static List<Value> call(Function f, List<Value> values) {
    return f.callAll(values.toArray()).stream().map(Nd4jBorder::fromNd4j).toList();
  }
}
