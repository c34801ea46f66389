package damo.print;

import static damo.testing.Errors.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Mode;
import damo.compile.Updates;
import damo.error.DamoException;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import org.junit.jupiter.api.Test;

class DebugPrintTest {
  private final TensorVariable x = T.fmatrix("x");
  private final SharedTensor w = Damo.shared(new float[][] {{1, 2}}, "w");
  private final SharedTensor b = Damo.shared(new float[] {1, 2}, "b");
  private final TensorVariable h = T.dot(x, w).add(b).tanh().named("h");

  @Test
  void eachLineIsAnOpWithItsInputsBelow() {
    assertEquals(
        """
        sum [A]
         └─ tanh [B] 'h'
             └─ add [C]
                 ├─ dot [D]
                 │   ├─ x
                 │   └─ w
                 └─ b
        """,
        Damo.debugprint(h.sum()));
  }

  @Test
  void whatWasPrintedIsNamedAndNotUnfoldedAgain() {
    TensorVariable e = x.exp();
    assertEquals(
        """
        div [A]
         ├─ exp [B]
         │   └─ x
         └─ sum [C]
             └─ exp [B] ···
        """,
        Damo.debugprint(e.div(e.sum())));
  }

  @Test
  void typesAreShownWhenAskedFor() {
    assertEquals(
        """
        max{axis=0} [A] <vector(float32)>
         └─ x <matrix(float32)>
        mul [B] <row(float32)>
         ├─ r <row(float32)>
         └─ 2.0
        """,
        Damo.debugprint(List.of(x.max(0), T.frow("r").mul(2)), true));
  }

  @Test
  void aFunctionIsPrintedAsItRunsWithItsUpdates() {
    Function f =
        Damo.function(List.of(x))
            .outputs(x.sum())
            .updates(Updates.of(b, b.mul(2)))
            .mode(Mode.FAST_COMPILE)
            .build();
    assertEquals(
        """
        sum [A] #0
         └─ x
        mul [B] #1 -> b
         ├─ b
         └─ 2.0
        """,
        Damo.debugprint(f));
  }

  @Test
  void insideOfAKernelIsListedAtTheEnd() {
    Function f = Damo.function(List.of(x), x.exp().add(1).sum());
    assertEquals(
        """
        fused [A] #0
         └─ x

        Inner graphs:

        fused [A]
        sum [B]
         └─ add [C]
             ├─ exp [D]
             │   └─ i0
             └─ 1.0
        """,
        Damo.debugprint(f));
  }

  @Test
  void storageAndReadersAreShownWhenAskedFor() {
    TensorVariable d = T.dot(x, w);
    Function f =
        Damo.function(List.of(x))
            .outputs(T.dot(d, d.transpose()))
            .updates(Updates.of(b, b.mul(2)))
            .build();
    f.call((Object) new float[][] {{3}});
    assertEquals(
        """
        dot [A] #2 {s2}
         ├─ dot [B] #0 {s0} read by C, A
         │   ├─ x
         │   └─ w
         └─ dimshuffle{order=(1, 0)} [C] #1 {view of dot.0}
             └─ dot [B] #0 {s0} read by C, A ···
        mul [D] #3 {over b} -> b
         ├─ b
         └─ 2.0
        """,
        Damo.debugprint(f, PrintOptions.of().storage(true).clients(true)));
  }

  @Test
  void depthCutsTheTree() {
    assertEquals(
        """
        sum [A]
         └─ tanh [B] 'h' ···
        """,
        Damo.debugprint(h.sum(), PrintOptions.of().depth(1)));
  }

  @Test
  void idsAreOfKindsThatThereAre() {
    assertSays(DamoException.class, () -> PrintOptions.of().ids("auto"), "CHAR", "INT", "auto");
  }

  @Test
  void graphsOfOneShapeHaveOneInformativeText() {
    TensorVariable e = x.exp();
    assertEquals(
        """
        A. div
         B. exp
          C. x
         D. sum
          <B>
        """,
        Damo.informative(e.div(e.sum())));
    assertEquals(Damo.informative(x.exp().sum()), Damo.informative(x.exp().sum()));
  }

  @Test
  void theInformativeTextOfADeepGraphIsShort() {
    TensorVariable deep = x;
    for (int i = 0; i < 20_000; i++) deep = deep.tanh();
    String text = Damo.informative(deep);
    assertTrue(text.length() < 100 * 20_000, () -> text.length() + " letters");
    assertTrue(text.contains(" 20000: "), () -> text.substring(text.length() - 100));
  }

  @Test
  void dotIsReadByGraphviz() {
    String text = Damo.dot(h.sum());
    assertTrue(text.startsWith("digraph"), text);
    assertTrue(text.contains("n1 [label=\"w\", shape=box"), text);
    assertTrue(text.contains("n0 -> n2"), text);
    assertEquals(
        text.chars().filter(c -> c == '{').count(), text.chars().filter(c -> c == '}').count());
  }

  @Test
  void otherThingsAreNotPrinted() {
    assertSays(DamoException.class, () -> Damo.debugprint("x"), "java.lang.String");
    assertSays(DamoException.class, () -> Damo.debugprint(List.of(x, 1)), "java.lang.Integer");
    assertSays(DamoException.class, () -> Damo.debugprint(null), "got null");
  }
}
