package damo.print;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.graph.Variable;
import damo.graph.ViewMap;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** An expression in LaTeX. */
public final class Latex {
  private static final int DEEPEST = 40;
  private static final Set<Prim> SUMS = EnumSet.of(Prim.ADD, Prim.SUB, Prim.NEG);

  private Latex() {}

  public static String of(TensorVariable v) {
    return of(v, 0);
  }

  private static String of(TensorVariable v, int depth) {
    Apply node = v.owner();
    if (node == null || (v.name() != null && depth > 0)) return symbol(v);
    if (depth > DEEPEST) return "\\ldots";
    if (node.op() instanceof Elemwise e) return elementwise(e.prim(), node, depth);
    if (node.op() instanceof Cast) return in(node, 0, depth);
    return switch (node.meaning()) {
      case Meaning.View(ViewMap.DimShuffle(var pattern)) ->
          pattern.equals(damo.scalar.Ints.of(1, 0))
              ? "{" + grouped(node, 0, depth) + "}^\\top"
              : in(node, 0, depth);
      case Meaning.Reduce(var kind, var axes, var keep, var acc) ->
          "\\operatorname{"
              + kind.code()
              + "}_{"
              + axes.stream().mapToObj(String::valueOf).collect(Collectors.joining(","))
              + "}\\left("
              + in(node, 0, depth)
              + "\\right)";
      case Meaning.Call(var routine, var parameters) when routine == Routine.DOT ->
          grouped(node, 0, depth) + " " + grouped(node, 1, depth);
      default ->
          "\\operatorname{"
              + node.op().name()
              + "}\\left("
              + node.inputs().stream()
                  .map(x -> of((TensorVariable) x, depth + 1))
                  .collect(Collectors.joining(", "))
              + "\\right)";
    };
  }

  private static String elementwise(Prim prim, Apply node, int depth) {
    boolean braced =
        prim == Prim.DIV
            || prim == Prim.INV
            || prim == Prim.SQRT
            || prim == Prim.ADD
            || prim == Prim.WHERE
            || prim == Prim.ABS;
    String out = prim.latex();
    for (int i = 0; i < node.inputs().size(); i++)
      out = out.replace("#" + (i + 1), braced ? in(node, i, depth) : grouped(node, i, depth));
    return out;
  }

  /** In parentheses if it is a sum. */
  private static String grouped(Apply node, int i, int depth) {
    Variable v = node.input(i);
    boolean sum =
        v.owner() != null
            && v.name() == null
            && v.owner().op() instanceof Elemwise e
            && SUMS.contains(e.prim());
    return sum ? "\\left(" + in(node, i, depth) + "\\right)" : in(node, i, depth);
  }

  private static String in(Apply node, int i, int depth) {
    return of((TensorVariable) node.input(i), depth + 1);
  }

  private static String symbol(TensorVariable v) {
    String label = v.label();
    if (label.startsWith("<")) return "\\square";
    return label.length() == 1 ? label : "\\mathrm{" + label.replace("_", "\\_") + "}";
  }
}
