package damo.display.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.display.part.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GraphTest {
  private static Graph random(int n) {
    Random random = new Random(5);
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      nodes.add(new Node("n" + i, "op" + i, "matrix", i < 3 ? Role.INPUT : Role.OP));
      if (i > 0) {
        edges.add(new Edge("n" + Math.max(0, i - 1 - random.nextInt(5)), "n" + i));
        edges.add(new Edge("n" + random.nextInt(i), "n" + i));
      }
    }
    return new Graph("random", nodes, edges);
  }

  private static Graph chain(String... ids) {
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      nodes.add(new Node(ids[i], ids[i], "", Role.OP));
      if (i > 0) {
        edges.add(new Edge(ids[i - 1], ids[i]));
      }
    }
    return new Graph("chain", nodes, edges);
  }

  @Test
  void theSameGraphGivesTheSameBytes() {
    assertEquals(GraphDrawing.draw(random(60)).html(), GraphDrawing.draw(random(60)).html());
  }

  @Test
  void boxesNeverOverlap() {
    List<Layout.Box> boxes = Layout.of(random(100)).boxes();
    for (Layout.Box a : boxes) {
      for (Layout.Box b : boxes) {
        boolean apart =
            Math.abs(a.x() - b.x()) >= (a.width() + b.width()) / 2
                || Math.abs(a.y() - b.y()) >= (a.height() + b.height()) / 2;
        assertTrue(a == b || apart, a.node().id() + " over " + b.node().id());
      }
    }
  }

  @Test
  void arrowsPointDown() {
    Layout layout = Layout.of(random(80));
    for (Layout.Route route : layout.routes()) {
      List<double[]> points = route.points();
      for (int i = 1; i < points.size(); i++) {
        assertTrue(points.get(i)[1] > points.get(i - 1)[1]);
      }
    }
  }

  @Test
  void aChainStandsInALine() {
    List<Layout.Box> boxes = Layout.of(chain("a", "b", "c", "d")).boxes();
    boxes.forEach(box -> assertEquals(boxes.getFirst().x(), box.x(), 0.01));
  }

  @Test
  void circlesAndSelfLoopsDraw() {
    List<Node> nodes = List.of(new Node("a", "a", "", Role.OP), new Node("b", "b", "", Role.OP));
    List<Edge> edges =
        List.of(new Edge("a", "b"), new Edge("b", "a"), new Edge("a", "a"), new Edge("a", "b"));
    Part part = GraphDrawing.draw(new Graph("circle", nodes, edges));
    assertTrue(part.html().contains("<img"));
  }

  @Test
  void emptyGraphsDraw() {
    assertTrue(GraphDrawing.draw(new Graph("", List.of(), List.of())).text().contains("0 nodes"));
  }

  @Test
  void twoHundredNodesAreLaidOutWithoutOverlap() {
    List<Layout.Box> boxes = Layout.of(random(200)).boxes();
    assertEquals(200, boxes.size());
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = 0; j < i; j++) assertFalse(overlap(boxes.get(i), boxes.get(j)), i + " and " + j);
    }
  }

  private static boolean overlap(Layout.Box a, Layout.Box b) {
    return Math.abs(a.x() - b.x()) < Math.min(a.width(), b.width()) / 2
        && Math.abs(a.y() - b.y()) < Math.min(a.height(), b.height()) / 2;
  }

  @Test
  void largeGraphsAreFoldedToWhatCanBeReadAndSayWhatWasLeftOut() {
    Condensed small = Condensed.of(random(2_000));
    assertEquals(150, small.graph().nodes().size());
    assertTrue(small.note().contains("1851 nodes"), small.note());
    assertTrue(GraphDrawing.picture(small.graph()).html().length() < 250_000);
  }

  @Test
  void longChainsDoNotOverflowTheStack() {
    String[] ids = IntStream.range(0, 20_000).mapToObj(i -> "n" + i).toArray(String[]::new);
    assertEquals(150, Condensed.of(chain(ids)).graph().nodes().size());
  }

  @Test
  void textListsEveryNodeWithWhatFlowsIntoIt() {
    String text = GraphDrawing.draw(chain("x", "exp", "sum")).text();
    assertEquals(
        """
        graph chain: 3 nodes, 2 edges
        3 nodes
          node  type  role  from
          ────  ────  ────  ────
          x           op
          exp         op    x
          sum         op    exp\
        """,
        text);
  }

  @Test
  void edgesToNowhereAreRefused() {
    List<Node> nodes = List.of(new Node("a", "a", "", Role.OP));
    List<Edge> edges = List.of(new Edge("a", "b"));
    assertThrows(IllegalArgumentException.class, () -> new Graph("", nodes, edges));
  }
}
