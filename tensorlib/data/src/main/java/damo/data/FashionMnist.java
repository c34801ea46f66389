package damo.data;

import java.nio.file.Path;
import java.util.List;

/**
 * Fashion-MNIST: pieces of clothing of 28×28 pixels, values 0 to 255, in files and numbers like
 * {@link Mnist}'s (H. Xiao, K. Rasul, R. Vollgraf 2017).
 */
public final class FashionMnist {
  private static final List<String> CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private FashionMnist() {}

  /** What the labels 0 to 9 mean. */
  public static List<String> classes() {
    return CLASSES;
  }

  /** Both halves. */
  public static Split load(Path folder) {
    return new Split(train(folder), test(folder));
  }

  /** The 60,000 to learn from. */
  public static Dataset train(Path folder) {
    return new ImageFolder(folder, CLASSES).part("train");
  }

  /** The 10,000 to be judged by. */
  public static Dataset test(Path folder) {
    return new ImageFolder(folder, CLASSES).part("t10k");
  }
}
