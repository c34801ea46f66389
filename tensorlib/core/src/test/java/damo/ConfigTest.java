package damo;

import static damo.testing.Errors.assertSays;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.compile.Function;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.link.Verbosity;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfigTest {
  @AfterEach
  void asItWas() {
    Damo.config.threads(1);
    Damo.config.exceptionVerbosity(Verbosity.LOW);
  }

  @Test
  void productsAreTheSameByTwoThreads() {
    TensorVariable x = T.fmatrix("x");
    Function f = Damo.function(List.of(x), T.dot(x, x.transpose()));
    float[][] ones = new float[200][300];
    for (float[] row : ones) java.util.Arrays.fill(row, 1);
    float[] one = Objects.requireNonNull(f.call((Object) ones)).data().asFloat();
    Damo.config.threads(2);
    assertEquals(2, Damo.config.threads());
    assertArrayEquals(one, Objects.requireNonNull(f.call((Object) ones)).data().asFloat());
  }

  @Test
  void noThreadsAreRefused() {
    assertSays(DamoException.class, () -> Damo.config.threads(0), "at least 1", "got 0");
  }

  @Test
  void verboseErrorsNameTheCallsThatLedThere() {
    Damo.config.exceptionVerbosity(Verbosity.HIGH);
    TensorVariable x = T.fmatrix("x");
    Function f = Damo.function(List.of(x), T.dot(x, x));
    assertSays(
        ShapeException.class,
        () -> f.call((Object) new float[2][3]),
        "in dot(x, x)",
        "called at damo.ConfigTest.verboseErrorsNameTheCallsThatLedThere");
  }
}
