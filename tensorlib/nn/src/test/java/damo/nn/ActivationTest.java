package damo.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Mode;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Activations beside PyTorch's, by name, and far from zero. */
class ActivationTest {
  @ParameterizedTest
  @EnumSource(value = Activation.class, mode = EnumSource.Mode.EXCLUDE, names = "CAPPED_RELU")
  void anActivationIsPyTorchs(Activation activation) {
    String name = activation.name().toLowerCase(Locale.ROOT);
    SharedTensor x = Torch.shared(name + ".x");
    Torch.assertSame(name, activation.apply(x), x);
  }

  @Test
  void anySlopeMayBeAskedFor() {
    SharedTensor x = Torch.shared("slope.x");
    Torch.assertSame("slope", Activation.leakyRelu(0.2).apply(x), x);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void valuesAndSlopesAreFiniteFarFromZero(Activation activation) {
    TensorVariable x = T.dmatrix("x");
    TensorVariable y = activation.apply(x);
    for (Mode mode : List.of(Mode.FAST_RUN, Mode.FAST_COMPILE)) {
      Function f =
          Damo.function(List.of(x))
              .outputs(List.of(y, T.grad(y.sqr().sum(), x)))
              .mode(mode)
              .build();
      for (INDArray value : f.callAll((Object) new double[][] {{1e4, -1e4}, {0, 1e4}}))
        assertTrue(Double.isFinite(value.sumNumber().doubleValue()), mode + ": " + value);
    }
  }

  @ParameterizedTest
  @CsvSource({"cappedrelu, CAPPED_RELU", "Leaky ReLU, LEAKY_RELU", "soft-max, SOFTMAX"})
  void aNameMayBeSpeltInManyWays(String name, Activation activation) {
    assertEquals(activation, Activation.named(name));
  }

  @Test
  void cappedReluEndsAtSix() {
    SharedTensor x = Torch.shared("capped_relu.x");
    Torch.assertSame("capped_relu", Activation.CAPPED_RELU.apply(x.mul(5)), x);
  }

  @Test
  void maxoutTakesTheGreatestOfNeighbours() {
    SharedTensor x = Torch.shared("maxout.x");
    Torch.assertSame("maxout", Activation.maxout(3).apply(x), x);
  }

  @Test
  void anActivationIsFoundByItsName() {
    assertEquals(Activation.LEAKY_RELU, Activation.named("leaky_relu"));
    DamoException e = assertThrows(DamoException.class, () -> Activation.named("swish"));
    assertTrue(
        e.getMessage().startsWith("there is no activation \"swish\" among [linear, relu"),
        e.getMessage());
  }

  @Test
  void eluIsFiniteFarFromZero() {
    TensorVariable x = T.dvector("x");
    TensorVariable y = Activation.ELU.apply(x);
    Function f = Damo.function(List.of(x), List.of(y, T.grad(y.sum(), x)));
    List<INDArray> got = f.callAll((Object) new double[] {-1e4, 1e4, 0});
    assertArrayEquals(new double[] {-1, 1e4, 0}, got.get(0).toDoubleVector());
    assertArrayEquals(new double[] {0, 1, 1}, got.get(1).toDoubleVector());
  }

  @Test
  void maxoutOfWhatItDoesNotDivideIsAnError() {
    TensorVariable x = T.matrix("x");
    TensorVariable y = Activation.maxout(2).apply(x);
    assertThrows(ShapeException.class, () -> y.eval(Map.of(x, new float[2][3])));
    assertArrayEquals(new long[] {0, 2}, y.eval(Map.of(x, T.zeros(0, 4).eval())).shape());
  }
}
