package damo.notation;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.graph.Variable;
import damo.graph.ViewMap;
import damo.notation.Formula.Text;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An expression in LaTeX; what its letters stand for is aligned below it. */
public final class Latex implements Formula.Notation {
  private static final Ints TRANSPOSE = Ints.of(1, 0);

  private Latex() {}

  public static String of(TensorVariable v) {
    Formula formula = new Formula(v, new Latex());
    if (formula.definitions().isEmpty()) return formula.whole();
    return formula.definitions().stream()
        .map(d -> d.letter() + " &= " + d.text())
        .collect(
            Collectors.joining(
                " \\\\ ", "\\begin{aligned} &" + formula.whole() + " \\\\ ", " \\end{aligned}"));
  }

  @Override
  public Text leaf(Variable v) {
    return new Text(symbol((TensorVariable) v), Binding.ATOM);
  }

  @Override
  public Text node(Variable output, Function<Variable, Text> inputs) {
    Apply node = output.maker().orElseThrow();
    if (node.op() instanceof Elemwise e)
      return new Text(elementwise(e.prim(), node, inputs), Binding.of(node));
    String items = Brackets.of(node, x -> inputs.apply(x).text());
    if (items != null) return atom(operand(node, 0, Binding.ATOM, inputs) + "[" + items + "]");
    return switch (node.meaning()) {
      case Meaning.Scalar s when node.op() instanceof Cast -> inputs.apply(node.input(0));
      case Meaning.View(ViewMap.DimShuffle(var pattern)) ->
          pattern.equals(TRANSPOSE)
              ? atom(operand(node, 0, Binding.ATOM, inputs) + "^\\top")
              : inputs.apply(node.input(0));
      case Meaning.Reduce r -> atom(reduced(node, r, inputs));
      case Meaning.Call(var routine, var parameters) when routine == Routine.DOT ->
          new Text(
              operand(node, 0, Binding.PRODUCT, inputs)
                  + " "
                  + operand(node, 1, Binding.PRODUCT, inputs),
              Binding.PRODUCT);
      case Meaning.Call(var routine, var parameters) when routine == Routine.LENGTH ->
          atom("|" + inputs.apply(node.input(0)).text() + "|_{" + parameters.get(0) + "}");
      default -> atom(call(output, node, inputs));
    };
  }

  private static String reduced(Apply node, Meaning.Reduce r, Function<Variable, Text> inputs) {
    String axes = r.axes().stream().mapToObj(String::valueOf).collect(Collectors.joining(","));
    return function(r.kind().code())
        + "_{"
        + axes
        + "}"
        + inParentheses(inputs.apply(node.input(0)).text());
  }

  private static String call(Variable output, Apply node, Function<Variable, Text> inputs) {
    String arguments =
        node.inputs().stream().map(x -> inputs.apply(x).text()).collect(Collectors.joining(", "));
    String port = node.outputs().size() > 1 ? "_{" + output.index() + "}" : "";
    return function(node.op().name()) + port + inParentheses(arguments);
  }

  private static String function(String name) {
    return "\\operatorname{" + name + "}";
  }

  private static String inParentheses(String text) {
    return "\\left(" + text + "\\right)";
  }

  private static Text atom(String text) {
    return new Text(text, Binding.ATOM);
  }

  private static String elementwise(Prim prim, Apply node, Function<Variable, Text> inputs) {
    String out = prim.latex();
    for (int i = 0; i < node.inputs().size(); i++)
      out = out.replace("#" + (i + 1), operand(node, i, Binding.needed(prim, i), inputs));
    return out;
  }

  /** In parentheses if it holds together less tightly than is needed. */
  private static String operand(
      Apply node, int i, Binding needed, Function<Variable, Text> inputs) {
    Text t = inputs.apply(node.input(i));
    return t.binding().compareTo(needed) < 0 ? inParentheses(t.text()) : t.text();
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
