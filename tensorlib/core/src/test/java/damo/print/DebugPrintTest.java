package damo.print;

import static damo.testing.Errors.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
        max [A] <vector(float32)>
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
        sum [A]
         └─ x
        mul [B] -> b
         ├─ b
         └─ 2.0
        """,
        Damo.debugprint(f));
  }

  @Test
  void otherThingsAreNotPrinted() {
    assertSays(DamoException.class, () -> Damo.debugprint("x"), "java.lang.String");
  }
}
