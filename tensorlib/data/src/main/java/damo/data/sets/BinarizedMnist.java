package damo.data.sets;

import damo.data.DataException;
import damo.data.TextMatrix;
import damo.scalar.DType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** MNIST whose pixels were drawn once and for all (H. Larochelle): three matrices of 0 and 1. */
final class BinarizedMnist {
  private BinarizedMnist() {}

  static PointData load(SetFiles files) {
    Parts<Path> raw = new Parts<>("train", "valid", "test").map(part -> file(files, part));
    Path kept = raw.train().resolveSibling("proc-bmnist.h5");
    Kept arrays = Processed.of(kept, List.copyOf(raw.byName().values()), () -> read(raw));
    return PointData.unlabelled(
        "binarized_mnist",
        ValueKind.BINARY,
        new Parts<>("train", "valid", "test").map(part -> arrays.get(part).castTo(DataType.FLOAT)));
  }

  private static Path file(SetFiles files, String part) {
    String name = "binarized_mnist_" + part + ".amat";
    return files.get(name, name + ".gz");
  }

  private static Map<String, INDArray> read(Parts<Path> raw) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    raw.map(BinarizedMnist::bits).byName().forEach(arrays::put);
    return arrays;
  }

  private static INDArray bits(Path file) {
    INDArray matrix = TextMatrix.read(file, DType.UINT8);
    if (matrix.maxNumber().doubleValue() > 1) {
      throw new DataException(file + " has numbers other than 0 and 1");
    }
    return matrix;
  }
}
