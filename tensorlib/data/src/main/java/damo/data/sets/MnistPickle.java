package damo.data.sets;

import damo.data.DataException;
import damo.data.Dataset;
import damo.data.Mnist;
import damo.data.Pickles;
import java.nio.file.Path;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** MNIST as {@code mnist.pkl.gz} has it: three pairs of rows in [0, 1] and labels. */
final class MnistPickle {
  private MnistPickle() {}

  static PointData load(Path file) {
    if (Pickles.read(file) instanceof List<?> pairs && pairs.size() == 3) {
      return PointData.of(
          "mnist",
          ValueKind.IMAGE,
          new Parts<>(0, 1, 2).map(place -> dataset(pairs.get(place), file)));
    }
    throw new DataException(file + " is no list of three parts");
  }

  private static Dataset dataset(Object pair, Path file) {
    if (pair instanceof List<?> parts
        && parts.size() == 2
        && parts.getFirst() instanceof INDArray x
        && parts.getLast() instanceof INDArray y) {
      int side = (int) Math.round(Math.sqrt(x.columns()));
      return new Dataset(x, y, Mnist.classes(), List.of(side, side));
    }
    throw new DataException(file + " has a part that is no pair of rows and labels");
  }
}
