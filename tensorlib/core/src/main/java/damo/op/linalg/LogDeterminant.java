package damo.op.linalg;

import damo.graph.Gradient;
import damo.graph.Routine;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sign of the determinant, and the logarithm of its size; 0 and −∞ of singular matrices. */
public record LogDeterminant() implements MatrixOp {
  /** Sign, and logarithm of the size, of square matrices in the last two axes. */
  public static List<TensorVariable> of(Object a) {
    return new LogDeterminant().applyAll(List.of(Matrices.read("slogdet", a)));
  }

  @Override
  public String name() {
    return "slogdet";
  }

  @Override
  public Routine routine() {
    return Routine.DETERMINANT;
  }

  @Override
  public Ints parameters() {
    return Ints.of(1);
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    Matrices.checkSquare(name(), inputs.getFirst());
    TensorType one = Matrices.stacked(inputs.getFirst().dtype(), inputs);
    return List.of(one, one);
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable g = outputGradients.get(1);
    if (g == null) return List.of(Gradient.zero());
    TensorVariable inverse = Matrices.t(new Inverse().apply(node.in(0)));
    return List.of(Gradient.of(Matrices.oneByOne(g).mul(inverse)));
  }
}
