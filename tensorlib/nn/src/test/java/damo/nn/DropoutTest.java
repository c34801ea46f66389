package damo.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.error.DamoException;
import damo.random.MrgRandomStreams;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DropoutTest {
  private final MrgRandomStreams streams = new MrgRandomStreams(3);
  private final TensorVariable x = T.dtensor3("x");

  private INDArray drop(Dropout layer, int... shape) {
    return layer.apply(x).eval(Map.of(x, Nd4j.ones(shape).castTo(DataType.DOUBLE)));
  }

  @Test
  void aShareIsDroppedAndTheMeanStays() {
    INDArray y = drop(Dropout.of(0.2, streams), 100, 100, 10);
    double kept = 0;
    for (double v : y.data().asDouble()) {
      assertTrue(v == 0 || Math.abs(v - 1.25) < 1e-12, () -> "not 0 or 1.25: " + v);
      if (v != 0) kept++;
    }
    assertEquals(0.8, kept / 1e5, 5 * Math.sqrt(0.2 * 0.8 / 1e5));
  }

  @Test
  void alongTimeTheSameElementsAreDropped() {
    INDArray y = drop(Dropout.alongTime(0.5, streams), 6, 4, 20);
    for (int step = 1; step < 6; step++) assertEquals(y.slice(0), y.slice(step));
    assertEquals(0.5, y.meanNumber().doubleValue() / 2, 5 * Math.sqrt(0.25 / 80));
  }

  @Test
  void eachCallDropsOthersAndWhatIsDroppedHasNoSlope() {
    SharedTensor w = Damo.shared(new double[1000], "w");
    TensorVariable y = Dropout.of(0.5, streams).apply(w.add(1));
    var f = Damo.function(List.of(), List.of(y, T.grad(y.sum(), w)));
    var first = f.callAll();
    assertEquals(first.get(0), first.get(1));
    assertTrue(!first.get(0).equals(f.callAll().get(0)));
  }

  @Test
  void withoutAShareTheInputIsGiven() {
    assertSame(x, Dropout.of(0, streams).apply(x));
    assertSame(x, Dropout.alongTime(0, streams).apply(x));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN})
  void aShareThatIsNoneIsRefused(double p) {
    assertThrows(DamoException.class, () -> Dropout.of(p, streams));
  }

  @Test
  void timeNeedsAnAxis() {
    assertThrows(DamoException.class, () -> Dropout.alongTime(0.5, streams).apply(T.dvector("v")));
  }
}
