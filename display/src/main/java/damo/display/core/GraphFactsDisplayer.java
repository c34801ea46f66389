package damo.display.core;

import damo.display.Displayer;
import damo.display.graph.GraphDrawing;
import damo.display.part.Part;
import damo.inspect.GraphFacts;
import java.util.ArrayList;
import java.util.List;

/** Shows {@code Inspect.graph} as a drawing; its text tree is folded below. */
public final class GraphFactsDisplayer implements Displayer<GraphFacts> {
  /** A body of more nodes is folded. */
  private static final int LARGE = 60;

  @Override
  public Class<GraphFacts> type() {
    return GraphFacts.class;
  }

  @Override
  public Part show(GraphFacts facts) {
    List<Part> parts = new ArrayList<>(List.of(drawing(facts)));
    facts.steps().forEach(step -> parts.add(panel(step)));
    parts.add(Part.fold("as a tree", Part.code(facts.text())));
    return Part.column(parts.toArray(Part[]::new));
  }

  private static Part drawing(GraphFacts facts) {
    return GraphDrawing.draw(FactsGraph.of("", facts));
  }

  /** What a loop does in each step, and in loops inside it. */
  private static Part panel(GraphFacts.Step step) {
    List<Part> parts = new ArrayList<>(List.of(drawing(step.body())));
    step.body().steps().forEach(inner -> parts.add(panel(inner)));
    String states =
        step.carried().isEmpty()
            ? "carries nothing"
            : "carries " + String.join(", ", step.carried());
    String title = "a step of %s: %s".formatted(step.loop(), states);
    if (step.body().nodes().size() > LARGE)
      return Part.fold(title, Part.column(parts.toArray(Part[]::new)));
    parts.addFirst(Part.muted(title));
    return Part.column(parts.toArray(Part[]::new));
  }
}
