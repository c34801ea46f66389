package damo.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalisationTest {
  private static BatchNormalization torch(String name) {
    return new BatchNormalization(
        Torch.shared(name + ".gamma"),
        Torch.shared(name + ".beta"),
        Torch.shared(name + ".mean"),
        Torch.shared(name + ".var"),
        0.95,
        1e-3,
        BatchNormalization.Sample.ROWS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch2", "batch3"})
  void trainingIsThatOfPyTorchAndSoAreItsAverages(String name) {
    BatchNormalization layer = torch(name);
    SharedTensor x = Torch.shared(name + ".x");
    BatchNormalization.Training training = layer.train(x);
    Torch.assertSame(name, training.output(), x, layer.gamma(), layer.beta());
    Damo.function(List.of(), List.of(training.output()), training.updates()).callAll();
    Torch.assertClose(Torch.numbers(name + ".nextMean"), layer.mean().getValue(), "mean");
    Torch.assertClose(Torch.numbers(name + ".nextVar"), layer.var().getValue(), "variance");
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch2", "batch3"})
  void evaluationIsThatOfPyTorch(String name) {
    BatchNormalization layer = torch(name);
    SharedTensor x = Torch.shared(name + ".x");
    Torch.assertSame(name + ".evaluate", layer.evaluate(x), x, layer.gamma(), layer.beta());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void anEmptyBatchAndOneOfOneRowLeaveAveragesOfNumbers(int rows) {
    BatchNormalization layer = torch("batch2");
    TensorVariable x = T.dmatrix("x");
    BatchNormalization.Training training = layer.train(x);
    double before = layer.mean().getValue().getDouble(0);
    Function f = Damo.function(List.of(x), List.of(training.output()), training.updates());
    f.callAll(
        rows == 0
            ? T.zeros(0, 3).eval().castTo(org.nd4j.linalg.api.buffer.DataType.DOUBLE)
            : new double[][] {{9, 9, 9}});
    double wanted = rows == 0 ? before : before * 0.95 + 9 * 0.05;
    assertEquals(wanted, layer.mean().getValue().getDouble(0), 1e-12);
    double var = Torch.numbers("batch2.var").getDouble(0);
    assertEquals(rows == 0 ? var : var * 0.95, layer.var().getValue().getDouble(0), 1e-12);
  }

  @Test
  void layerNormIsThatOfPyTorch() {
    LayerNorm layer =
        new LayerNorm(Torch.shared("layerNorm.gain"), Torch.shared("layerNorm.bias"), 1e-6);
    SharedTensor x = Torch.shared("layerNorm.x");
    Torch.assertSame("layerNorm", layer.apply(x), x, layer.gain(), layer.bias());
  }

  @Test
  void parametersAreNamedAfterTheWeight() {
    BatchNormalization batch = BatchNormalization.of("W_enc_0", 3);
    assertEquals(List.of("W_enc_0_BN_gamma", "W_enc_0_BN_beta"), names(batch.params()));
    assertEquals(
        List.of("enc_0_BN_mean", "enc_0_BN_var"), names(List.of(batch.mean(), batch.var())));
    assertEquals("h_BN_var", BatchNormalization.of("h_W", 3).var().name());
    LayerNorm layer = LayerNorm.of("h_W", 2);
    assertEquals(List.of("h_W_LayerNorm_gain", "h_W_LayerNorm_bias"), names(layer.params()));
    assertArrayEquals(new float[] {1, 1}, layer.gain().getValue().toFloatVector());
    assertArrayEquals(new float[] {0, 0}, layer.bias().getValue().toFloatVector());
  }

  private static List<String> names(List<SharedTensor> params) {
    return params.stream().map(p -> String.valueOf(p.name())).toList();
  }

  @Test
  void badInputIsSaid() {
    BatchNormalization layer = BatchNormalization.of("h_W", 3);
    assertThrows(ShapeException.class, () -> layer.train(T.vector("v")));
    assertThrows(ShapeException.class, () -> layer.evaluate(T.tensor4("x")));
    TensorVariable narrow = T.matrix("x");
    float[][] column = {{1}, {2}};
    for (TensorVariable y :
        List.of(
            layer.train(narrow).output(),
            layer.evaluate(narrow),
            LayerNorm.of("h_W", 3).apply(narrow)))
      assertThrows(ShapeException.class, () -> y.eval(Map.of(narrow, column)));
    assertThrows(DamoException.class, () -> BatchNormalization.of("h_W", 0));
    assertThrows(DamoException.class, () -> LayerNorm.of("h_W", 0));
  }
}
