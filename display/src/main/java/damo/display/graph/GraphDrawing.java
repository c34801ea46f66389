package damo.display.graph;

import damo.display.part.Column;
import damo.display.part.Fold;
import damo.display.part.Part;
import damo.display.part.Picture;
import damo.display.part.Text;
import damo.display.svg.Palette;
import damo.display.svg.Svg;
import damo.display.svg.TextWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws a graph from its inputs at the top to its outputs at the bottom. */
public final class GraphDrawing {
  private static final double TOP = 50;
  private static final double MARGIN = 4;

  private GraphDrawing() {}

  /** The drawing, and folded below it a table of all nodes, which is also the text form. */
  public static Part draw(Graph graph) {
    Condensed small = Condensed.of(graph);
    List<Part> parts = new ArrayList<>(List.of(picture(small.graph())));
    if (!small.note().isEmpty()) {
      parts.add(new Text(small.note(), Text.Tone.MUTED));
    }
    parts.add(new Fold(graph.nodes().size() + " nodes", NodeTable.of(graph)));
    return new Column(parts);
  }

  static Picture picture(Graph graph) {
    Layout layout = Layout.of(graph);
    double legend = legendWidth(graph);
    Svg svg = new Svg(Math.max(layout.width(), legend) + 2 * MARGIN, layout.height() + TOP + 12);
    svg.text(0.5, 13, graph.title(), "font-size", 13, "font-weight", 600);
    legend(svg, graph);
    double left = MARGIN + Math.max(0, legend - layout.width()) / 4;
    svg.open("transform", "translate(%s %s)".formatted(Svg.number(left), Svg.number(TOP)));
    layout.routes().forEach(route -> edge(svg, route));
    layout.boxes().forEach(box -> node(svg, box));
    svg.close();
    String alt =
        "graph %s: %d nodes, %d edges"
            .formatted(graph.title(), graph.nodes().size(), graph.edges().size());
    return new Picture(svg.image(), alt, alt);
  }

  private static List<Role> roles(Graph graph) {
    return Arrays.stream(Role.values())
        .filter(role -> graph.nodes().stream().anyMatch(n -> n.role() == role))
        .toList();
  }

  private static double legendWidth(Graph graph) {
    double title = TextWidth.of(graph.title(), 13);
    double roles = roles(graph).stream().mapToDouble(GraphDrawing::swatch).sum();
    return Math.max(title, roles);
  }

  private static double swatch(Role role) {
    return 18 + TextWidth.of(role.word, 11) + 12;
  }

  private static void legend(Svg svg, Graph graph) {
    double x = 1;
    for (Role role : roles(graph)) {
      svg.add(
          "rect",
          "x",
          x,
          "y",
          23,
          "width",
          13,
          "height",
          10,
          "rx",
          radius(role, 10),
          "fill",
          role.color);
      svg.text(x + 18, 32, role.word);
      x += swatch(role);
    }
  }

  private static double radius(Role role, double height) {
    return switch (role.shape) {
      case PILL -> height / 2;
      case BOX -> Math.min(5, height / 4);
      case TAB -> 1;
    };
  }

  private static void node(Svg svg, Layout.Box box) {
    Node node = box.node();
    String title = node.title().isEmpty() ? NodeTable.title(node) : node.title();
    double left = box.x() - box.width() / 2;
    double top = box.y() - box.height() / 2;
    svg.openTitled(title);
    svg.add(
        "rect",
        "x",
        left,
        "y",
        top,
        "width",
        box.width(),
        "height",
        box.height(),
        "rx",
        radius(node.role(), box.height()),
        "fill",
        node.role().color);
    boolean plain = node.detail().isEmpty();
    svg.text(
        box.x(),
        box.y() + (plain ? 4.4 : -2),
        node.label(),
        "text-anchor",
        "middle",
        "fill",
        "#ffffff",
        "font-size",
        12.5,
        "font-weight",
        600);
    if (!plain) {
      svg.text(
          box.x(),
          box.y() + 12,
          node.detail(),
          "text-anchor",
          "middle",
          "fill",
          "#ffffff",
          "fill-opacity",
          0.86,
          "font-size",
          10);
    }
    svg.close();
  }

  private static void edge(Svg svg, Layout.Route route) {
    String color =
        switch (route.edge().style()) {
          case FLOW -> Palette.GRID;
          case UPDATE -> Palette.PINK;
          case VIEW -> Palette.BLUE;
        };
    String dash = route.edge().style() == Edge.Style.FLOW ? "none" : "5 3";
    svg.add(
        "path",
        "d",
        path(route.points()),
        "fill",
        "none",
        "stroke",
        color,
        "stroke-width",
        1.4,
        "stroke-dasharray",
        dash);
    svg.add("path", "d", head(route.points()), "fill", color);
    if (!route.edge().label().isEmpty()) {
      double[] a = route.points().getFirst();
      double[] b = route.points().get(1);
      svg.text(
          (a[0] + b[0]) / 2 + 5, (a[1] + b[1]) / 2 + 3, route.edge().label(), "font-size", 9.5);
    }
  }

  /** Leaves and enters boxes upright, and passes stand-ins on its way without a corner. */
  private static String path(List<double[]> points) {
    StringBuilder d = new StringBuilder("M").append(xy(points.getFirst()));
    for (int i = 1; i < points.size(); i++) {
      double[] a = points.get(i - 1);
      double[] b = points.get(i);
      double third = (b[1] - a[1]) / (points.size() == 2 ? 2 : 2.6);
      if (Math.abs(a[0] - b[0]) < 0.05 && slope(points, i - 1) == 0 && slope(points, i) == 0) {
        d.append('L').append(xy(b));
      } else {
        d.append('C').append(xy(a[0] + slope(points, i - 1) * third, a[1] + third)).append(' ');
        d.append(xy(b[0] - slope(points, i) * third, b[1] - third)).append(' ').append(xy(b));
      }
    }
    return d.toString();
  }

  /** Pixels across for each pixel down; small enough not to touch the boxes beside. */
  private static double slope(List<double[]> points, int i) {
    if (i == 0 || i == points.size() - 1) {
      return 0;
    }
    double[] a = points.get(i - 1);
    double[] b = points.get(i + 1);
    double[] at = points.get(i);
    boolean turns = (at[0] - a[0]) * (b[0] - at[0]) <= 0;
    return turns ? 0 : Math.clamp((b[0] - a[0]) / (b[1] - a[1]), -0.55, 0.55);
  }

  private static String head(List<double[]> points) {
    double[] end = points.getLast();
    double down = end[1] >= points.get(points.size() - 2)[1] ? 1 : -1;
    return "M%sL%sL%sZ"
        .formatted(
            xy(end), xy(end[0] - 3.6, end[1] - 7 * down), xy(end[0] + 3.6, end[1] - 7 * down));
  }

  private static String xy(double... at) {
    return Svg.number(at[0]) + " " + Svg.number(at[1]);
  }
}
