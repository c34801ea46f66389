package damo.rewrite.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Mode;
import damo.scalar.DType;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What happens inside a loop happens in every call, also where all it works on is constant. */
class EffectsInsideTest {
  static List<Mode> modes() {
    return List.of(Mode.FAST_COMPILE, Mode.FAST_RUN);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void codeOfUsersRunsInEachStepOfEachCall(Mode mode) {
    AtomicInteger ran = new AtomicInteger();
    TensorType number = TensorType.of(DType.FLOAT64);
    var counted =
        Damo.op(
            "counted",
            List.of(number),
            number,
            (INDArray a) -> {
              ran.incrementAndGet();
              return a.mul(2);
            });
    TensorVariable rows =
        Damo.scan(row -> counted.apply(row))
            .sequences(T.constant(new double[] {1, 2, 3}))
            .run()
            .output();
    Function f = Damo.function(List.of()).outputs(rows).mode(mode).build();
    ran.set(0);
    for (int call = 1; call <= 2; call++) {
      assertEquals(12, f.call().sumNumber().doubleValue());
      assertEquals(3 * call, ran.get());
    }
  }
}
