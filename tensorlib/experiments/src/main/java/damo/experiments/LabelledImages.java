package damo.experiments;

import damo.data.DataException;
import damo.data.Dataset;
import damo.data.Mnist;
import damo.data.Split;
import damo.data.fetch.Places;
import damo.data.sets.DataSets;
import damo.data.sets.Parts;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Pictures with a class each, of the set that is named, pixels in [0, 1]. */
final class LabelledImages {
  /** What MNIST's test files alone give: 8,000 pictures to learn from, 2,000 to be judged by. */
  static final String MNIST_TEST = "mnist10k";

  private static final String DIGITS = "digits";

  @Option(
      names = {"-dset", "--dataset"},
      defaultValue = DIGITS,
      description = "digits, mnist, mnist10k, fashion_mnist (${DEFAULT-VALUE})")
  private String named = DIGITS;

  /** The set that a run takes. */
  String name(RunOptions options) {
    return options.isSmoke() ? DIGITS : named;
  }

  Parts<Dataset> load(RunOptions options) {
    String name = name(options);
    if (name.equals(MNIST_TEST)) return ofTestFiles(options.places(), options.seed());
    return DataSets.points(name, options.places()).datasets().map(LabelledImages::scaled);
  }

  private static Dataset scaled(Dataset data) {
    double most = data.x().maxNumber().doubleValue();
    return most > 1 ? data.dividedBy(most > 16 ? 255 : 16) : data;
  }

  private static Parts<Dataset> ofTestFiles(Places places, long seed) {
    Path images =
        places
            .find("mnist", List.of("t10k-images-idx3-ubyte.gz", "t10k-images-idx3-ubyte"))
            .orElseThrow(() ->
                new DataException(
                    "t10k-images-idx3-ubyte.gz of MNIST is in none of " + places.folders()));
    Split halves = scaled(Mnist.test(parent(images))).splitStratified(0.8, seed);
    Split learnt = halves.train().splitStratified(0.9, seed);
    return new Parts<>(learnt.train(), learnt.test(), halves.test());
  }

  private static Path parent(Path file) {
    Path folder = file.getParent();
    return folder == null ? Path.of(".") : folder;
  }
}
