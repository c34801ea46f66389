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
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An expression as a line of mathematics: {@code tanh(dot(x, w) + b)}. Further lines say what the
 * letters in it stand for: {@code where A = exp(x - max(x, axis=1))}.
 */
public final class Infix implements Formula.Notation {
  private static final Ints TRANSPOSE = Ints.of(1, 0);
  private static final Map<Prim, String> SYMBOLS =
      Map.ofEntries(
          Map.entry(Prim.ADD, "+"),
          Map.entry(Prim.SUB, "-"),
          Map.entry(Prim.MUL, "*"),
          Map.entry(Prim.DIV, "/"),
          Map.entry(Prim.FLOOR_DIV, "//"),
          Map.entry(Prim.MOD, "%"),
          Map.entry(Prim.POW, "**"),
          Map.entry(Prim.LT, "<"),
          Map.entry(Prim.LE, "<="),
          Map.entry(Prim.GT, ">"),
          Map.entry(Prim.GE, ">="),
          Map.entry(Prim.EQ, "=="),
          Map.entry(Prim.NEQ, "!="));

  private Infix() {}

  /** The expression, and a line for each letter that it uses. */
  public static String of(TensorVariable v) {
    Formula formula = new Formula(v, new Infix());
    StringBuilder out = new StringBuilder(formula.whole());
    String lead = "\n  where ";
    for (Formula.Definition d : formula.definitions()) {
      out.append(lead).append(d.letter()).append(" = ").append(d.text());
      lead = "\n        ";
    }
    if (formula.leftOut() > 0)
      out.append(lead).append("… ").append(formula.leftOut()).append(" nodes are left out");
    return out.toString();
  }

  /** The expression on one line; the label where that would be longer than {@code longest}. */
  public static String brief(TensorVariable v, int longest) {
    if (v.name() != null) return v.label();
    Formula formula = new Formula(v, new Infix());
    boolean fits = formula.definitions().isEmpty() && formula.whole().length() <= longest;
    return fits ? formula.whole() : v.label();
  }

  @Override
  public Text leaf(Variable v) {
    boolean negative = v instanceof Constant && v.label().startsWith("-");
    return new Text(oneLine(v.label()), negative ? Binding.PRODUCT : Binding.ATOM);
  }

  private static String oneLine(String name) {
    return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  @Override
  public Text node(Variable output, Function<Variable, Text> inputs) {
    Apply node = output.maker().orElseThrow();
    if (node.op() instanceof Elemwise e && isOperator(e.prim()))
      return operator(e.prim(), node, inputs);
    String items = Brackets.of(node, x -> inputs.apply(x).text(), i -> "labels(" + i + ")");
    if (items != null) return atom(indexed(node, items, inputs));
    String port = node.outputs().size() > 1 ? "[" + output.index() + "]" : "";
    return switch (node.meaning()) {
      case Meaning.View(ViewMap.DimShuffle(var pattern)) when node.op() instanceof DimShuffle ->
          atom(
              tight(node, inputs)
                  + (pattern.equals(TRANSPOSE) ? ".T" : ".dimshuffle" + Parameters.axes(pattern)));
      case Meaning.Call(var routine, var parameters) when routine == Routine.LENGTH ->
          atom(tight(node, inputs) + ".shape[" + parameters.get(0) + "]");
      case Meaning.Call(var routine, var parameters) when routine == Routine.MAKE_VECTOR ->
          atom(listed(node, inputs, "[", "]"));
      case Meaning.Call(var routine, var parameters) when routine == Routine.ARANGE ->
          atom("arange(" + arguments(node, inputs).replaceFirst("^0, (.*), 1(?=, |$)", "$1") + ")");
      default -> atom(name(node) + "(" + arguments(node, inputs) + ")" + port);
    };
  }

  private static boolean isOperator(Prim prim) {
    return SYMBOLS.containsKey(prim) || prim == Prim.NEG;
  }

  private static Text operator(Prim prim, Apply node, Function<Variable, Text> inputs) {
    if (prim == Prim.NEG)
      return new Text("-" + operand(Prim.NEG, node, 0, inputs), Binding.of(node));
    String text =
        operand(prim, node, 0, inputs)
            + " "
            + SYMBOLS.get(prim)
            + " "
            + operand(prim, node, 1, inputs);
    return new Text(
        text, prim == Prim.DIV || prim == Prim.FLOOR_DIV ? Binding.PRODUCT : Binding.of(node));
  }

  private static String operand(Prim prim, Apply node, int i, Function<Variable, Text> inputs) {
    return atLeast(needed(prim, i), inputs.apply(Broadcasting.operand(node, i)));
  }

  /** On one line, a quotient needs the parentheses that a fraction bar saves. */
  private static Binding needed(Prim prim, int i) {
    return switch (prim) {
      case DIV, FLOOR_DIV, MOD -> i == 0 ? Binding.PRODUCT : Binding.FUNCTION;
      case MUL -> i == 0 ? Binding.PRODUCT : Binding.FUNCTION;
      case POW -> Binding.ATOM;
      default -> Binding.needed(prim, i);
    };
  }

  private static String atLeast(Binding needed, Text t) {
    return t.binding().compareTo(needed) < 0 ? "(" + t.text() + ")" : t.text();
  }

  private static Text atom(String text) {
    return new Text(text, Binding.ATOM);
  }

  private static String tight(Apply node, Function<Variable, Text> inputs) {
    return atLeast(Binding.ATOM, inputs.apply(node.input(0)));
  }

  /** Read, or written: {@code setSubtensor(x[0], value)}. */
  private static String indexed(Apply node, String items, Function<Variable, Text> inputs) {
    String place = tight(node, inputs) + "[" + items + "]";
    return node.meaning() instanceof Meaning.Index(var access, var at) && access != Access.GATHER
        ? node.op().name() + "(" + place + ", " + inputs.apply(node.input(1)).text() + ")"
        : place;
  }

  private static String name(Apply node) {
    return node.op() instanceof Cast c ? c.to().code() : node.op().name();
  }

  /** The inputs, then the parameters. */
  private static String arguments(Apply node, Function<Variable, Text> inputs) {
    Stream<String> parameters =
        node.op() instanceof Cast
            ? Stream.empty()
            : Parameters.of(node).stream().map(Parameters.Parameter::toString);
    return Stream.concat(
            IntStream.range(0, node.inputs().size())
                .mapToObj(i -> inputs.apply(Broadcasting.operand(node, i)).text()),
            parameters)
        .collect(Collectors.joining(", "));
  }

  private static String listed(
      Apply node, Function<Variable, Text> inputs, String open, String close) {
    return node.inputs().stream()
        .map(x -> inputs.apply(x).text())
        .collect(Collectors.joining(", ", open, close));
  }
}
