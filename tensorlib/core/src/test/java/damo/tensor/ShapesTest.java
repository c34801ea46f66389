package damo.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.T;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShapesTest {
  @Test
  void aScalarAndAnIntAreTwoLengths() {
    TensorVariable x = T.dmatrix("x");
    TensorVariable y = x.reshape(x.shape().get(1), 2);
    assertEquals(2, y.ndim());
    assertArrayEquals(
        new long[] {3, 2}, y.eval(Map.of(x, new double[][] {{1, 2, 3}, {4, 5, 6}})).shape());
  }
}
