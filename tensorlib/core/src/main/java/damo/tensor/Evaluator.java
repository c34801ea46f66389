package damo.tensor;

import damo.graph.Variable;
import java.util.Map;
import java.util.ServiceLoader;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What {@code eval} needs of the compiler, which stands above the tensors. */
public interface Evaluator {
  /** The value of {@code v}, with values given for the free variables that it needs. */
  INDArray evaluate(TensorVariable v, Map<? extends Variable, ?> given);

  /** The one that the class path brings. */
  static Evaluator installed() {
    return Holder.INSTALLED;
  }

  /** Looked up once. */
  final class Holder {
    private static final Evaluator INSTALLED =
        ServiceLoader.load(Evaluator.class, Evaluator.class.getClassLoader())
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("no damo.tensor.Evaluator on the class path"));

    private Holder() {}
  }
}
