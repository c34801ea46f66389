package damo.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossesTest {
  private static TensorVariable number(String key) {
    return T.constant(Torch.numbers(key));
  }

  private static TensorVariable one(TensorVariable mean) {
    return T.shapePadleft(mean);
  }

  @Test
  void meansAreThoseOfPyTorch() {
    SharedTensor output = Torch.shared("mse.logits");
    SharedTensor target = Torch.shared("mse.x");
    Torch.assertSame("mse", one(Losses.mse(output, target)), output, target);
    SharedTensor binary = Torch.shared("nllBinary.logits");
    TensorVariable p = T.nnet.sigmoid(binary);
    Torch.assertSame("nllBinary", one(Losses.nllBinary(p, number("nllBinary.bits"))), binary);
    SharedTensor classes = Torch.shared("nllMulticlass.logits");
    TensorVariable soft = T.nnet.softmax(classes);
    TensorVariable labels = number("nllMulticlass.labels");
    Torch.assertSame("nllMulticlass", one(Losses.nllMulticlass(soft, labels)), classes);
    SharedTensor series = Torch.shared("series.x");
    TensorVariable along = T.nnet.softmax(series);
    Torch.assertSame(
        "series", one(Losses.nllMulticlassTimeseries(along, number("series.steps"))), series);
  }

  @Test
  void likelihoodsAreThoseOfPyTorch() {
    SharedTensor logits = Torch.shared("bernoulli.logits");
    Torch.assertSame("bernoulli", Losses.bernoulli(logits, number("bernoulli.bits")), logits);
    SharedTensor mean = Torch.shared("gaussian.mean");
    SharedTensor logvar = Torch.shared("gaussian.logvar");
    Torch.assertSame(
        "gaussian", Losses.gaussian(mean, logvar, number("gaussian.target")), mean, logvar);
    SharedTensor outputs = Torch.shared("mixed.outputs");
    Torch.assertSame("mixed", Losses.mixed(outputs, number("mixed.target"), 2, 3), outputs);
    SharedTensor classes = Torch.shared("multinomial.logits");
    Torch.assertSame(
        "multinomial", Losses.multinomial(classes, number("multinomial.counts")), classes);
    SharedTensor rates = Torch.shared("poisson.logits");
    Torch.assertSame("poisson", Losses.poisson(rates, number("poisson.counts")), rates);
  }

  static Stream<UnaryOperator<TensorVariable>> lossesOfLogits() {
    TensorVariable bits = T.constant(new double[][] {{1, 0, 1}, {0, 1, 0}});
    TensorVariable labels = T.constant(new long[] {0, 1});
    TensorVariable series = T.constant(new long[][] {{0, 1}});
    return Stream.of(
        x -> Losses.mse(x, bits),
        x -> Losses.nllBinary(T.nnet.sigmoid(x), bits),
        x -> Losses.nllMulticlass(T.nnet.softmax(x), labels),
        x -> Losses.nllMulticlassTimeseries(T.nnet.softmax(T.shapePadleft(x)), series),
        x -> Losses.bernoulli(x, bits),
        x -> Losses.gaussian(x, x.mul(0), bits),
        x -> Losses.mixed(x, bits.get(":", ":2"), 1, 1),
        x -> Losses.multinomial(x, bits));
  }

  @ParameterizedTest
  @MethodSource("lossesOfLogits")
  void logitsFarFromZeroHaveFiniteLossesAndSlopes(UnaryOperator<TensorVariable> loss) {
    double[][] far = {{1e4, -1e4, 0}, {1e4, -1e4, 1e4}};
    SharedTensor x = Damo.shared(far, "x");
    TensorVariable cost = loss.apply(x).sum();
    for (var v : Damo.function(List.of(), List.of(cost, T.grad(cost, x))).callAll())
      for (double d : v.data().asDouble()) assertTrue(Double.isFinite(d), v::toString);
  }

  @Test
  void predictionsAreTheLikeliest() {
    double[][] p = {{0.2, 0.7, 0.1}, {0.6, 0.3, 0.1}};
    TensorVariable of = T.constant(p);
    assertArrayEquals(new long[] {1, 0}, Losses.predMulticlass(of).eval().toLongVector());
    double[][] rounded = {{0, 1, 0}, {1, 0, 0}};
    assertArrayEquals(rounded, Losses.predBinary(of).eval().toDoubleMatrix());
  }

  @Test
  void theErrorIsTheShareOfDifferences() {
    TensorVariable error =
        Losses.predError(T.constant(new long[] {1, 2, 0, 1}), T.constant(new int[] {1, 2, 3, 1}));
    assertEquals(0.25, error.eval().getDouble(0));
  }

  @Test
  void targetsAreChecked() {
    TensorVariable p = T.dmatrix("p");
    assertThrows(ShapeException.class, () -> Losses.mse(p, T.dvector("t")));
    assertThrows(ShapeException.class, () -> Losses.nllBinary(p, T.dvector("t")));
    assertThrows(ShapeException.class, () -> Losses.predError(T.lvector("y"), T.lmatrix("t")));
    assertThrows(DTypeException.class, () -> Losses.predError(T.lvector("y"), T.dvector("t")));
    assertThrows(ShapeException.class, () -> Losses.nllMulticlass(p, T.lmatrix("t")));
    assertThrows(DTypeException.class, () -> Losses.nllMulticlass(p, T.dvector("t")));
    assertThrows(ShapeException.class, () -> Losses.nllMulticlassTimeseries(p, T.lvector("t")));
    assertThrows(
        DamoException.class,
        () ->
            Losses.mixed(T.constant(new double[2][7]), T.constant(new double[2][5]), 2, 3).eval());
  }

  @Test
  void aMaskChoosesElementsOrAllOfALastAxis() {
    double[][] loss = {{1, 2}, {3, Double.NaN}, {5, 6}};
    double[][] each = {{1, 0}, {1, 0}, {0, 1}};
    double[] all = {1, 0, 1};
    double[][] wanted = {{1, 0}, {3, 0}, {0, 6}};
    assertArrayEquals(
        wanted, Losses.applyMask(T.constant(loss), T.constant(each)).eval().toDoubleMatrix());
    double[][] rows = {{1, 2}, {0, 0}, {5, 6}};
    boolean[] flags = {true, false, true};
    assertArrayEquals(
        rows, Losses.applyMask(T.constant(loss), T.constant(flags)).eval().toDoubleMatrix());
    assertArrayEquals(
        rows, Losses.applyMask(T.constant(loss), T.constant(all)).eval().toDoubleMatrix());
    assertThrows(ShapeException.class, () -> Losses.applyMask(T.dtensor3("l"), T.dvector("m")));
    assertThrows(ShapeException.class, () -> Losses.applyMask(T.dvector("l"), T.dmatrix("m")));
  }
}
