package damo.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import damo.Damo;
import damo.T;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayerTest {
  private final Dense below =
      new Dense(shared("h_W", new double[][] {{1, -2}}), shared("h_b", 5, 5), Activation.LINEAR);
  private final Dense above =
      new Dense(shared("y_W", new double[][] {{3}, {-1}}), shared("y_b", 7), Activation.LINEAR);
  private final Sequential net = Sequential.of(below, T::sqr, above);

  private static SharedTensor shared(String name, double... values) {
    return Damo.shared(values, name);
  }

  private static SharedTensor shared(String name, double[][] values) {
    return Damo.shared(values, name);
  }

  private static double number(TensorVariable v) {
    return v.eval().getDouble(0);
  }

  @Test
  void layersComeOnTopOfEachOther() {
    TensorVariable x = T.dmatrix("x");
    double[][] two = {{2}};
    assertEquals(3 * 49 - 1 + 7, net.apply(x).eval(Map.of(x, two)).getDouble(0));
  }

  @Test
  void parametersAreThoseOfAllLayersFromBelow() {
    assertEquals(
        List.of("h_W", "h_b", "y_W", "y_b"),
        net.params().stream().map(SharedTensor::name).toList());
  }

  @Test
  void weightsArePenalisedAndBiasesAreNot() {
    assertEquals(7, number(net.l1()));
    assertEquals(15, number(net.l2Sqr()));
    assertEquals(5, number(below.l2Sqr()));
  }

  @Test
  void nothingOnTopIsTheInputAndCostsNothing() {
    TensorVariable x = T.dmatrix("x");
    assertSame(x, Sequential.of().apply(x));
    assertEquals(0, number(Sequential.of().l1()));
  }

  @Test
  void aPenaltyIsOfParametersWhoseNameHasAText() {
    SharedTensor noName = Damo.shared(new double[] {100});
    List<SharedTensor> all = List.of(below.w(), below.b(), above.w(), above.b(), noName);
    assertEquals(7, number(Penalty.L1.of(all, "W")));
    assertEquals(5 + 50, number(Penalty.L2.of(all, "h_")));
    assertEquals(0, number(Penalty.L2.of(all, "none")));
  }

  @Test
  void theSlopeOfAPenaltyIsTheSignAndTwiceTheWeight() {
    assertEquals(-1, T.grad(below.l1(), below.w()).eval().getDouble(1));
    assertEquals(-4, T.grad(below.l2Sqr(), below.w()).eval().getDouble(1));
  }
}
