package damo.display.graph;

import damo.display.part.Column;
import damo.display.part.Fold;
import damo.display.part.Part;
import damo.display.part.Picture;
import damo.display.part.Text;
import damo.display.svg.Lettering;
import damo.display.svg.Paint;
import damo.display.svg.Svg;
import damo.display.svg.TextWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws a graph from its inputs at the top to its outputs at the bottom. */
public final class GraphDrawing {
  private static final Lettering LABEL = Lettering.size(12.5).bold().centred().color("#ffffff");
  private static final Lettering DETAIL = Lettering.size(10).centred().color("#e9ecf0");
  private static final double LEGEND = 30;
  private static final double TITLE = 20;
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
    double title = graph.title().isEmpty() ? 0 : TITLE;
    double top = title + LEGEND;
    Svg svg = new Svg(Math.max(layout.width(), legend) + 2 * MARGIN, layout.height() + top + 12);
    svg.text(0.5, 13, graph.title(), Lettering.TITLE);
    legend(svg, graph, title);
    double left = MARGIN + Math.max(0, legend - layout.width()) / 4;
    svg.openAt(left, top);
    layout.routes().forEach(route -> EdgeDrawing.draw(svg, route));
    layout.boxes().forEach(box -> node(svg, box));
    svg.close();
    String alt =
        "graph%s: %d nodes, %d edges"
            .formatted(title(graph), graph.nodes().size(), graph.edges().size());
    return new Picture(svg.image(), alt, alt);
  }

  private static String title(Graph graph) {
    return graph.title().isEmpty() ? "" : " " + graph.title();
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

  private static void legend(Svg svg, Graph graph, double y) {
    double x = 1;
    for (Role role : roles(graph)) {
      svg.rect(x, y + 3, 13, 10, radius(role, 10), Paint.fill(role.color));
      svg.text(x + 18, y + 12, role.word, Lettering.size(11));
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
    svg.rect(
        left,
        top,
        box.width(),
        box.height(),
        radius(node.role(), box.height()),
        Paint.fill(node.role().color));
    boolean plain = node.detail().isEmpty();
    svg.text(box.x(), box.y() + (plain ? 4.4 : -2), node.label(), LABEL);
    if (!plain) {
      svg.text(box.x(), box.y() + 12, node.detail(), DETAIL);
    }
    svg.close();
  }
}
