package damo.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import damo.error.DamoException;
import damo.tensor.SharedTensor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultiplicativeTest {
  private static SharedTensor torch(String key) {
    return Torch.shared("multiplicative." + key);
  }

  @Test
  void outputsAndGradientsAreThoseOfPyTorch() {
    Multiplicative layer =
        new Multiplicative(
            torch("fi"), torch("fm"), torch("of"), torch("om"), torch("b"), Activation.TANH);
    SharedTensor x = torch("x");
    SharedTensor m = torch("m");
    Torch.assertSame(
        "multiplicative",
        layer.apply(x, m),
        x,
        m,
        layer.fi(),
        layer.fm(),
        layer.of(),
        layer.om(),
        layer.b());
  }

  @Test
  void parametersAreNamedAfterTheLayerAndTheBiasIsNoWeight() {
    Multiplicative layer =
        Multiplicative.of(
            "g", new Multiplicative.Sizes(3, 2, 4, 6), Activation.TANH, new Random(1));
    assertEquals(
        List.of("g_W_fi", "g_W_fm", "g_W_of", "g_W_om", "g_b"),
        layer.params().stream().map(SharedTensor::name).toList());
    assertEquals(layer.params().subList(0, 4), layer.weights());
  }

  @Test
  void sizesOfZeroAreRefused() {
    assertThrows(DamoException.class, () -> new Multiplicative.Sizes(3, 0, 4, 6));
  }
}
