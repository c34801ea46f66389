package damo.op.random;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.op.shape.Lengths;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Set;

/**
 * Uniform numbers between 0 and 1 by MRG31k3p: inputs the states of the streams, one a row; shape.
 *
 * @param dtype float32 or float64
 * @param ndim how many lengths the shape has
 */
public record MrgUniform(DType dtype, int ndim) implements StreamOp {
  @Override
  public Set<String> implied(Apply node) {
    return TensorOp.rankIfKnown(node);
  }

  @Override
  public String name() {
    return "mrgUniform";
  }

  @Override
  public TensorType state() {
    return TensorType.of(DType.INT32, -1, -1);
  }

  @Override
  public TensorType drawn(List<TensorVariable> inputs) {
    return new TensorType(dtype, Lengths.known(inputs.get(1), ndim));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.RANDOM_MRG_UNIFORM, Ints.of());
  }
}
