package damo.rewrite.passes.product;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.elemwise.Elemwise;
import damo.op.product.Dot;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.engine.OuterFactor;
import damo.rewrite.engine.Tag;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code dot(x * c, y) -> dot(x, y) * c} for a number c, and of quotients and negations: the matrix
 * is read as it is, and the factor is fused with what follows. Not of float16, whose products soon
 * are infinite: users scale before.
 */
public final class DotOfScaled implements LocalRewrite {
  @Override
  public String name() {
    return "dot(x * c, y) -> dot(x, y) * c";
  }

  @Override
  public Set<Tag> tags() {
    return Set.of(Tag.CANONICALISE, Tag.FINITE);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Dot;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    if (Made.output(node).dtype() == DType.FLOAT16) return null;
    TensorVariable left = scaled(node, 0, graph);
    return left != null ? left : scaled(node, 1, graph);
  }

  private static @Nullable TensorVariable scaled(Apply node, int operand, FunctionGraph graph) {
    TensorVariable v = Made.input(node, operand);
    Apply made = v.owner();
    if (made == null || graph.uses(v) != 1 || !(made.op() instanceof Elemwise e)) return null;
    if (isElementwise(made.input(0)) || isElementwise(made.inputs().getLast())) return null;
    return switch (e.prim()) {
      case NEG -> dot(node, operand, made, 0).neg();
      case MUL -> {
        TensorVariable right = factor(node, operand, made, 1, v);
        yield right != null ? right : factor(node, operand, made, 0, v);
      }
      case DIV -> factor(node, operand, made, 1, v);
      default -> null;
    };
  }

  /** Then scaling costs nothing, as it is done in the same loop. */
  private static boolean isElementwise(Variable v) {
    return Made.by(Elemwise.class, v) != null && ((TensorVariable) v).ndim() > 0;
  }

  /** The product with input {@code at} of the operand taken out of it. */
  private static @Nullable TensorVariable factor(
      Apply node, int operand, Apply made, int at, TensorVariable v) {
    TensorVariable c = Made.input(made, at);
    TensorVariable x = Made.input(made, 1 - at);
    if (c.ndim() != 0 || x.dtype() != v.dtype()) return null;
    Prim prim = ((Elemwise) made.op()).prim();
    Ints summed = Ints.of(operand == 0 ? x.ndim() - 1 : 0);
    TensorVariable outer = OuterFactor.of(c, x, summed);
    return new Elemwise(prim).apply(dot(node, operand, made, 1 - at), outer);
  }

  private static TensorVariable dot(Apply node, int operand, Apply made, int at) {
    TensorVariable x = Made.input(made, at);
    TensorVariable other = Made.input(node, 1 - operand);
    return operand == 0 ? new Dot().apply(x, other) : new Dot().apply(other, x);
  }
}
