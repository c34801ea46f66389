package damo.data.sets;

import damo.data.BatchPlan;
import damo.data.DataException;
import damo.data.Dataset;
import damo.data.Pickles;
import damo.data.pickle.PickleException;
import damo.data.pickle.PickleMachine;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * CIFAR-10: colour pictures of ten kinds of things (A. Krizhevsky 2009), shape (3, 32, 32), pixels
 * in [0, 1]. Of the archive for Python, or of the folder that it unpacks to.
 */
final class Cifar10 {
  private static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
  private static final String FOLDER = "cifar-10-batches-py";
  private static final List<String> TRAIN =
      IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i).toList();
  private static final String TEST = "test_batch";
  private static final List<String> NAMES = Stream.concat(TRAIN.stream(), Stream.of(TEST)).toList();
  private static final int PIXELS = 3 * 32 * 32;
  private static final double MOST = 255;
  private static final long SEED = 1;

  private Cifar10() {}

  static PointData load(SetFiles files) {
    Path raw = files.get("cifar-10-python.tar.gz", FOLDER);
    Path kept = raw.resolveSibling("proc-cifar10.h5");
    Kept arrays = Processed.of(kept, List.of(raw), () -> read(raw));
    Dataset all = dataset(arrays, "train");
    int[] order = BatchPlan.shuffled(all.size(), 1, SEED).order(0);
    int cut = order.length / 10;
    return PointData.of(
        "cifar10",
        ValueKind.IMAGE,
        new Parts<>(
            all.rows(IntStream.of(order).skip(cut).toArray()),
            all.rows(IntStream.of(order).limit(cut).toArray()),
            dataset(arrays, "test")));
  }

  private static Dataset dataset(Kept arrays, String part) {
    return Pictures.dataset(
        arrays.get(part).reshape('c', arrays.get(part).size(0), 3, 32, 32),
        arrays.get(part + "_y"),
        CLASSES,
        MOST);
  }

  /** Pictures of one file: rows of 3072 bytes, and their labels. */
  private record Batch(INDArray pixels, int[] labels) {}

  private static Map<String, INDArray> read(Path raw) {
    Map<String, Batch> batches = Files.isDirectory(raw) ? ofFolder(raw) : ofArchive(raw);
    List<Batch> train = TRAIN.stream().map(name -> named(batches, name, raw)).toList();
    Batch test = named(batches, TEST, raw);
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    arrays.put("train", Nd4j.concat(0, train.stream().map(Batch::pixels).toArray(INDArray[]::new)));
    int[] labels = train.stream().flatMapToInt(batch -> IntStream.of(batch.labels)).toArray();
    arrays.put("train_y", Nd4j.createFromArray(labels));
    arrays.put("test", test.pixels);
    arrays.put("test_y", Nd4j.createFromArray(test.labels));
    return arrays;
  }

  private static Batch named(Map<String, Batch> batches, String name, Path raw) {
    Batch batch = batches.get(name);
    if (batch == null) {
      throw new DataException("%s has no %s/%s".formatted(raw, FOLDER, name));
    }
    return batch;
  }

  private static Map<String, Batch> ofFolder(Path folder) {
    Map<String, Batch> batches = new HashMap<>();
    for (String name : NAMES) {
      Path file = folder.resolve(name);
      batches.put(name, batch(Pickles.read(file), file.toString()));
    }
    return batches;
  }

  private static Map<String, Batch> ofArchive(Path archive) {
    Map<String, Batch> batches = new HashMap<>();
    TarArchive.read(
        archive,
        (path, content) -> {
          String name = path.substring(path.lastIndexOf('/') + 1);
          if (NAMES.contains(name)) {
            String where = archive + ", " + path;
            batches.put(name, batch(unpickled(content, where), where));
          }
        });
    return batches;
  }

  private static @Nullable Object unpickled(InputStream content, String where) {
    try {
      return PickleMachine.run(content);
    } catch (PickleException e) {
      throw new DataException("%s cannot be read: %s".formatted(where, e.getMessage()), e);
    }
  }

  private static Batch batch(@Nullable Object object, String where) {
    if (object instanceof Map<?, ?> map
        && map.get("data") instanceof INDArray pixels
        && pixels.rank() == 2
        && pixels.columns() == PIXELS
        && map.get("labels") instanceof List<?> labels
        && labels.size() == pixels.rows()) {
      return new Batch(pixels, labels.stream().mapToInt(label -> label(label, where)).toArray());
    }
    throw new DataException(
        where + " is no batch of CIFAR-10: data of " + PIXELS + " columns, and labels");
  }

  private static int label(@Nullable Object label, String where) {
    if (label instanceof Number number) {
      return number.intValue();
    }
    throw new DataException("%s has the label %s, which is no number".formatted(where, label));
  }
}
