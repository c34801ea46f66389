package damo.notation;

import damo.graph.Apply;
import damo.graph.Constant;
import damo.graph.Meaning;
import damo.graph.Meaning.Access;
import damo.graph.Routine;
import damo.graph.Variable;
import damo.graph.ViewMap;
import damo.notation.Formula.Text;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.op.shape.DimShuffle;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An expression in LaTeX; what its letters stand for is aligned below it. */
public final class Latex implements Formula.Notation {
  private static final Ints TRANSPOSE = Ints.of(1, 0);

  private Latex() {}

  /** The expression, and a line for each letter that it uses; without dollars around it. */
  public static String of(TensorVariable v) {
    Latex latex = new Latex();
    Formula formula = new Formula(v, latex);
    if (formula.definitions().isEmpty()) return formula.whole();
    List<String> lines = new ArrayList<>(List.of("&" + formula.whole()));
    formula.definitions().forEach(d -> lines.add(latex.letter(d.letter()) + " &= " + d.text()));
    if (formula.leftOut() > 0)
      lines.add("&\\ldots\\ " + LatexText.word(formula.leftOut() + " nodes are left out"));
    return lines.stream()
        .collect(Collectors.joining(" \\\\ ", "\\begin{aligned} ", " \\end{aligned}"));
  }

  /** {@code A12} is one name. */
  @Override
  public String letter(String letter) {
    return letter.length() == 1 ? letter : letter.charAt(0) + "_{" + letter.substring(1) + "}";
  }

  @Override
  public Text leaf(Variable v) {
    String text = LatexText.symbol(v);
    boolean isNumber = v instanceof Constant && v.name() == null;
    if (isNumber && text.startsWith("-")) return new Text(text, Binding.SUM);
    return new Text(text, isNumber && text.contains("\\cdot") ? Binding.PRODUCT : Binding.ATOM);
  }

  @Override
  public Text node(Variable output, Function<Variable, Text> inputs) {
    Apply node = output.maker().orElseThrow();
    if (node.op() instanceof Elemwise e)
      return new Text(elementwise(e.prim(), node, inputs), Binding.of(node));
    String items =
        Brackets.of(
            node, x -> inputs.apply(x).text(), i -> LatexText.function("labels") + "(" + i + ")");
    if (items != null) return atom(indexed(node, items, inputs));
    return switch (node.meaning()) {
      case Meaning.View(ViewMap.DimShuffle(var pattern))
          when node.op() instanceof DimShuffle && pattern.equals(TRANSPOSE) ->
          new Text(operand(node, 0, Binding.ATOM, inputs) + "^\\top", Binding.POWER);
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

  /** Read, or written. */
  private static String indexed(Apply node, String items, Function<Variable, Text> inputs) {
    String place = operand(node, 0, Binding.ATOM, inputs) + "[" + items + "]";
    return node.meaning() instanceof Meaning.Index(var access, var at) && access != Access.GATHER
        ? LatexText.function(node.op().name())
            + inParentheses(place + ", " + inputs.apply(node.input(1)).text())
        : place;
  }

  private static String call(Variable output, Apply node, Function<Variable, Text> inputs) {
    String arguments =
        node.inputs().stream().map(x -> inputs.apply(x).text()).collect(Collectors.joining(", "));
    String port = node.outputs().size() > 1 ? "_{" + output.index() + "}" : "";
    return head(node) + inParentheses(arguments) + port;
  }

  /** The name, with parameters as an index. */
  private static String head(Apply node) {
    if (node.op() instanceof Cast c) return LatexText.function(c.to().code());
    String index =
        node.meaning() instanceof Meaning.Reduce r ? reduced(node, r) : index(Parameters.of(node));
    String name = LatexText.function(node.op().name());
    return index.isEmpty() ? name : name + "_{" + index + "}";
  }

  /** The axes in numbers, always. */
  private static String reduced(Apply node, Meaning.Reduce r) {
    String axes = r.axes().stream().mapToObj(String::valueOf).collect(Collectors.joining(","));
    String others =
        index(Parameters.of(node).stream().filter(p -> !p.name().equals("axis")).toList());
    return others.isEmpty() ? axes : axes + ",\\," + others;
  }

  private static String index(List<Parameters.Parameter> parameters) {
    return parameters.stream()
        .map(p ->
            LatexText.word(p.name()) + (p.text().isEmpty() ? "" : "=" + LatexText.word(p.text())))
        .collect(Collectors.joining(",\\,"));
  }

  private static String inParentheses(String text) {
    return "\\left(" + text + "\\right)";
  }

  private static Text atom(String text) {
    return new Text(text, Binding.ATOM);
  }

  private static String elementwise(Prim prim, Apply node, Function<Variable, Text> inputs) {
    StringBuilder out = new StringBuilder();
    String template = prim.latex();
    for (int at = 0; at < template.length(); at++) {
      if (template.charAt(at) != '#') out.append(template.charAt(at));
      else {
        int i = template.charAt(++at) - '1';
        out.append(operand(node, i, Binding.needed(prim, i), inputs));
      }
    }
    return out.toString();
  }

  /** In parentheses if it holds together less tightly than is needed. */
  private static String operand(
      Apply node, int i, Binding needed, Function<Variable, Text> inputs) {
    Text t = inputs.apply(Broadcasting.operand(node, i));
    return t.binding().compareTo(needed) < 0 ? inParentheses(t.text()) : t.text();
  }
}
