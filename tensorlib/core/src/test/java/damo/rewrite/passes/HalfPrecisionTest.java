package damo.rewrite.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Mode;
import damo.scalar.DType;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is scaled so that float16 can hold its sum stays so. */
class HalfPrecisionTest {
  private final TensorVariable x = TensorType.of(DType.FLOAT16, -1).variable("x");
  private final TensorVariable c = T.constant(0.001, DType.FLOAT16);

  static List<Mode> modes() {
    return List.of(Mode.FAST_COMPILE, Mode.FAST_RUN, Mode.DEBUG);
  }

  private void assertTwoHundred(TensorVariable v, Mode mode) {
    float[] hundreds = new float[2000];
    Arrays.fill(hundreds, 100);
    Function f = Damo.function(List.of(x)).outputs(v).mode(mode).allowInputDowncast(true).build();
    assertEquals(200, f.call((Object) hundreds).getDouble(0), 0.5);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aSumOfScaledNumbers(Mode mode) {
    assertTwoHundred(x.mul(c).sum(), mode);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aProductOfScaledNumbers(Mode mode) {
    assertTwoHundred(T.dot(x.mul(c), x.sgn()), mode);
  }
}
