package damo.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import damo.T;
import damo.error.DamoException;
import damo.tensor.Conv;
import damo.tensor.Pool;
import damo.tensor.SharedTensor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PictureLayersTest {
  private static Conv2d torch(String name, Activation activation) {
    return new Conv2d(
        Torch.shared(name + ".w"), Torch.shared(name + ".b"), Conv.options(), activation);
  }

  @Test
  void filtersAreThoseOfPyTorchTurnedRound() {
    SharedTensor x = Torch.shared("conv.x");
    Conv2d layer = torch("conv", Activation.RELU);
    Torch.assertSame("conv", layer.apply(x), x, layer.w(), layer.b());
  }

  @Test
  void bordersAndStridesAreThoseOfPyTorch() {
    SharedTensor x = Torch.shared("strided.x");
    Conv2d layer =
        torch("strided", Activation.LINEAR)
            .with(Conv.border(1, 1).subsample(2, 2).filterFlip(false));
    Torch.assertSame("strided", layer.apply(x), x, layer.w(), layer.b());
  }

  @Test
  void windowsAreThoseOfPyTorch() {
    SharedTensor x = Torch.shared("maxPool.x");
    Torch.assertSame("maxPool", Pool2d.max(2, 2).apply(x), x);
    Pool mean = Pool.window(3, 2).ignoreBorder(true).mode("average_exc_pad");
    SharedTensor y = Torch.shared("meanPool.x");
    Torch.assertSame("meanPool", new Pool2d(mean).apply(y), y);
  }

  @Test
  void filtersAreWeightsNamedAfterTheLayer() {
    Conv2d layer = Conv2d.of("c", new int[] {4, 3, 2, 2}, Activation.RELU, new Random(1));
    assertEquals(List.of("c_W", "c_b"), layer.params().stream().map(SharedTensor::name).toList());
    assertEquals(List.of(layer.w()), layer.weights());
    assertArrayEquals(new long[] {4, 3, 2, 2}, layer.w().getValue().shape());
    assertEquals(List.of(), Pool2d.max(2, 2).params());
  }

  @Test
  void filtersWithoutFourSizesAreRefused() {
    Random random = new Random(1);
    assertThrows(DamoException.class, () -> Conv2d.of("c", new int[] {4, 3, 2}, T::tanh, random));
    assertThrows(
        DamoException.class, () -> Conv2d.of("c", new int[] {4, 3, 0, 2}, T::tanh, random));
  }
}
