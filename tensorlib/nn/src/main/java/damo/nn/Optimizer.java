package damo.nn;

import damo.compile.Updates;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;

/**
 * A way to make a cost smaller step by step. What it remembers lies in shared variables called
 * {@code opt_<rule>_<parameter>}, made anew by each call of {@link #updates}.
 */
public interface Optimizer {
  /**
   * What the parameters, and what is remembered of them, become in one step.
   *
   * @param cost a float scalar
   * @throws damo.error.DamoException if a parameter is no float, or two have one name
   */
  Updates updates(TensorVariable cost, List<SharedTensor> parameters);
}
