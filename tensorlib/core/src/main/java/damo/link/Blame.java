package damo.link;

import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Variable;
import damo.notation.Infix;
import damo.op.elemwise.Cast;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells which node of a graph an error came from. */
public final class Blame {
  private static final int SHORT = 40;
  private static final int LONGEST = 600;

  private Blame() {}

  /**
   * {@code dot of left (2, 3) and right (2, 4): <fact> (made at cell [3], line 2)}.
   *
   * @param shapes of the node's inputs, as they are in this call
   */
  public static String text(Apply node, List<Ints> shapes, String fact) {
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++)
      operands.add(label(node.input(i)) + " " + Geometry.text(shapes.get(i)));
    String of =
        operands.isEmpty() ? "" : " of " + operands.stream().collect(Collectors.joining(" and "));
    Variable out = node.output(0);
    return node.op().name()
        + of
        + ": "
        + fact
        + out.origin().where().map(w -> " (made at " + w + ")").orElse("")
        + expression(out);
  }

  /** As the user wrote it, on a line of its own. */
  private static String expression(Variable out) {
    if (!(out.written() instanceof TensorVariable written) || written.owner() == null) return "";
    String text = Infix.of(written);
    if (Verbosity.CURRENT.get() == Verbosity.HIGH) return "\n  in " + text + calls(out);
    return text.length() > LONGEST ? "" : "\n  in " + text;
  }

  private static String calls(Variable out) {
    return out.origin().frames().stream()
        .map(frame -> "\n  called at " + frame)
        .collect(Collectors.joining());
  }

  /** The name, if need be of what was only converted or looked at otherwise since. */
  private static String label(Variable v) {
    Variable named = v;
    while (named.name() == null && named.owner() instanceof Apply maker && isPassing(maker))
      named = maker.input(0);
    if (named.name() != null) return named.label();
    return v.written() instanceof TensorVariable t ? Infix.brief(t, SHORT) : v.label();
  }

  private static boolean isPassing(Apply node) {
    return node.op() instanceof Cast || node.meaning() instanceof Meaning.View;
  }

  /** {@code error} again, of its kind, saying in which step of a loop it came up. */
  public static DamoException inStep(DamoException error, Apply loop, int step, int steps) {
    String where =
        " (in step "
            + step
            + " of "
            + steps
            + " of "
            + loop.op().name()
            + loop.output(0).origin().where().map(w -> ", made at " + w).orElse("")
            + ")";
    return again(error, error.getMessage() + where).placed();
  }

  /** {@code error} again, of its kind, saying where it came from, unless it does already. */
  public static DamoException on(Apply node, List<Ints> shapes, DamoException error) {
    if (error.isPlaced()) return error;
    String message = text(node, shapes, String.valueOf(error.getMessage()));
    return again(error, message);
  }

  private static DamoException again(DamoException error, String message) {
    DamoException told =
        switch (error) {
          case ShapeException s -> new ShapeException(message);
          case DTypeException d -> new DTypeException(message);
          default -> new DamoException(message, error);
        };
    told.setStackTrace(error.getStackTrace());
    return told;
  }
}
