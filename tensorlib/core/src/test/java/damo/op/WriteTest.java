package damo.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import damo.T;
import damo.tensor.TensorVariable;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WriteTest {
  @Test
  void aValueThatIsOverwrittenHasGradientZero() {
    TensorVariable x = T.dvector("x");
    TensorVariable v = T.dvector("v");
    TensorVariable written = T.setSubtensor(x.get(new int[] {1, 1, 0}), v);
    TensorVariable cost = written.mul(new double[] {10, 20, 30}).sum();
    Map<TensorVariable, double[]> given =
        Map.of(x, new double[] {1, 2, 3}, v, new double[] {7, 8, 9});
    assertArrayEquals(
        new double[] {0, 20, 10},
        T.grad(cost, v).add(v.mul(0)).add(x.sum().mul(0)).eval(given).toDoubleVector());
    assertArrayEquals(
        new double[] {0, 0, 30}, T.grad(cost, x).add(v.sum().mul(0)).eval(given).toDoubleVector());
  }
}
