package damo.notation;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Variable;
import damo.graph.ViewMap;
import damo.op.elemwise.Elemwise;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;

/**
 * Axes that elementwise mathematics does not write: an operand of lower rank gets axes of length 1
 * in front by itself.
 */
final class Broadcasting {
  private Broadcasting() {}

  /** Input {@code i} of a node, as it is written there. */
  static Variable operand(Apply node, int i) {
    Variable v = node.input(i);
    return node.op() instanceof Elemwise && isPadded(v) && hasFullRank(node, i)
        ? v.maker().orElseThrow().input(0)
        : v;
  }

  private static boolean hasFullRank(Apply node, int except) {
    for (int i = 0; i < node.inputs().size(); i++)
      if (i != except && ndim(node.input(i)) == ndim(node.output(0)) && !isPadded(node.input(i)))
        return true;
    return false;
  }

  private static int ndim(Variable v) {
    return ((TensorVariable) v).ndim();
  }

  private static boolean isPadded(Variable v) {
    return v.name() == null
        && v.owner() instanceof Apply maker
        && maker.meaning() instanceof Meaning.View(ViewMap.DimShuffle(var pattern))
        && pattern.size() > ndim(maker.input(0))
        && addsInFront(pattern);
  }

  private static boolean addsInFront(Ints pattern) {
    int next = 0;
    for (int i = 0; i < pattern.size(); i++) {
      if (pattern.get(i) < 0 && next > 0) return false;
      if (pattern.get(i) >= 0 && pattern.get(i) != next++) return false;
    }
    return true;
  }
}
