package damo.op.linalg;

import damo.graph.Gradient;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The determinant of square matrices. */
public record Determinant() implements MatrixOp {
  /** Of square matrices in the last two axes. */
  public static TensorVariable of(Object a) {
    return new Determinant().apply(Matrices.read("det", a));
  }

  @Override
  public String name() {
    return "det";
  }

  @Override
  public Routine routine() {
    return Routine.DETERMINANT;
  }

  @Override
  public Ints parameters() {
    return Ints.of(0);
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    Matrices.checkSquare(name(), inputs.getFirst());
    return List.of(Matrices.stacked(inputs.getFirst().dtype(), inputs));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable g = Matrices.oneByOne(TensorOp.only(outputGradients));
    return List.of(Gradient.of(g.mul(new Cofactors().apply(node.in(0)))));
  }
}
