package damo.print;

import damo.graph.Apply;
import damo.graph.Variable;
import damo.notation.Parameters;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph as a short text, one line for each variable, indented by depth: two graphs have the same
 * text when they have the same shape, ops and names. What comes again stands as {@code <letter>}.
 */
public final class Informative {
  /** From this depth on it is said as a number, so that the text grows with the graph alone. */
  private static final int INDENTED = 50;

  private record Line(Variable variable, int depth) {}

  private Informative() {}

  /** The text of all that {@code root} needs. */
  public static String of(Variable root) {
    StringBuilder out = new StringBuilder();
    Map<Variable, String> letters = new HashMap<>();
    Deque<Line> stack = new ArrayDeque<>(List.of(new Line(root, 0)));
    while (!stack.isEmpty()) {
      Line line = stack.pop();
      Variable v = line.variable();
      String known = letters.get(v);
      out.append(indent(line.depth()));
      if (known != null) {
        out.append('<').append(known).append(">\n");
        continue;
      }
      letters.put(v, PrintOptions.Ids.CHAR.of(letters.size()));
      out.append(letters.get(v)).append(". ").append(what(v)).append('\n');
      Apply owner = v.owner();
      if (owner == null) continue;
      for (Variable in : owner.inputs().reversed()) stack.push(new Line(in, line.depth() + 1));
    }
    return out.toString();
  }

  private static String indent(int depth) {
    return depth <= INDENTED ? " ".repeat(depth) : " ".repeat(INDENTED) + depth + ": ";
  }

  private static String what(Variable v) {
    Apply owner = v.owner();
    if (owner == null) return v.label();
    return Parameters.named(owner) + (owner.outputs().size() > 1 ? "." + v.index() : "");
  }
}
