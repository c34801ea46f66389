package damo.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import damo.Damo;
import damo.T;
import damo.compile.Mode;
import damo.data.Npz;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What {@code layers.py} wrote: values and gradients of PyTorch. */
final class Torch {
  private static final Map<String, INDArray> NUMBERS = read("layers");

  private Torch() {}

  /** What the script of a name wrote. */
  static Map<String, INDArray> read(String script) {
    try {
      return Npz.read(
          Path.of(
              Objects.requireNonNull(Torch.class.getResource("/damo/nn/" + script + ".npz"))
                  .toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static INDArray numbers(String key) {
    return Objects.requireNonNull(NUMBERS.get(key), key);
  }

  static SharedTensor shared(String key) {
    return Damo.shared(numbers(key), key);
  }

  /** {@code y} and its gradients by variables named as PyTorch's, in both modes. */
  static void assertSame(String name, TensorVariable y, SharedTensor... by) {
    List<TensorVariable> wanted = new ArrayList<>(List.of(y));
    wanted.addAll(T.grad(y.mul(numbers(name + ".weights")).sum(), List.of(by)));
    for (Mode mode : List.of(Mode.FAST_COMPILE, Mode.FAST_RUN)) {
      List<INDArray> got = Damo.function(List.of()).outputs(wanted).mode(mode).build().callAll();
      assertClose(numbers(name + ".y"), got.getFirst(), name + " " + mode);
      for (int i = 0; i < by.length; i++) {
        String key = Objects.requireNonNull(by[i].name());
        String slope = name + ".d" + key.substring(key.indexOf('.') + 1);
        assertClose(numbers(slope), got.get(i + 1), slope + " " + mode);
      }
    }
  }

  static void assertClose(INDArray want, INDArray got, String what) {
    assertArrayEquals(want.shape(), got.shape(), what);
    assertArrayEquals(want.dup('c').data().asDouble(), got.dup('c').data().asDouble(), 1e-10, what);
  }
}
