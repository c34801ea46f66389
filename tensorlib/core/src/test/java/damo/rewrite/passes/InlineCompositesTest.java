package damo.rewrite.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import damo.T;
import damo.tensor.TensorVariable;
import damo.testing.Rewriting;
import damo.testing.Samples;
import damo.testing.TensorAssert;
import java.util.List;
import org.junit.jupiter.api.Test;

class InlineCompositesTest {
  private final TensorVariable x = T.dmatrix("x");

  @Test
  void softmaxBecomesTheOpsItIsMadeOf() {
    Rewriting r = Rewriting.of(new InlineComposites(), List.of(x), T.nnet.softmax(x));
    assertEquals(List.of("max", "sub", "exp", "sum", "div"), r.ops());
    var values = List.of(new Samples(1).reals(3, 4));
    TensorAssert.assertSame(r.valueBefore(values), r.valueAfter(values), "softmax");
  }

  @Test
  void graphsWithoutCompositesStay() {
    assertFalse(Rewriting.of(new InlineComposites(), List.of(x), x.exp().sum(0)).changed());
  }
}
