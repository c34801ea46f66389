package damo.display.core;

import damo.display.Displayer;
import damo.display.chart.ArrayView;
import damo.display.graph.GraphDrawing;
import damo.display.number.Values;
import damo.display.part.Badge;
import damo.display.part.Column;
import damo.display.part.Part;
import damo.display.part.Raw;
import damo.display.part.Text;
import damo.graph.Apply;
import damo.graph.Variable;
import damo.inspect.GraphFacts;
import damo.inspect.Inspect;
import damo.notation.Infix;
import damo.notation.Latex;
import damo.tensor.SharedTensor;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Shows a symbolic variable: its type, the expression it stands for, where it was made. */
public final class VariableDisplayer implements Displayer<TensorVariable> {
  /** A longer formula is read by nobody; the graph shows it better. */
  private static final int LONGEST_FORMULA = 160;

  @Override
  public Class<TensorVariable> type() {
    return TensorVariable.class;
  }

  @Override
  public Part show(TensorVariable v) {
    return switch (v) {
      case SharedTensor shared -> valued(v, "shared", shared.current());
      case TensorConstant constant -> valued(v, "constant", constant.value());
      default -> v.owner() == null ? head(v, "input") : expression(v, v.owner());
    };
  }

  private static Part head(TensorVariable v, String kind) {
    Text type = new Text(v.type().toString(), Text.Tone.STRONG);
    Badge badge = new Badge(kind, Badge.Tone.INFO, "what kind of variable this is");
    Part origin = Part.muted("made at " + v.origin());
    return v.name() == null
        ? Part.row(type, badge, origin)
        : Part.row(
            new Text(v.name(), Text.Tone.STRONG), Part.text(v.type().toString()), badge, origin);
  }

  private static Part valued(TensorVariable v, String kind, Value value) {
    Values values =
        new Values(value.toDoubles(), value.shape().toArray(), value.dtype().toString());
    return Part.column(head(v, kind), ArrayView.draw(values));
  }

  private static Part expression(TensorVariable v, Apply owner) {
    List<Part> parts = new ArrayList<>(List.of(head(v, owner.op().name())));
    if (Infix.of(v).length() <= LONGEST_FORMULA) {
      parts.add(new Raw("text/latex", "$" + Latex.of(v) + "$", Infix.of(v)));
    }
    parts.add(Part.muted("needs " + needs(v)));
    GraphFacts facts = Inspect.graph(v);
    parts.add(Part.fold("graph", GraphDrawing.draw(FactsGraph.of("", facts))));
    return new Column(parts);
  }

  private static String needs(TensorVariable v) {
    List<Variable> inputs = Inspect.inputs(List.of(v));
    return inputs.isEmpty()
        ? "nothing"
        : inputs.stream().map(Variable::label).collect(Collectors.joining(", "));
  }
}
