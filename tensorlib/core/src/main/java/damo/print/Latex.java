package damo.print;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.graph.Variable;
import damo.graph.ViewMap;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.stream.Collectors;

/** An expression in LaTeX. */
public final class Latex {
  private static final int DEEPEST = 40;
  private static final Ints TRANSPOSE = Ints.of(1, 0);

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
    String items = Brackets.of(node, x -> of((TensorVariable) x, depth + 1));
    if (items != null) return operand(node, 0, Binding.ATOM, depth) + "[" + items + "]";
    return switch (node.meaning()) {
      case Meaning.View(ViewMap.DimShuffle(var pattern)) ->
          pattern.equals(TRANSPOSE)
              ? operand(node, 0, Binding.ATOM, depth) + "^\\top"
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
          operand(node, 0, Binding.PRODUCT, depth) + " " + operand(node, 1, Binding.PRODUCT, depth);
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
    String out = prim.latex();
    for (int i = 0; i < node.inputs().size(); i++)
      out = out.replace("#" + (i + 1), operand(node, i, Binding.needed(prim, i), depth));
    return out;
  }

  /** In parentheses if it holds together less tightly than is needed. */
  private static String operand(Apply node, int i, Binding needed, int depth) {
    Variable v = node.input(i);
    Apply maker = v.owner();
    boolean open = maker != null && v.name() == null && binding(maker).compareTo(needed) < 0;
    return open ? "\\left(" + in(node, i, depth) + "\\right)" : in(node, i, depth);
  }

  /** A conversion is not written, nor are axes inserted: what is below them counts. */
  private static Binding binding(Apply node) {
    Apply at = node;
    while (isUnwritten(at)) {
      Apply below = at.input(0).name() == null ? at.input(0).owner() : null;
      if (below == null) return Binding.ATOM;
      at = below;
    }
    return Binding.of(at);
  }

  private static boolean isUnwritten(Apply node) {
    return node.op() instanceof Cast
        || (node.meaning() instanceof Meaning.View(ViewMap.DimShuffle(var pattern))
            && !pattern.equals(TRANSPOSE));
  }

  private static String in(Apply node, int i, int depth) {
    return of((TensorVariable) node.input(i), depth + 1);
  }

  private static String symbol(TensorVariable v) {
    if (v instanceof TensorConstant c && c.ndim() == 0 && c.name() == null) return number(c);
    String label = v.label();
    if (label.startsWith("<")) return "\\square";
    if (label.startsWith("[")) return label;
    if (label.matches("[A-Za-z]\\d+")) return label.charAt(0) + "_{" + label.substring(1) + "}";
    return label.length() == 1 ? label : "\\mathrm{" + label.replace("_", "\\_") + "}";
  }

  private static String number(TensorConstant c) {
    double value = c.value().getDouble(0);
    if (Double.isInfinite(value)) return value > 0 ? "\\infty" : "-\\infty";
    String text = c.label().replaceFirst("\\.0(?=E|$)", "");
    return Double.isNaN(value)
        ? "\\mathrm{nan}"
        : text.replaceFirst("E(-?\\d+)$", " \\\\cdot 10^{$1}");
  }
}
