package damo.grad;

import damo.grad.batch.Lifting;
import damo.graph.Variable;
import damo.op.elemwise.Cast;
import damo.op.shape.Arange;
import damo.op.shape.BroadcastTo;
import damo.op.shape.DimShuffle;
import damo.op.shape.Lengths;
import damo.op.shape.MakeVector;
import damo.op.shape.Reshape;
import damo.scalar.DType;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arrays of derivatives, and their products with vectors. */
public final class Jacobians {
  private Jacobians() {}

  /**
   * The derivatives of each element of {@code expr} with respect to each of {@code wrt}: what flows
   * back from one element, for all elements at once.
   *
   * @return of the shape of {@code expr} followed by that of the variable
   */
  public static List<@Nullable TensorVariable> jacobian(
      TensorVariable expr, List<? extends Variable> wrt, GradOptions options) {
    Seeds.floats(expr, "a Jacobian");
    for (Variable v : wrt) Gradients.checkFloat(v);
    TensorVariable cotangent = expr.type().variable(null);
    Flow flow =
        Flow.adding(
            Map.of(expr, cotangent), new HashSet<>(options.considerConstant()), wrt, List.of());
    List<@Nullable TensorVariable> rows = new Answers(expr.label(), options).of(flow, wrt);
    List<@Nullable TensorVariable> out = new ArrayList<>();
    for (int i = 0; i < wrt.size(); i++)
      out.add(rows.get(i) == null ? null : all(expr, cotangent, rows.get(i), wrt.get(i)));
    return out;
  }

  /** From what flows back to {@code row} from one cotangent, what does from each. */
  private static TensorVariable all(
      TensorVariable expr, TensorVariable cotangent, TensorVariable row, Variable wrt) {
    List<TensorVariable> shape = new ArrayList<>(Lengths.of(expr));
    shape.addAll(Lengths.of((TensorVariable) wrt));
    TensorVariable lengths = MakeVector.of(shape);
    if (expr.ndim() == 0)
      return Lifting.substituted(row, cotangent, TensorConstant.scalar(expr.dtype(), 1));
    TensorVariable each = Lifting.of(List.of(row), Map.of(cotangent, identity(expr)), 1).getFirst();
    if (each.ndim() == row.ndim()) return BroadcastTo.of(each, lengths);
    return expr.ndim() == 1 ? each : Reshape.of(each, lengths, shape.size());
  }

  /** For each element of {@code like} an array of its shape with 1 there, 0 elsewhere. */
  private static TensorVariable identity(TensorVariable like) {
    TensorVariable numbers = Arange.of(0, like.size(), 1, DType.INT64);
    TensorVariable rows = DimShuffle.of(numbers, 0, -1);
    TensorVariable eye = Cast.to(rows.eq(numbers), like.dtype());
    if (like.ndim() == 1) return eye;
    List<TensorVariable> shape = new ArrayList<>(List.of(like.size()));
    shape.addAll(Lengths.of(like));
    return Reshape.of(eye, MakeVector.of(shape), shape.size());
  }

  /**
   * The second derivatives of {@code cost} with respect to each of {@code wrt}, without those that
   * mix two of them.
   */
  public static List<@Nullable TensorVariable> hessian(
      TensorVariable cost, List<? extends Variable> wrt, GradOptions options) {
    List<@Nullable TensorVariable> gradients = Gradients.grad(cost, wrt, options.addNames(false));
    List<@Nullable TensorVariable> out = new ArrayList<>();
    for (int i = 0; i < wrt.size(); i++) {
      TensorVariable g = gradients.get(i);
      out.add(
          g == null ? null : jacobian(g, List.of(wrt.get(i)), linearAllowed(options)).getFirst());
    }
    return out;
  }

  /** The second derivatives of {@code cost} along {@code vectors}, one for each of {@code wrt}. */
  public static List<@Nullable TensorVariable> hessianVectorProduct(
      TensorVariable cost, List<? extends Variable> wrt, List<?> vectors) {
    Seeds.paired(wrt, vectors, "vector");
    GradOptions options = GradOptions.of().addNames(false);
    List<@Nullable TensorVariable> gradients = Gradients.grad(cost, wrt, options);
    return Gradients.pullback(gradients, wrt, vectors, linearAllowed(options));
  }

  /** Where the cost is linear in a variable, the second derivative is 0. */
  private static GradOptions linearAllowed(GradOptions options) {
    return options
        .disconnectedInputs(DisconnectedInputs.IGNORE)
        .returnDisconnected("zero")
        .addNames(false);
  }
}
