package damo.tensor;

import damo.graph.Variable;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computing a variable's value on the spot. */
public interface Evaluation extends Family {
  /** The value of a variable that needs no inputs. */
  default INDArray eval() {
    return eval(Map.of());
  }

  /**
   * The value, given those of the free inputs.
   *
   * @param given an INDArray, number, boolean or array for each input
   * @throws damo.error.MissingInputException if an input is not given
   */
  default INDArray eval(Map<? extends Variable, ?> given) {
    return Evaluator.installed().evaluate(self(), given);
  }
}
