package damo.rewrite.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import damo.T;
import damo.rewrite.engine.Pass;
import damo.tensor.TensorVariable;
import damo.testing.Plain;
import damo.testing.Rewriting;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogOfSoftmaxTest {
  private final Pass pass = Rewriting.pass(new LogOfSoftmax());
  private final TensorVariable x = T.dvector("x");

  @Test
  void theLogarithmOfAProbabilityThatUnderflowsStaysFinite() {
    Rewriting r = Rewriting.of(pass, List.of(x), T.nnet.softmax(x).log());
    assertEquals(List.of("logsoftmax"), r.ops());
    var values = List.of(Plain.vector(0, 1000));
    assertEquals(Double.NEGATIVE_INFINITY, r.valueBefore(values).getDouble(0));
    assertEquals(-1000, r.valueAfter(values).getDouble(0));
  }

  @Test
  void elementsMayBePickedInBetween() {
    Rewriting r =
        Rewriting.of(pass, List.of(x), T.nnet.softmax(x).get("1:").dimshuffle('x', 0).log());
    assertEquals(List.of("logsoftmax", "subtensor", "dimshuffle"), r.ops());
  }

  @Test
  void otherLogarithmsStay() {
    assertFalse(Rewriting.of(pass, List.of(x), x.log()).changed());
    assertFalse(Rewriting.of(pass, List.of(x), T.nnet.softmax(x).add(1).log()).changed());
    assertFalse(Rewriting.of(pass, List.of(x), T.nnet.logsoftmax(x).log()).changed());
  }
}
