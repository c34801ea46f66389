package damo.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.grad.GradOptions;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What calls leave behind: in shared variables, and in each other's results. */
class SharedStateTest {
  private static Mode mode(String name) {
    return switch (name) {
      case "FAST_COMPILE" -> Mode.FAST_COMPILE;
      case "DEBUG" -> Mode.DEBUG;
      default -> Mode.FAST_RUN;
    };
  }

  @Test
  void twoThreadsGetTheirOwnResults() throws InterruptedException {
    var x = T.dvector("x");
    Function f = Damo.function(List.of(x), x.mul(1).add(0.5));
    AtomicInteger wrong = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 2; t++) {
      double own = t;
      threads.add(Thread.ofPlatform().start(() -> callOften(f, own, wrong)));
    }
    for (Thread t : threads) t.join();
    assertEquals(0, wrong.get());
  }

  private static void callOften(Function f, double own, AtomicInteger wrong) {
    double[] in = new double[50_000];
    Arrays.fill(in, own);
    for (int i = 0; i < 30; i++) {
      var r = f.call(in);
      if (r.getDouble(0) != own + 0.5 || r.getDouble(in.length - 1) != own + 0.5)
        wrong.incrementAndGet();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAST_COMPILE", "FAST_RUN", "DEBUG"})
  void anUpdateThatDoesNotFitChangesNothing(String mode) {
    SharedTensor p = Damo.shared(new double[] {1, 2}, "p");
    SharedTensor b = Damo.shared(new double[][] {{1, 2, 3}}, "b", true, false);
    var x = T.dmatrix("x");
    Function f =
        Damo.function(List.of(x))
            .updates(Updates.of(p, p.add(1), b, b.add(x)))
            .mode(mode(mode))
            .build();
    var e = assertThrows(ShapeException.class, () -> f.call(new double[][] {{1, 1, 1}, {2, 2, 2}}));
    assertTrue(e.getMessage().contains("b"), e.getMessage());
    assertArrayEquals(new double[] {1, 2}, p.getValue().toDoubleVector());
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAST_COMPILE", "FAST_RUN", "DEBUG"})
  void updatesSeeTheValuesFromBeforeTheCall(String mode) {
    SharedTensor a = Damo.shared(new double[] {1, 10}, "a");
    SharedTensor b = Damo.shared(new double[] {2, 20}, "b");
    Function f =
        Damo.function(List.of())
            .outputs(a.sub(b))
            .updates(Updates.of(a, b, b, a.mul(2).add(b)))
            .mode(mode(mode))
            .build();
    assertArrayEquals(new double[] {-1, -10}, f.call().toDoubleVector());
    assertArrayEquals(new double[] {2, 20}, a.getValue().toDoubleVector());
    assertArrayEquals(new double[] {4, 40}, b.getValue().toDoubleVector());
  }

  @Test
  void aViewOfWhatIsUpdatedIsReadBefore() {
    SharedTensor w = Damo.shared(new double[][] {{1, 2}, {3, 4}}, "w");
    Function f =
        Damo.function(List.of())
            .outputs(w.transpose())
            .updates(Updates.of(w, w.add(w.transpose())))
            .build();
    assertArrayEquals(new double[] {1, 3, 2, 4}, f.call().dup('c').data().asDouble());
    assertArrayEquals(new double[] {2, 5, 5, 8}, w.getValue().data().asDouble());
  }

  @Test
  void anInterruptedCallChangesNothingAndTheNextOneWorks() {
    SharedTensor w = Damo.shared(new double[] {1, 2}, "w");
    Function f = Damo.function(List.of()).outputs(w.sum()).updates(Updates.of(w, w.mul(2))).build();
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, f::call);
    assertArrayEquals(new double[] {1, 2}, w.getValue().toDoubleVector());
    assertEquals(3, f.callDouble());
    assertArrayEquals(new double[] {2, 4}, w.getValue().toDoubleVector());
  }

  @Test
  void aKnownGradientReplacesWhatFlowsBack() {
    var x = T.dscalar("x");
    var y = x.mul(2);
    var g = T.grad(y.mul(3), x, GradOptions.of().knownGrads(Map.of(y, 10.0)));
    assertEquals(20, g.eval().getDouble(0));
  }

  @Test
  void aListOfMixedNumbersKeepsItsFractions() {
    assertArrayEquals(new double[] {1, 2.5}, T.constant(List.of(1, 2.5)).eval().toDoubleVector());
    assertThrows(ShapeException.class, () -> T.constant(List.of(List.of(1, 2), 3)));
  }

  @Test
  void aShapeOfTheWrongCountIsNamed() {
    var x = T.dvector("x");
    var s = T.lvector("s");
    Function f = Damo.function(List.of(x, s), x.reshape(s, 2));
    assertThrows(ShapeException.class, () -> f.call(new double[6], new long[] {6}));
    assertThrows(ShapeException.class, () -> x.reshape(T.dmatrix("m").shape(), 1));
  }

  @Test
  void aNumberTooLargeForTheDTypeIsRefused() {
    SharedTensor w = Damo.shared(new double[] {1}, DType.FLOAT32);
    assertThrows(DTypeException.class, () -> w.setValue(new double[] {1e300}));
  }

  @Test
  void anArrayOfArraysIsOneArgument() {
    var x = T.dmatrix("x");
    Function f = Damo.function(List.of(x), x.sum());
    assertEquals(10, f.callDouble((Object) new double[][] {{1, 2}, {3, 4}}));
    double[][] rows = {{1, 2}, {3, 4}};
    assertEquals(10, f.callDouble((Object[]) rows));
  }
}
