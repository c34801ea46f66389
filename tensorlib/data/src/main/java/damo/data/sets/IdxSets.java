package damo.data.sets;

import damo.data.BatchPlan;
import damo.data.DataException;
import damo.data.Dataset;
import damo.data.FashionMnist;
import damo.data.Idx;
import damo.data.Mnist;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * MNIST and Fashion-MNIST, pixels in [0, 1]. A sixth of the training half is for validation: of
 * MNIST the last, as is the custom, of the other one drawn.
 */
final class IdxSets {
  private static final double MOST = 255;
  private static final long SEED = 0;

  private IdxSets() {}

  /** Of IDX files, or of the pickle if only that is there. */
  static PointData mnist(SetFiles files) {
    boolean hasIdx =
        files.find("train-images-idx3-ubyte.gz").isPresent()
            || files.find("train-images-idx3-ubyte").isPresent();
    return files
        .find("mnist.pkl.gz")
        .filter(pickle -> !hasIdx)
        .map(MnistPickle::load)
        .orElseGet(() -> load("mnist", files));
  }

  static PointData load(String name, SetFiles files) {
    List<Path> raw =
        List.of(
            file(files, "train-images", "idx3-ubyte"),
            file(files, "train-labels", "idx1-ubyte"),
            file(files, "t10k-images", "idx3-ubyte"),
            file(files, "t10k-labels", "idx1-ubyte"));
    Path kept = raw.getFirst().resolveSibling("proc-" + name + ".h5");
    Kept arrays = Processed.of(kept, raw, () -> read(raw));
    boolean isMnist = name.equals("mnist");
    List<String> classes = isMnist ? Mnist.classes() : FashionMnist.classes();
    Dataset train = dataset(arrays, "train", classes);
    BatchPlan plan =
        isMnist ? BatchPlan.inOrder(train.size(), 1) : BatchPlan.shuffled(train.size(), 1, SEED);
    int[] order = plan.order(0);
    Dataset test = dataset(arrays, "test", classes);
    int cut = train.size() * 5 / 6;
    return PointData.of(
        name,
        ValueKind.IMAGE,
        new Parts<>(
            train.rows(IntStream.of(order).limit(cut).toArray()),
            train.rows(IntStream.of(order).skip(cut).toArray()),
            test));
  }

  private static Path file(SetFiles files, String name, String form) {
    String dashed = name + "-" + form;
    String dotted = name + "." + form;
    return files.get(dashed + ".gz", dashed, dotted + ".gz", dotted);
  }

  private static Map<String, INDArray> read(List<Path> raw) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    arrays.put("train", Idx.read(raw.get(0)));
    arrays.put("train_y", Idx.read(raw.get(1)));
    arrays.put("test", Idx.read(raw.get(2)));
    arrays.put("test_y", Idx.read(raw.get(3)));
    return arrays;
  }

  private static Dataset dataset(Kept arrays, String part, List<String> classes) {
    INDArray images = arrays.get(part);
    if (images.rank() != 3) {
      throw new DataException(
          "the images of the part \"%s\" are an array of %d axes, and images have three: number,"
                  .formatted(part, images.rank())
              + " height, width");
    }
    return Pictures.dataset(images, arrays.get(part + "_y"), classes, MOST);
  }
}
