package damo.display.core;

import damo.display.Displayer;
import damo.display.graph.GraphDrawing;
import damo.display.part.Part;
import damo.inspect.GraphFacts;

/** Shows {@code Inspect.graph} as a drawing; its text tree is folded below. */
public final class GraphFactsDisplayer implements Displayer<GraphFacts> {
  @Override
  public Class<GraphFacts> type() {
    return GraphFacts.class;
  }

  @Override
  public Part show(GraphFacts facts) {
    Part drawing = GraphDrawing.draw(FactsGraph.of("", facts));
    return Part.column(drawing, Part.fold("as a tree", Part.code(facts.text())));
  }
}
