package damo.nn;

import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;

/**
 * A layer that goes along a sequence with a memory: what one step does. {@link Unroll} makes the
 * steps.
 */
public interface Recurrent {
  /** The length of an output, and of each state. */
  int units();

  /** How many states go from step to step; the first is the output. */
  int states();

  /** What state {@code i} is called: h, the output, and c, the cell. */
  default String state(int i) {
    return i == 0 ? "h" : "c";
  }

  /** What is trained. */
  List<SharedTensor> params();

  /**
   * What each step needs of its input, made for all steps at once: a loop has no need to.
   *
   * @param x shape (…, inputs)
   * @return shape (…, k units)
   */
  TensorVariable project(TensorVariable x);

  /**
   * The states after a step.
   *
   * @param projected shape (batch, k units)
   * @param states of the step before, each of shape (batch, units)
   */
  List<TensorVariable> step(TensorVariable projected, List<TensorVariable> states);

  /** The outputs along a sequence from states of 0. */
  default TensorVariable along(TensorVariable x) {
    return Unroll.of(this, x).output();
  }
}
