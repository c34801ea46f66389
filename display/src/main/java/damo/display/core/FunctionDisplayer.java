package damo.display.core;

import damo.compile.Function;
import damo.display.Displayer;
import damo.display.graph.GraphDrawing;
import damo.display.part.Part;
import damo.display.part.Text;
import damo.graph.Variable;
import damo.inspect.Inspect;
import java.util.List;
import java.util.stream.Collectors;

/** Shows a compiled function: what goes in and out, what it cost, the graph that runs. */
public final class FunctionDisplayer implements Displayer<Function> {
  @Override
  public Class<Function> type() {
    return Function.class;
  }

  @Override
  public Part show(Function f) {
    String signature = "%s(%s) → %s".formatted(f.name(), named(f.inputs()), named(f.outputs()));
    String facts = "%s  %s  %d rewrites".formatted(f.mode(), f.profile().summary(), rewrites(f));
    return Part.column(
        new Text(signature, Text.Tone.STRONG),
        Part.muted(facts),
        GraphDrawing.draw(FactsGraph.of("", Inspect.graph(f))));
  }

  private static String named(List<? extends Variable> variables) {
    return variables.stream().map(Variable::label).collect(Collectors.joining(", "));
  }

  private static int rewrites(Function f) {
    return f.rewrites().counts().values().stream().mapToInt(Integer::intValue).sum();
  }
}
