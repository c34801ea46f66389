package damo.display.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Updates;
import damo.display.Display;
import damo.graph.SharedVariable;
import damo.inspect.Inspect;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoreDisplayersTest {
  private final TensorVariable x = T.matrix("X");
  private final SharedTensor w = Damo.shared(new float[][] {{1, -2}, {3, 4}}, "W");
  private final SharedTensor unused = Damo.shared(new float[] {1, Float.NaN}, "unused");
  private final SharedTensor steps = Damo.shared(new int[] {3}, "steps");
  private final TensorVariable cost = T.dot(x, w).sqr().sum().named("cost");

  private static void shows(Object shown, String... expected) {
    String text = Display.bundle(shown).text();
    for (String words : expected) {
      assertTrue(text.contains(words), "'" + words + "' is not in\n" + text);
    }
    assertTrue(Display.bundle(shown).data().containsKey("text/html"));
    assertTrue(!text.contains("sorry"), text);
  }

  @Test
  void anInputSaysItsTypeAndWhereItWasMade() {
    shows(x, "X", "matrix(float32)", "input", "CoreDisplayersTest.java");
  }

  @Test
  void sharedStateShowsItsValue() {
    shows(w, "W", "shared", "float32 (2, 2)", "mean 1.5");
  }

  @Test
  void anExpressionShowsItsFormulaItsInputsAndItsGraph() {
    shows(cost, "cost", "scalar(float32)", "needs X, W", "dot", "graph");
  }

  @Test
  void aFunctionShowsTheGraphThatRuns() {
    Updates updates = new Updates();
    updates.put(w, w.sub(T.grad(cost, w).mul(0.1)));
    shows(Damo.function(List.of(x), cost, updates), "(X) → cost", "updated", "output");
    shows(Inspect.graph(cost), "input", "shared", "output", "as a tree");
  }

  @Test
  void parametersShowShapesNormsAndBadNumbers() {
    List<SharedVariable> all = List.of(w, unused);
    shows(Inspect.parameters(all), "(2, 2)", "5.477", "1 NaN", "2 parameters, 6 numbers");
  }

  @Test
  void gradientsShowWhatIsReachedAndWhyTheRestIsNot() {
    var report =
        Inspect.gradients(
            cost, List.of(w, unused, steps), List.of(w), Map.of(x, new float[][] {{1, 1}}));
    shows(report, "✓ flows", "! disconnected", "✗ undefined", "1 in wrt, 1 reached by a gradient");
    String text = Display.bundle(report).text();
    assertTrue(text.indexOf("unused") < text.indexOf("W "), "what needs a look comes first");
  }
}
