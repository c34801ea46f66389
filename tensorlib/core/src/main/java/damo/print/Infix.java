package damo.print;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.ViewMap;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.Map;
import java.util.stream.Collectors;

/** An expression as a line of mathematics: {@code ((x * w) + b)}. */
public final class Infix {
  private static final int DEEPEST = 60;
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

  public static String of(TensorVariable v) {
    return of(v, 0);
  }

  private static String of(TensorVariable v, int depth) {
    Apply node = v.owner();
    if (node == null || (v.name() != null && depth > 0)) return v.label();
    if (depth > DEEPEST) return "…";
    String symbol = node.op() instanceof Elemwise e ? SYMBOLS.get(e.prim()) : null;
    if (symbol != null)
      return "(" + operand(node, 0, depth) + " " + symbol + " " + operand(node, 1, depth) + ")";
    if (node.op().equals(new Elemwise(Prim.NEG))) return "-" + operand(node, 0, depth);
    String items = Brackets.of(node, x -> of((TensorVariable) x, depth + 1));
    if (items != null) return operand(node, 0, depth) + "[" + items + "]";
    return switch (node.meaning()) {
      case Meaning.View(ViewMap.DimShuffle(var pattern)) ->
          in(node, 0, depth)
              + (pattern.equals(damo.scalar.Ints.of(1, 0))
                  ? ".T"
                  : ".dimshuffle"
                      + pattern.toString().replace("-1", "x").replace('[', '(').replace(']', ')'));
      case Meaning.Reduce(var kind, var axes, var keep, var acc) ->
          kind.code() + "(" + in(node, 0, depth) + ", axis=" + axes + ")";
      default -> call(node, depth);
    };
  }

  private static String call(Apply node, int depth) {
    String name = node.op() instanceof Cast c ? c.to().code() : node.op().name();
    return name
        + node.inputs().stream()
            .map(x -> of((TensorVariable) x, depth + 1))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** In parentheses if it begins with a minus, which would bind less tightly. */
  private static String operand(Apply node, int i, int depth) {
    String text = in(node, i, depth);
    boolean number = node.input(i) instanceof damo.graph.Constant;
    return text.startsWith("-") && !number ? "(" + text + ")" : text;
  }

  private static String in(Apply node, int i, int depth) {
    return of((TensorVariable) node.input(i), depth + 1);
  }
}
