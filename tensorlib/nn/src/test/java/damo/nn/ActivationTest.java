package damo.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.T;
import damo.error.DamoException;
import damo.tensor.SharedTensor;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
  @ParameterizedTest
  @EnumSource(Activation.class)
  void valuesAndGradientsAreThoseOfPyTorch(Activation activation) {
    String name = activation.name().toLowerCase(Locale.ROOT);
    SharedTensor x = Torch.shared(name + ".x");
    Torch.assertSame(name, activation.apply(x), x);
  }

  @Test
  void otherSlopesAndMaxoutAreThoseOfPyTorch() {
    SharedTensor x = Torch.shared("leaky.x");
    Torch.assertSame("leaky", Activation.leakyRelu(0.3).apply(x), x);
    Torch.assertSame("maxout", new Maxout(3).apply(x), x);
  }

  @Test
  void aNameIsFoundInAnyLetters() {
    assertEquals(Activation.RELU, Activation.named("relu"));
    assertEquals(Activation.CAPPED_RELU, Activation.named("Capped_Relu"));
  }

  @Test
  void anUnknownNameIsToldThoseThereAre() {
    String message =
        Objects.requireNonNull(
            assertThrows(DamoException.class, () -> Activation.named("rleu")).getMessage());
    assertTrue(message.contains("rleu") && message.contains("leaky_relu"), message);
  }

  @Test
  void maxoutNeedsAStrideAndInputsItDivides() {
    assertThrows(DamoException.class, () -> new Maxout(0));
    assertThrows(
        DamoException.class, () -> new Maxout(2).apply(T.constant(new double[2][3])).eval());
  }
}
