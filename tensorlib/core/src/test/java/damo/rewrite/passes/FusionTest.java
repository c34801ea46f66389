package damo.rewrite.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.T;
import damo.graph.Meaning;
import damo.tensor.TensorVariable;
import damo.testing.Rewriting;
import damo.testing.Samples;
import damo.testing.TensorAssert;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusionTest {
  private final TensorVariable x = T.dmatrix("x");
  private final TensorVariable y = T.dmatrix("y");

  private Rewriting fused(TensorVariable... outputs) {
    return Rewriting.of(new Fusion(), List.of(x, y), List.of(outputs));
  }

  private static Meaning.Fused kernel(Rewriting r) {
    return (Meaning.Fused) r.after().toposort().getFirst().meaning();
  }

  @Test
  void elementwiseOpsThatFeedEachOtherBecomeOneKernel() {
    Rewriting r = fused(x.mul(y).add(1).tanh());
    assertEquals(List.of("fused"), r.ops());
    assertEquals(1, kernel(r).tails().size());
    var values = List.of(new Samples(1).reals(2, 3), new Samples(2).reals(2, 3));
    TensorAssert.assertSame(r.valueBefore(values), r.valueAfter(values), "fused");
  }

  @Test
  void reductionsAreTailsOfWhatTheyReduce() {
    Rewriting r = fused(x.sub(y).sqr().mean(1));
    assertEquals(List.of("fused"), r.ops());
    assertTrue(kernel(r).tails().getFirst() instanceof Meaning.Tail.Fold);
  }

  @Test
  void whatIsUsedOutsideIsStored() {
    TensorVariable e = x.mul(2).exp();
    Rewriting r = fused(T.dot(e, y), e.add(1).sum());
    assertEquals(2, kernel(r).tails().size());
    assertTrue(kernel(r).tails().contains(new Meaning.Tail.Store()));
  }

  @Test
  void aProductInBetweenParts() {
    Rewriting r = fused(T.dot(x.mul(2).exp(), y).add(1).tanh());
    assertEquals(List.of("fused", "dot", "fused"), r.ops());
  }

  @Test
  void aValueThatComesBackThroughAReductionIsNotFusedWithItself() {
    TensorVariable e = x.exp();
    Rewriting r = fused(e.div(e.sum(1, true)).add(y));
    assertEquals(List.of("fused", "fused"), r.ops());
  }

  @Test
  void oneOpAloneStays() {
    assertFalse(fused(T.dot(x, y)).changed());
    assertFalse(fused(x.exp()).changed());
  }

  @Test
  void aRowThatIsComputedIsNotComputedForEveryRow() {
    TensorVariable row = T.drow("row");
    Rewriting r =
        Rewriting.of(new Fusion(), List.of(x, row), List.of(x.add(row.mul(2).exp()).tanh()));
    assertEquals(List.of("fused", "fused"), r.ops());
  }
}
