package damo.display.displayer;

import damo.display.Displayer;
import damo.display.graph.Graph;
import damo.display.graph.GraphDrawing;
import damo.display.part.Part;

/** Shows graphs as layered drawings. */
public final class GraphDisplayer implements Displayer<Graph> {
  @Override
  public Class<Graph> type() {
    return Graph.class;
  }

  @Override
  public Part show(Graph graph) {
    return GraphDrawing.draw(graph);
  }
}
