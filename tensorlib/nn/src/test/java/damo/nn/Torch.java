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

/** What {@code layers.py} wrote: values and gradients of PyTorch, to 1e-10. */
final class Torch {
  private static final Map<String, INDArray> NUMBERS = read();

  private Torch() {}

  private static Map<String, INDArray> read() {
    try {
      var file = Objects.requireNonNull(Torch.class.getResource("/damo/nn/layers.npz"));
      return Npz.read(Path.of(file.toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static INDArray numbers(String key) {
    return Objects.requireNonNull(NUMBERS.get(key), key);
  }

  /** An input of PyTorch's under its name there. */
  static SharedTensor shared(String key) {
    return Damo.shared(numbers(key), key);
  }

  /** A value in both modes. */
  static void assertValue(String key, TensorVariable got) {
    assertValues(List.of(key), List.of(got));
  }

  /** {@code y}, and the gradients of its weighted sum by inputs of these names. */
  static void assertSame(String name, TensorVariable y, SharedTensor... inputs) {
    List<String> keys = new ArrayList<>(List.of(name + ".y"));
    for (SharedTensor input : inputs)
      keys.add(Objects.requireNonNull(input.name()).replace(name + ".", name + ".d"));
    List<TensorVariable> values = new ArrayList<>(List.of(y));
    values.addAll(T.grad(y.mul(shared(name + ".weights")).sum(), List.of(inputs)));
    assertValues(keys, values);
  }

  private static void assertValues(List<String> keys, List<TensorVariable> values) {
    for (Mode mode : List.of(Mode.FAST_RUN, Mode.FAST_COMPILE)) {
      List<INDArray> got = Damo.function(List.of()).outputs(values).mode(mode).build().callAll();
      for (int i = 0; i < got.size(); i++) assertClose(keys.get(i), got.get(i));
    }
  }

  private static void assertClose(String key, INDArray got) {
    INDArray want = numbers(key);
    assertArrayEquals(want.shape(), got.shape(), key);
    assertArrayEquals(want.dup('c').data().asDouble(), got.dup('c').data().asDouble(), 1e-10, key);
  }
}
