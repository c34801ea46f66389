package damo.op.linalg;

import damo.error.DamoException;
import damo.graph.Gradient;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lower triangular L with {@code a = L Lᵀ}; only the lower triangle of a is read.
 *
 * @param nan whether a matrix that is not positive definite gives NaN, and is no error
 */
public record Cholesky(boolean nan) implements MatrixOp {
  /** L, or the upper triangular U with {@code a = Uᵀ U}, by the upper triangle of a. */
  public static TensorVariable of(Object a, boolean lower, String onError) {
    TensorVariable x = Matrices.read("cholesky", a);
    Cholesky op = new Cholesky(isNan(onError));
    return lower ? op.apply(x) : Matrices.t(op.apply(Matrices.t(x)));
  }

  private static boolean isNan(String onError) {
    return switch (onError) {
      case "nan" -> true;
      case "raise" -> false;
      default ->
          throw new DamoException(
              "cholesky: onError is \"raise\" or \"nan\", got \"" + onError + "\"");
    };
  }

  @Override
  public String name() {
    return "cholesky";
  }

  @Override
  public Routine routine() {
    return Routine.CHOLESKY;
  }

  @Override
  public Ints parameters() {
    return Ints.of(MatrixOp.flag(nan));
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable a = inputs.getFirst();
    Matrices.checkSquare("cholesky", a);
    return List.of(Matrices.stacked(a.dtype(), inputs, Matrices.side(a), Matrices.side(a)));
  }

  /** Murray, Differentiation of the Cholesky decomposition (2016): {@code L⁻ᵀ Φ(Lᵀ g) L⁻¹}. */
  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable l = node.out();
    TensorVariable g = TensorOp.only(outputGradients);
    TensorVariable phi = halved(Matrices.lower(Matrices.product(Matrices.t(l), g), 0));
    TensorVariable half = SolveTriangular.upper(Matrices.t(l), phi);
    TensorVariable s = Matrices.t(SolveTriangular.upper(Matrices.t(l), Matrices.t(half)));
    return List.of(Gradient.of(halved(Matrices.lower(s.add(Matrices.t(s)), 0))));
  }

  /** With the diagonal halved. */
  private static TensorVariable halved(TensorVariable a) {
    return a.sub(Matrices.identity(a).mul(a).mul(0.5));
  }
}
