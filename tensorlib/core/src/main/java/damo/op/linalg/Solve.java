package damo.op.linalg;

import damo.error.DamoException;
import damo.graph.Gradient;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.op.elemwise.Unbroadcast;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The x with {@code a x = b}.
 *
 * @param positive whether a is positive definite, or else it is an error
 */
public record Solve(boolean positive) implements MatrixOp {
  /** {@code b} a vector or a matrix; {@code assumeA} is what is known of a. */
  public static TensorVariable of(Object a, Object b, String assumeA) {
    Solve op = new Solve(isPositive(assumeA));
    return Equations.solve("solve", a, b, op::apply);
  }

  private static boolean isPositive(String assumeA) {
    return switch (assumeA) {
      case "gen", "general", "sym", "symmetric" -> false;
      case "pos", "positive definite" -> true;
      default ->
          throw new DamoException(
              "solve: assumeA is \"gen\", \"sym\" or \"pos\", got \"" + assumeA + "\"");
    };
  }

  @Override
  public String name() {
    return "solve";
  }

  @Override
  public Routine routine() {
    return Routine.SOLVE;
  }

  @Override
  public Ints parameters() {
    return Ints.of(MatrixOp.flag(positive));
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return List.of(Equations.type(name(), inputs));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable a = node.in(0);
    TensorVariable gb = apply(Matrices.t(a), TensorOp.only(outputGradients));
    TensorVariable ga = Matrices.product(gb, Matrices.t(node.out())).neg();
    return List.of(Gradient.of(Unbroadcast.to(ga, a)), Gradient.of(Unbroadcast.to(gb, node.in(1))));
  }
}
