package damo.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import damo.Damo;
import damo.T;
import damo.error.DamoException;
import damo.tensor.TensorVariable;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DenseTest {
  private static final float[][] X = {{1, 2}, {3, -4}};

  @Test
  void aLayerIsItsFormula() {
    Dense layer =
        new Dense(
            Damo.shared(new float[][] {{1, 0}, {2, -1}}, "W"),
            Damo.shared(new float[] {0.5f, 1}, "b"),
            Activation.RELU);
    assertArrayEquals(new float[][] {{5.5f, 0}, {0, 5}}, valueOf(layer));
  }

  @Test
  void activationsMayBeMethodReferences() {
    Dense layer = Dense.of("h", 2, 2, T::tanh, new Random(1));
    Dense named = new Dense(layer.w(), layer.b(), Activation.TANH);
    assertArrayEquals(valueOf(named), valueOf(layer));
  }

  @Test
  void theActivationSoftmaxSumsToOne() {
    for (float[] row : valueOf(Dense.of("p", 2, 3, Activation.SOFTMAX, new Random(2))))
      assertEquals(1, row[0] + row[1] + row[2], 1e-6);
  }

  @Test
  void parametersAreNamedAfterTheLayer() {
    Dense layer = Dense.of("q", 2, 3, Activation.LINEAR, new Random(3));
    assertEquals("q_W", layer.params().get(0).name());
    assertEquals("q_b", layer.params().get(1).name());
  }

  @Test
  void aLayerWithoutOutputsIsRefused() {
    assertThrows(DamoException.class, () -> Dense.of("h", 2, 0, Activation.LINEAR, new Random(4)));
  }

  private static float[][] valueOf(Dense layer) {
    TensorVariable x = T.fmatrix("x");
    return Objects.requireNonNull(layer.apply(x).eval(Map.of(x, X))).toFloatMatrix();
  }
}
