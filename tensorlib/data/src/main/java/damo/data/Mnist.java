package damo.data;

import java.nio.file.Path;

/**
 * MNIST: handwritten digits of 28×28 pixels, values 0 to 255, 60,000 to learn from and 10,000 to be
 * judged by (Y. LeCun, C. Cortes, C. Burges). The folder holds the four IDX files under their usual
 * names, plain or gzipped; each method reads only the files it needs.
 */
public final class Mnist {
  private Mnist() {}

  public static Split load(Path folder) {
    return new Split(train(folder), test(folder));
  }

  public static Dataset train(Path folder) {
    return new ImageFolder(folder, Dataset.numbers(10)).part("train");
  }

  public static Dataset test(Path folder) {
    return new ImageFolder(folder, Dataset.numbers(10)).part("t10k");
  }
}
