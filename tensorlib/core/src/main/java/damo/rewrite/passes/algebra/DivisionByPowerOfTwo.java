package damo.rewrite.passes.algebra;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.elemwise.Cast;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.rewrite.engine.Tag;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code x / 2 -> x * 0.5}: the same for every value, as powers of two have exact inverses. */
public final class DivisionByPowerOfTwo implements LocalRewrite {
  private static final int LARGEST = 14; // float16's exponents reach as far

  @Override
  public String name() {
    return "x / 2**k -> x * 2**-k";
  }

  @Override
  public Set<Tag> tags() {
    return Set.of(Tag.SPECIALISE);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return Made.is(Prim.DIV, node);
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    if (!Made.isNumber(node.input(1))) return null;
    double by = ((damo.graph.Constant) node.input(1)).value().getDouble(0);
    int exponent = Math.getExponent(by);
    if (Math.abs(by) != Math.scalb(1.0, exponent) || Math.abs(exponent) > LARGEST) return null;
    DType dtype = Made.output(node).dtype();
    return Cast.to(Made.input(node, 0), dtype).mul(TensorConstant.scalar(dtype, 1 / by));
  }
}
