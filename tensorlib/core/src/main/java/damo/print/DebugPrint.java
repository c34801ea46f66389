package damo.print;

import damo.compile.Function;
import damo.error.DamoException;
import damo.graph.Apply;
import damo.graph.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph as an indented tree: each line an op with its id in brackets, below it its inputs. What
 * was printed before is named by its id and not unfolded again.
 */
public final class DebugPrint {
  private record Line(Variable variable, String lead, String childLead) {}

  private final StringBuilder out = new StringBuilder();
  private final Map<Apply, String> ids = new HashMap<>();
  private final boolean types;

  private DebugPrint(boolean types) {
    this.types = types;
  }

  /**
   * The tree of a variable, a list of variables, or a function (with what runs after rewriting).
   */
  public static String of(Object what, boolean types) {
    DebugPrint print = new DebugPrint(types);
    switch (what) {
      case Variable v -> print.tree(v, "");
      case Function f -> print.function(f);
      case List<?> l -> l.forEach(v -> print.tree((Variable) v, ""));
      default ->
          throw new DamoException(
              "debugprint takes a variable, a list of variables or a function, got "
                  + what.getClass().getName());
    }
    return print.out.toString();
  }

  private void function(Function f) {
    int results = f.program().results();
    List<Variable> outputs = f.graph().outputs();
    for (int i = 0; i < outputs.size(); i++) {
      String role = i < results ? "" : " -> " + f.program().updated().get(i - results).label();
      tree(outputs.get(i), role);
    }
  }

  private void tree(Variable root, String role) {
    Deque<Line> stack = new ArrayDeque<>(List.of(new Line(root, "", "")));
    String suffix = role;
    while (!stack.isEmpty()) {
      Line line = stack.pop();
      Apply owner = line.variable().owner();
      boolean again = owner != null && ids.containsKey(owner);
      out.append(line.lead())
          .append(describe(line.variable()))
          .append(again ? " ···" : "")
          .append(suffix)
          .append('\n');
      suffix = "";
      if (owner != null && !again) pushInputs(owner, line.childLead(), stack);
      if (owner != null) ids.putIfAbsent(owner, id(ids.size()));
    }
  }

  private static void pushInputs(Apply owner, String lead, Deque<Line> stack) {
    List<Line> lines = new ArrayList<>();
    int n = owner.inputs().size();
    for (int i = 0; i < n; i++) {
      boolean last = i == n - 1;
      lines.add(
          new Line(
              owner.input(i), lead + (last ? " └─ " : " ├─ "), lead + (last ? "    " : " │  ")));
    }
    lines.reversed().forEach(stack::push);
  }

  private String describe(Variable v) {
    Apply owner = v.owner();
    String type = types ? " <" + v.type() + ">" : "";
    if (owner == null) return v.label() + (types && v.name() != null ? type : "");
    String port = owner.outputs().size() > 1 ? "." + v.index() : "";
    String name = v.name() == null ? "" : " '" + v.name() + "'";
    return owner.op().name()
        + port
        + " ["
        + ids.getOrDefault(owner, id(ids.size()))
        + "]"
        + type
        + name;
  }

  /** A, B, …, Z, AA, AB, … */
  private static String id(int n) {
    return (n >= 26 ? id(n / 26 - 1) : "") + (char) ('A' + n % 26);
  }
}
