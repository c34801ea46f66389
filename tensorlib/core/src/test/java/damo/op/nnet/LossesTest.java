package damo.op.nnet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import damo.T;
import damo.tensor.TensorVariable;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossesTest {
  @Test
  void boolsAreTargetsOfBinaryCrossentropy() {
    TensorVariable p = T.dvector("p");
    TensorVariable cost = T.nnet.binaryCrossentropy(p, p.gt(0.6));
    assertArrayEquals(
        new double[] {-Math.log(0.5), -Math.log(0.75)},
        cost.eval(Map.of(p, new double[] {0.5, 0.75})).toDoubleVector(),
        1e-12);
  }
}
