package damo.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.T;
import damo.compile.Function;
import damo.compile.Mode;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import damo.testing.Plain;
import damo.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargeGraphsTest {
  private static final int LONG = 100_000;

  @Test
  void aChainOfAHundredThousandOpsIsDifferentiatedRewrittenAndRun() {
    TensorVariable x = T.dvector("x");
    TensorVariable y = x;
    for (int i = 0; i < LONG / 2; i++) y = y.mul(0.5).add(0.25);
    TensorVariable g = T.grad(y.sum(), x);
    Function f = Compiled.function(List.of(x), List.of(y, g), Mode.FAST_RUN);
    List<Value> got = Compiled.call(f, List.of(Plain.vector(3, -1)));
    assertEquals(0.5, got.get(0).getDouble(0), 1e-12);
    assertEquals(Math.pow(0.5, LONG / 2), got.get(1).getDouble(1));
  }

  @Test
  void twoHundredOpsCompileQuickly() {
    TensorVariable x = T.fmatrix("x");
    TensorVariable w = T.fmatrix("w");
    TensorVariable y = x;
    for (int i = 0; i < 50; i++) y = T.dot(y, w).mul(1.5).tanh().add(x);
    Function warm = Compiled.function(List.of(x, w), List.of(y), Mode.FAST_RUN);
    Function f = Compiled.function(List.of(x, w), List.of(y.add(1)), Mode.FAST_RUN);
    System.out.printf(
        "201 ops: compiled in %.1f ms, the first time in %.1f ms%n",
        f.profile().compileNanos() / 1e6, warm.profile().compileNanos() / 1e6);
    Value identity = Plain.array(damo.scalar.Ints.of(1, 1), 1).cast(damo.scalar.DType.FLOAT32);
    Value got = Compiled.call(f, List.of(identity, identity)).getFirst();
    double want = 1;
    for (int i = 0; i < 50; i++) want = Math.tanh(1.5 * want) + 1;
    assertEquals(want + 1, got.getDouble(0), 1e-5);
  }
}
