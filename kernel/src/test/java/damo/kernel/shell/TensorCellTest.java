package damo.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.kernel.shell.JavaShell.Outcome;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cells on the tensors themselves, as a notebook writes them. */
@Timeout(120)
class TensorCellTest {
  private static ShellFixture cells;

  @BeforeAll
  static void start() {
    cells = new ShellFixture();
  }

  @AfterAll
  static void stop() {
    cells.close();
  }

  @Test
  void aModelIsWrittenWithOperators() {
    Object value =
        cells.value(
            """
            var x = T.dvector("x");
            var w = Damo.shared(Nd4j.createFromArray(1.0, 2.0, 3.0), "w");
            var y = 2 - x * w / 4 + -x;
            Function f = Damo.function(List.of(x), y.sum());
            f.callDouble(Nd4j.createFromArray(4.0, 4.0, 4.0))
            """);
    assertEquals(2 * 3 - (1 + 2 + 3) - 12.0, value);
  }

  @Test
  void tensorsAreIndexedWithBrackets() {
    Object value =
        cells.value(
            """
            var m = T.dmatrix("m");
            var i = 1;
            Damo.function(List.of(m), m[i][0] * 10 + m["0:1"].sum())
                .callDouble(Nd4j.createFromArray(new double[][] {{1, 2}, {3, 4}}))
            """);
    assertEquals(33.0, value);
  }

  @Test
  void gradientsAreTakenAndUpdatesWritten() {
    Object value =
        cells.value(
            """
            var v = Damo.shared(3.0, "v");
            var cost = v * v;
            TensorVariable g = T.grad(cost, v);
            Function step = Damo.function(List.of(), cost, Updates.of(v, v - 0.1 * g));
            step.call();
            v.getValue().getDouble(0)
            """);
    assertEquals(2.4, (double) value, 1e-6);
  }

  @Test
  void errorsNameTheCellAndLineOfTheVariable() {
    cells.nothing("\n\nvar bad = T.dmatrix(\"bad\") + T.dvector(\"b\");");
    int made = cells.lastCell();
    Outcome.Failed failed =
        cells.failed(
            """
            var p = T.dvector("p");
            var q = T.dvector("q");
            var sum = p + q;
            Damo.function(List.of(p, q), sum)
                .call(Nd4j.createFromArray(1.0, 2.0), Nd4j.createFromArray(1.0, 2.0, 3.0))
            """);
    String place = "cell [%d], line 3".formatted(cells.lastCell());
    assertTrue(String.join("\n", failed.traceback()).contains(place), failed.toString());
    assertTrue(made < cells.lastCell());
  }

  @Test
  void aTrainingLoopStops() throws InterruptedException {
    cells.nothing(
        """
        var data = T.matrix("data");
        var weights = Damo.shared(Nd4j.rand(64, 64), "weights");
        var loss = T.tanh(T.dot(data, weights)).sum();
        Function train = Damo.function(List.of(data), loss,
            Updates.of(weights, weights - T.grad(loss, weights) * 0.001));
        INDArray batch = Nd4j.rand(32, 64);
        """);
    long[] asked = new long[1];
    Thread other =
        Thread.ofPlatform()
            .start(() -> {
              try {
                Thread.sleep(2000);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              asked[0] = System.nanoTime();
              cells.shell().interrupt();
            });
    Outcome outcome = cells.run("while (true) train.call(batch);");
    double millis = (System.nanoTime() - asked[0]) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    other.join();
    System.out.printf("interrupt %6.1f ms  a training loop%n", millis);
    assertInstanceOf(Outcome.Interrupted.class, outcome);
    assertTrue(millis < 1000, "took " + millis);
    assertTrue(cells.value("train.callDouble(batch)") instanceof Double);
  }
}
