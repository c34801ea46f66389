package damo.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import damo.data.Npz;
import damo.value.Nd4jBorder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What other programs found: arrays by name, written by a script of src/test/python. */
public record Reference(Map<String, INDArray> arrays) {
  public static Reference of(String name) {
    try {
      var place = Objects.requireNonNull(Reference.class.getResource(name + ".npz"), name);
      return new Reference(Npz.read(Path.of(place.toURI())));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public INDArray get(String name) {
    return Objects.requireNonNull(arrays.get(name), name);
  }

  public double number(String name) {
    return get(name).getDouble(0);
  }

  /** The shape is that of the reference, and so is each number up to {@code tolerance}. */
  public void assertIs(String name, INDArray found, double tolerance) {
    assertClose(get(name), found, tolerance, name);
  }

  public static void assertClose(
      INDArray expected, INDArray found, double tolerance, String message) {
    assertArrayEquals(expected.shape(), found.shape(), message);
    assertArrayEquals(doubles(expected), doubles(found), tolerance, message);
  }

  private static double[] doubles(INDArray array) {
    return Nd4jBorder.fromNd4j(array).toDoubles();
  }
}
