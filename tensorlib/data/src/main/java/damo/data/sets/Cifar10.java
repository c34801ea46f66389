package damo.data.sets;

import static java.util.Objects.requireNonNull;

import damo.data.BatchPlan;
import damo.data.DataException;
import damo.data.Dataset;
import damo.data.Pickles;
import damo.data.pickle.PickleException;
import damo.data.pickle.PickleMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  private static final double MOST = 255;
  private static final long SEED = 1;

  private Cifar10() {}

  static PointData load(SetFiles files) {
    Path raw = files.get("cifar-10-python.tar.gz", FOLDER);
    Path kept = raw.resolveSibling("proc-cifar10.h5");
    Map<String, INDArray> arrays = Processed.of(kept, List.of(raw), () -> read(raw));
    Dataset all = dataset(arrays, "train");
    int[] order = BatchPlan.shuffled(all.size(), 1, SEED).order().of(all.size(), 0);
    int cut = order.length / 10;
    return PointData.of(
        "cifar10",
        ValueKind.IMAGE,
        new Parts<>(
            all.rows(IntStream.of(order).skip(cut).toArray()),
            all.rows(IntStream.of(order).limit(cut).toArray()),
            dataset(arrays, "test")));
  }

  private static Dataset dataset(Map<String, INDArray> arrays, String part) {
    return Pictures.dataset(
        arrays.get(part).reshape('c', arrays.get(part).size(0), 3, 32, 32),
        arrays.get(part + "_y"),
        CLASSES,
        MOST);
  }

  private static Map<String, INDArray> read(Path raw) {
    Map<String, Object> batches = Files.isDirectory(raw) ? ofFolder(raw) : ofArchive(raw);
    INDArray[] x = TRAIN.stream().map(name -> pixels(batches, name)).toArray(INDArray[]::new);
    int[] y = TRAIN.stream().flatMapToInt(name -> IntStream.of(labels(batches, name))).toArray();
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    arrays.put("train", Nd4j.concat(0, x));
    arrays.put("train_y", Nd4j.createFromArray(y));
    arrays.put("test", pixels(batches, TEST));
    arrays.put("test_y", Nd4j.createFromArray(labels(batches, TEST)));
    return arrays;
  }

  private static Map<String, Object> ofFolder(Path folder) {
    Map<String, Object> batches = new TreeMap<>();
    for (String name : names()) {
      batches.put(name, checked(Pickles.read(folder.resolve(name)), folder + "/" + name));
    }
    return batches;
  }

  private static Map<String, Object> ofArchive(Path archive) {
    Map<String, Object> batches = new TreeMap<>();
    TarArchive.read(
        archive,
        (path, content) -> {
          String name = path.substring(path.lastIndexOf('/') + 1);
          if (names().contains(name)) {
            batches.put(name, unpickled(content, archive + ", " + path));
          }
        });
    for (String name : names()) {
      if (!batches.containsKey(name)) {
        throw new DataException("%s has no %s/%s".formatted(archive, FOLDER, name));
      }
    }
    return batches;
  }

  private static Object unpickled(InputStream content, String where) throws IOException {
    try {
      return checked(PickleMachine.run(content), where);
    } catch (PickleException e) {
      throw new DataException("%s cannot be read: %s".formatted(where, e.getMessage()), e);
    }
  }

  private static List<String> names() {
    return Stream.concat(TRAIN.stream(), Stream.of(TEST)).toList();
  }

  private static Object checked(@Nullable Object batch, String where) {
    boolean isBatch =
        batch instanceof Map<?, ?> map
            && map.get("data") instanceof INDArray x
            && x.rank() == 2
            && x.columns() == 3 * 32 * 32
            && map.get("labels") instanceof List<?> y
            && y.stream().allMatch(Long.class::isInstance)
            && y.size() == x.rows();
    if (batch == null || !isBatch) {
      throw new DataException(where + " is no batch of CIFAR-10: data of 3072 columns, and labels");
    }
    return batch;
  }

  private static INDArray pixels(Map<String, Object> batches, String name) {
    return (INDArray) requireNonNull(((Map<?, ?>) batches.get(name)).get("data"));
  }

  private static int[] labels(Map<String, Object> batches, String name) {
    return ((List<?>) requireNonNull(((Map<?, ?>) batches.get(name)).get("labels")))
        .stream().mapToInt(label -> Math.toIntExact((Long) label)).toArray();
  }
}
