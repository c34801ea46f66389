package damo.data;

import java.nio.file.Path;
import java.util.List;

/**
 * MNIST: handwritten digits of 28×28 pixels, values 0 to 255, 60,000 to learn from and 10,000 to be
 * judged by (Y. LeCun, C. Cortes, C. Burges). The folder holds the four IDX files under their usual
 * names, plain or gzipped; each method reads only the files it needs.
 */
public final class Mnist {
  private Mnist() {}

  /** What the labels 0 to 9 mean. */
  public static List<String> classes() {
    return Dataset.numbers(10);
  }

  /** Both halves. */
  public static Split load(Path folder) {
    return new Split(train(folder), test(folder));
  }

  /** The 60,000 to learn from. */
  public static Dataset train(Path folder) {
    return new ImageFolder(folder, classes()).part("train");
  }

  /** The 10,000 to be judged by. */
  public static Dataset test(Path folder) {
    return new ImageFolder(folder, classes()).part("t10k");
  }
}
