package damo.rewrite.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import damo.T;
import damo.tensor.TensorVariable;
import damo.testing.Rewriting;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeTest {
  private final TensorVariable x = T.dmatrix("x");
  private final TensorVariable y = T.dmatrix("y");

  @Test
  void equalNodesAreComputedOnce() {
    Rewriting r =
        Rewriting.of(new Merge(), List.of(x, y), T.dot(x, y).exp().add(T.dot(x, y).exp()));
    assertEquals(List.of("dot", "exp", "add"), r.ops());
  }

  @Test
  void equalConstantsAreOne() {
    Rewriting r = Rewriting.of(new Merge(), List.of(x), x.mul(3).add(x.mul(3)));
    assertEquals(List.of("mul", "add"), r.ops());
  }

  @Test
  void otherInputsOrParametersAreOtherNodes() {
    Rewriting r = Rewriting.of(new Merge(), List.of(x, y), x.sum(0).add(x.sum(1)).add(y.sum(0)));
    assertFalse(r.changed());
  }

  @Test
  void equalDrawsOfOneStateAreOneAndOthersAreNot() {
    var streams = new damo.random.RandomStreams(1);
    TensorVariable a = streams.uniform(new int[] {2});
    TensorVariable b = streams.uniform(new int[] {2});
    assertFalse(Rewriting.of(new Merge(), List.of(), a.add(b)).changed());
    assertEquals(2, Rewriting.of(new Merge(), List.of(), a.add(a)).ops().size());
  }
}
