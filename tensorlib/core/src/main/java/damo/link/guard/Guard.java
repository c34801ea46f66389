package damo.link.guard;

import damo.error.DamoException;
import damo.graph.Apply;
import damo.graph.Constant;
import damo.graph.Meaning;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.link.Observer;
import damo.link.Program;
import damo.link.reference.Interpreter;
import damo.link.routine.Operand;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Stops where NaN or an infinity comes in, or is made: is in a result of an op and in none of its
 * inputs. Constants may be either, and what only passes them on is let through.
 */
final class Guard implements Observer {
  /** Looks at an argument, or at a shared variable, before anything runs. */
  void given(Program program, Variable leaf, Value value) {
    Operand operand = Operand.of(value);
    if (Extent.isFinite(operand)) return;
    Extent e = Extent.of(operand);
    throw new DamoException(
            program.name()
                + " was given "
                + (e.nans() > 0 ? "NaN" : "an infinity")
                + " in "
                + leaf.label()
                + ", first at "
                + e.position(e.nans() > 0 ? e.firstNan() : e.firstInfinite())
                + ": "
                + e)
        .placed();
  }

  @Override
  public void computed(Apply node, List<Operand> inputs, List<Operand> outputs) {
    if (outputs.stream().allMatch(Extent::isFinite)) return;
    if (node.meaning() instanceof Meaning.Fused f) inside(node, f.otherwise(), inputs);
    else made(node, inputs, outputs);
  }

  /** The ops that were fused, one after the other: which of them was it? */
  private void inside(Apply kernel, Meaning.Expansion parts, List<Operand> inputs) {
    List<Variable> leaves = new ArrayList<>();
    Map<Variable, Value> known = new HashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      Variable v = kernel.input(i);
      leaves.add(v.type().leaf(v.label()));
      known.put(leaves.get(i), inputs.get(i).toValue());
    }
    Interpreter interpreter = new Interpreter();
    for (Apply node : Traversal.toposort(parts.expand(leaves), leaves)) {
      List<Value> in = node.inputs().stream().map(v -> value(v, known)).toList();
      List<Value> out = interpreter.evaluate(node, in);
      made(node, in.stream().map(Operand::of).toList(), out.stream().map(Operand::of).toList());
      for (int i = 0; i < out.size(); i++) known.put(node.output(i), out.get(i));
    }
  }

  private static Value value(Variable v, Map<Variable, Value> known) {
    return v instanceof Constant c ? c.value() : Objects.requireNonNull(known.get(v));
  }

  private static void made(Apply node, List<Operand> inputs, List<Operand> outputs) {
    for (Operand out : outputs) {
      if (Extent.isFinite(out)) continue;
      Extent result = Extent.of(out);
      String what = made(result, inputs);
      if (what != null) throw new DamoException(message(node, inputs, result, what)).placed();
    }
  }

  private static @Nullable String made(Extent result, List<Operand> inputs) {
    List<Extent> in = inputs.stream().filter(x -> x.dtype().isFloat()).map(Extent::of).toList();
    boolean nan = result.nans() > 0 && in.stream().allMatch(e -> e.nans() == 0);
    boolean inf = result.infinite() > 0 && in.stream().allMatch(e -> e.infinite() == 0);
    return nan ? "NaN" : inf && in.stream().allMatch(e -> e.nans() == 0) ? "an infinity" : null;
  }

  private static String message(Apply node, List<Operand> inputs, Extent result, String what) {
    StringBuilder out = new StringBuilder(node.op().name());
    out.append(" made ").append(what).append(", first at ");
    out.append(result.position(what.equals("NaN") ? result.firstNan() : result.firstInfinite()));
    out.append(" of its result ").append(result);
    node.output(0).origin().where().ifPresent(w -> out.append(" (made at ").append(w).append(')'));
    for (int i = 0; i < inputs.size(); i++)
      out.append(i == 0 ? "; its inputs: " : "; ")
          .append(((TensorVariable) node.input(i)).label())
          .append(' ')
          .append(Extent.of(inputs.get(i)));
    return out.toString();
  }
}
