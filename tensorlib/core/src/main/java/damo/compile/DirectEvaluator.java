package damo.compile;

import damo.error.DamoException;
import damo.graph.Variable;
import damo.link.Recent;
import damo.tensor.Evaluator;
import damo.tensor.TensorVariable;
import damo.value.Nd4jBorder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What {@code x.eval()} does: compiles, and keeps the functions compiled last. */
public final class DirectEvaluator implements Evaluator {
  private static final int KEPT = 64;

  /** Memory of functions that hold more than this is let go: the next call takes it again. */
  private static final long MOST_BYTES = 1 << 22;

  private record Key(TensorVariable variable, Set<Variable> inputs, Mode mode) {}

  private record Compiled(List<Variable> inputs, Function function) {}

  private final Recent<Key, Compiled> compiled = new Recent<>(KEPT);

  @Override
  public synchronized INDArray evaluate(TensorVariable v, Map<? extends Variable, ?> given) {
    Compiled c =
        compiled.get(
            new Key(v, Set.copyOf(given.keySet()), Mode.DEFAULT.get()), DirectEvaluator::compile);
    INDArray result = c.function().call(c.inputs().stream().map(given::get).toArray());
    if (result == null) throw new DamoException("eval of " + v.label() + " gave nothing");
    long copied = Nd4jBorder.bytesOf(result);
    if (copied + c.function().held() > MOST_BYTES) c.function().free();
    return result;
  }

  private static Compiled compile(Key key) {
    List<Variable> inputs = List.copyOf(key.inputs());
    return new Compiled(
        inputs,
        new FunctionBuilder(inputs).outputs(key.variable()).mode(key.mode()).name("eval").build());
  }
}
