package damo.rewrite.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import damo.T;
import damo.graph.Constant;
import damo.link.reference.Interpreter;
import damo.tensor.TensorVariable;
import damo.testing.Rewriting;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldConstantsTest {
  private final FoldConstants pass = new FoldConstants(new Interpreter()::evaluate);

  @Test
  void whatDependsOnConstantsAloneIsComputed() {
    TensorVariable x = T.dvector("x");
    TensorVariable c = T.constant(new double[] {1, 4}).sqrt().add(1);
    Rewriting r = Rewriting.of(pass, List.of(x), x.mul(c));
    assertEquals(List.of("mul"), r.ops());
    Constant folded = (Constant) r.after().toposort().getFirst().input(1);
    assertEquals(3.0, folded.value().getDouble(1));
  }

  @Test
  void largeResultsAreLeftToTheCall() {
    assertFalse(Rewriting.of(pass, List.of(), T.zeros(1_000, 1_000).exp()).changed());
  }

  @Test
  void errorsAreLeftToTheCall() {
    TensorVariable wrong = T.bincount(T.constant(new int[] {-5}));
    assertFalse(Rewriting.of(pass, List.of(), wrong).changed());
  }

  @Test
  void whatDependsOnAnInputIsLeft() {
    TensorVariable x = T.dvector("x");
    assertFalse(Rewriting.of(pass, List.of(x), x.exp().mul(2)).changed());
  }
}
