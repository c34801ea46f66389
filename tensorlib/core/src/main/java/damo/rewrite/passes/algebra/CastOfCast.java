package damo.rewrite.passes.algebra;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.op.elemwise.Cast;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Made;
import damo.scalar.DType;
import org.jspecify.annotations.Nullable;

/** A conversion by way of a dtype that loses nothing is one conversion. */
public final class CastOfCast implements LocalRewrite {
  @Override
  public String name() {
    return "cast(cast(x)) -> cast(x)";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.op() instanceof Cast;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    Apply inner = Made.by(Cast.class, node.input(0));
    if (inner == null) return null;
    DType from = Made.input(inner, 0).dtype();
    DType by = ((Cast) inner.op()).to();
    DType to = ((Cast) node.op()).to();
    return losesNothing(from, by, to) ? Cast.to(Made.input(inner, 0), to) : null;
  }

  /** Integers that become floats and integers again may wrap in another way than by themselves. */
  private static boolean losesNothing(DType from, DType by, DType to) {
    if (!from.castsSafelyTo(by) || isTooLong(from, by)) return false;
    return to == from || to.isFloat() || to.isBool() || by.isFloat() == from.isFloat();
  }

  /** Promotion takes 64-bit integers to float64, which does not hold all of them. */
  private static boolean isTooLong(DType from, DType by) {
    return by.isFloat() && !from.isFloat() && from.bytes() == 8;
  }
}
