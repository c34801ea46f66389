package damo.op.linalg;

import damo.graph.Gradient;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.op.shape.Join;
import damo.op.shape.Length;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The exponential of square matrices. */
public record Expm() implements MatrixOp {
  /** Of square matrices in the last two axes. */
  public static TensorVariable of(Object a) {
    return new Expm().apply(Matrices.read("expm", a));
  }

  @Override
  public String name() {
    return "expm";
  }

  @Override
  public Routine routine() {
    return Routine.EXPM;
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable a = inputs.getFirst();
    Matrices.checkSquare(name(), a);
    return List.of(Matrices.stacked(a.dtype(), inputs, Matrices.side(a), Matrices.side(a)));
  }

  /** Mathias (1996): the upper right block of the exponential of {@code (aᵀ, g; 0, aᵀ)}. */
  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable a = node.in(0);
    TensorVariable at = Matrices.t(a);
    int last = a.ndim() - 1;
    TensorVariable top = Join.of(last, List.of(at, TensorOp.only(outputGradients)));
    TensorVariable bottom = Join.of(last, List.of(a.zerosLike(), at));
    TensorVariable e = apply(Join.of(last - 1, List.of(top, bottom)));
    TensorVariable n = Length.of(a, last);
    return List.of(Gradient.of(Matrices.tail(Matrices.head(e, 2, n), 1, n)));
  }
}
