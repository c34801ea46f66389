package damo.op.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.T;
import damo.compile.Mode;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Conv;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import damo.testing.Domain;
import damo.testing.Samples;
import damo.value.Value;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** float32, which a library computes, against float64, which it does not. */
class PrecisionTest {
  private final Samples samples = new Samples(31);

  @Test
  void plainConvolutionsAgree() {
    check(Conv.border("valid"), Ints.of(9, 5, 12, 11), Ints.of(6, 5, 3, 3));
    check(Conv.border("full"), Ints.of(70, 8, 18, 20), Ints.of(6, 8, 3, 2));
    check(Conv.border("valid"), Ints.of(3, 64, 2, 2), Ints.of(32, 64, 1, 1));
  }

  @Test
  void stridesAndDilationAgree() {
    check(Conv.border("half").subsample(2, 3), Ints.of(2, 4, 15, 17), Ints.of(6, 4, 5, 3));
    check(Conv.border(1).filterDilation(3, 2), Ints.of(2, 4, 15, 13), Ints.of(6, 4, 3, 4));
    check(
        Conv.border(new int[][] {{3, 1}, {0, 2}}).subsample(3, 2).filterFlip(false),
        Ints.of(4, 7, 11, 9),
        Ints.of(5, 7, 4, 2));
  }

  @Test
  void groupsAgree() {
    check(Conv.border("half").groups(2), Ints.of(3, 8, 9, 9), Ints.of(6, 4, 3, 3));
    check(Conv.border("half").groups(8), Ints.of(3, 8, 9, 9), Ints.of(8, 1, 3, 3));
    check(Conv.border("half").groups(4), Ints.of(3, 4, 9, 9), Ints.of(8, 1, 5, 5));
  }

  @Test
  void otherNumbersOfAxesAgree() {
    check(Conv.border("half"), Ints.of(2, 4, 5, 6, 7), Ints.of(3, 4, 3, 2, 3));
    check(Conv.border("valid").subsample(2), Ints.of(5, 6, 80), Ints.of(8, 6, 5));
  }

  @Test
  void imagesOfOneChannelAgree() {
    check(Conv.border("full"), Ints.of(20, 1, 28, 28), Ints.of(10, 1, 5, 5));
  }

  /** Results and both gradients. */
  private void check(Conv options, Ints images, Ints filters) {
    int axes = images.size() - 2;
    Value x = samples.value(DType.FLOAT32, images, Domain.UNIT);
    Value w = samples.value(DType.FLOAT32, filters, Domain.UNIT);
    List<Value> single = compute(axes, options, x, w);
    List<Value> twice = compute(axes, options, x.cast(DType.FLOAT64), w.cast(DType.FLOAT64));
    for (int i = 0; i < single.size(); i++) {
      double[] want = twice.get(i).toDoubles();
      double[] got = single.get(i).toDoubles();
      double largest = Arrays.stream(want).map(Math::abs).max().orElse(0);
      assertEquals(twice.get(i).shape(), single.get(i).shape());
      for (int k = 0; k < want.length; k++)
        assertEquals(want[k], got[k], 1e-5 * largest, options + ", array " + i + ", element " + k);
    }
  }

  private static List<Value> compute(int axes, Conv options, Value x, Value w) {
    TensorVariable images = TensorType.unknown(x.dtype(), x.rank()).variable("images");
    TensorVariable filters = TensorType.unknown(x.dtype(), w.rank()).variable("filters");
    TensorVariable y = Convolutions.of(axes, images, filters, options);
    List<TensorVariable> all = new java.util.ArrayList<>(List.of(y));
    all.addAll(T.grad(y.sqr().sum(), List.of(images, filters)));
    return Compiled.run(List.of(images, filters), all, List.of(x, w), Mode.FAST_RUN);
  }
}
