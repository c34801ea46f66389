package damo.display.graph;

import damo.display.svg.TextWidth;
import java.util.ArrayList;
import java.util.List;

/**
 * Where everything stands, in pixels.
 *
 * @param boxes one for each node, in their order
 * @param routes one for each edge, in their order: the points it passes, from its source on; a
 *     point is x, y and half the height of the boxes beside it
 */
public record Layout(List<Box> boxes, List<Route> routes, double width, double height) {
  private static final double GAP = 18;
  private static final double RANK_GAP = 34;

  /** A node's place: the centre and the size of its box. */
  public record Box(Node node, double x, double y, double width, double height) {}

  /** The points an edge passes. */
  public record Route(Edge edge, List<double[]> points) {}

  /** Places a graph; deterministic. */
  public static Layout of(Graph graph) {
    Links links = new Links(graph);
    int[] rank = Ranks.of(links);
    Layers layers = new Layers(links, rank);
    Ordering.improve(layers);
    double[] width = new double[layers.size()];
    for (int i = 0; i < graph.nodes().size(); i++) {
      width[i] = boxWidth(graph.nodes().get(i));
    }
    double[] x = Coordinates.of(layers, width, GAP);
    double[] y = new double[layers.size()];
    double[] half = new double[layers.size()];
    double height = rows(graph, layers, y, half);
    List<Box> boxes = new ArrayList<>();
    double right = 0;
    for (int i = 0; i < graph.nodes().size(); i++) {
      Node node = graph.nodes().get(i);
      boxes.add(new Box(node, x[i], y[i], width[i], boxHeight(node)));
    }
    for (int v = 0; v < layers.size(); v++) {
      right = Math.max(right, x[v] + width[v] / 2);
    }
    return new Layout(boxes, routes(graph, layers, boxes, x, y, half), right, height);
  }

  static double boxWidth(Node node) {
    double label = TextWidth.of(node.label(), 13.5);
    return Math.max(48, Math.max(label, TextWidth.of(node.detail(), 10)) + 24);
  }

  static double boxHeight(Node node) {
    return node.detail().isEmpty() ? 27 : 39;
  }

  private static double rows(Graph graph, Layers layers, double[] y, double[] half) {
    double at = 0;
    for (List<Integer> row : layers.rows) {
      double tallest = 0;
      for (int v : row) {
        tallest = Math.max(tallest, v < layers.nodes ? boxHeight(graph.nodes().get(v)) : 0);
      }
      for (int v : row) {
        y[v] = at + tallest / 2;
        half[v] = tallest / 2;
      }
      at += tallest + RANK_GAP;
    }
    return Math.max(0, at - RANK_GAP);
  }

  private static List<Route> routes(
      Graph graph, Layers layers, List<Box> boxes, double[] x, double[] y, double[] half) {
    List<Route> routes = new ArrayList<>();
    for (int e = 0; e < graph.edges().size(); e++) {
      Edge edge = graph.edges().get(e);
      List<Integer> way = layers.routes.get(e);
      Box first = boxes.get(way.getFirst());
      Box last = boxes.get(way.getLast());
      List<double[]> points = new ArrayList<>();
      points.add(new double[] {first.x(), first.y() + first.height() / 2, 0});
      way.subList(1, Math.max(1, way.size() - 1))
          .forEach(v -> points.add(new double[] {x[v], y[v], half[v]}));
      points.add(new double[] {last.x(), last.y() - last.height() / 2, 0});
      boolean turned = !first.node().id().equals(edge.from());
      routes.add(new Route(edge, turned ? points.reversed() : points));
    }
    return routes;
  }
}
