package damo.data;

import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Rows of features with a class label each.
 *
 * <p>A data set whose shapes do not fit each other, with a feature that is not finite or a label
 * that has no name, is refused with a {@link DataException}. Other number types are converted when
 * they come in, and a label column of shape (n, 1) or (1, n) is flattened.
 *
 * @param x float32, shape (n, d), all finite
 * @param y int32, shape (n), values 0 to {@code classes() - 1}
 * @param names the name of each class, in the order of the labels
 * @param imageShape the shape that a row has as a picture, such as [8, 8]; empty if it is none
 */
public record Dataset(INDArray x, INDArray y, List<String> names, List<Integer> imageShape) {
  public Dataset {
    x = Checked.features(x, imageShape);
    y = Checked.labels(y, x.rows(), names.size());
    names = List.copyOf(names);
    imageShape = List.copyOf(imageShape);
  }

  /** Features (n, d) and labels (n), whose classes are called by their numbers. */
  public static Dataset of(INDArray x, INDArray y) {
    return new Dataset(x, y, numbers(Checked.greatest(y) + 1), List.of());
  }

  /** A matrix with the label in column 0 and the features after it, as {@link #labelled} gives. */
  public static Dataset ofLabelled(INDArray matrix) {
    return Labelled.split(matrix);
  }

  static List<String> numbers(int classes) {
    return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }

  /** How many rows there are. */
  public int size() {
    return x.rows();
  }

  /** How many features a row has. */
  public int features() {
    return x.columns();
  }

  /** How many classes there are, also of those that no row has. */
  public int classes() {
    return names.size();
  }

  /** How many rows each class has, in the order of the labels. */
  public int[] counts() {
    int[] counts = new int[classes()];
    for (int label : y.toIntVector()) {
      counts[label]++;
    }
    return counts;
  }

  /** The features as pictures: shape (n, height, width), or whatever {@code imageShape} says. */
  public INDArray images() {
    if (imageShape.isEmpty()) {
      throw new DataException("the rows of this data set are not pictures: it has no imageShape");
    }
    long[] shape =
        IntStream.concat(IntStream.of(size()), imageShape.stream().mapToInt(Integer::intValue))
            .asLongStream()
            .toArray();
    return x.reshape('c', shape);
  }

  /** These rows, in this order; a row may come more than once. Copies. */
  public Dataset rows(int... rows) {
    return new Dataset(Rows.of(x, rows), Rows.of(y, rows), names, imageShape);
  }

  /** Every feature divided by a number: {@code Digits.load().dividedBy(16)} lies in [0, 1]. */
  public Dataset dividedBy(double divisor) {
    if (divisor == 0 || !Double.isFinite(divisor)) {
      throw new DataException(
          "features can be divided by a finite number other than 0, not " + divisor);
    }
    return with(x.div(divisor));
  }

  /** The same labels with features scaled by what was measured on some, often other, data. */
  public Dataset scaledBy(Scaling scaling) {
    return with(scaling.apply(x));
  }

  private Dataset with(INDArray features) {
    return new Dataset(features, y, names, imageShape);
  }

  /**
   * Shuffles and cuts.
   *
   * @param fraction the share of the first part, between 0 and 1
   * @param seed the same seed gives the same parts
   */
  public Split split(double fraction, long seed) {
    return Split.of(this, RowOrder.cut(size(), fraction, seed));
  }

  /** Like {@link #split}, and each class is cut in the same proportion. */
  public Split splitStratified(double fraction, long seed) {
    return Split.of(this, RowOrder.cutStratified(y.toIntVector(), classes(), fraction, seed));
  }

  /**
   * Goes through all rows once, in a new order each time it is iterated.
   *
   * @param size rows a batch; the last one has what is left
   */
  public Batches batches(int size, long seed) {
    return new Batches(this, size, seed);
  }

  /**
   * Batches that are made ready ahead, with a place that can be saved.
   *
   * @param size rows a batch; the last one of an epoch has what is left
   */
  public Feed<Batch> feed(int size, long seed) {
    return new Feed<>(BatchPlan.shuffled(size(), size, seed), rows -> Batch.of(this, rows));
  }

  /** Draws rows with replacement, without end. */
  public Draws draws(int size, long seed) {
    return new Draws(this, size, seed);
  }

  /** float32, shape (n, 1 + d): the label in column 0, the features after it. */
  public INDArray labelled() {
    return Nd4j.hstack(y.castTo(DataType.FLOAT).reshape(size(), 1), x);
  }

  /** float32, shape (n, classes): 1 in the column of the label. */
  public INDArray oneHot() {
    return OneHot.of(y, classes());
  }

  @Override
  public String toString() {
    String form =
        imageShape.isEmpty()
            ? ""
            : " (pictures "
                + String.join("×", imageShape.stream().map(String::valueOf).toList())
                + ")";
    return "Dataset: %d rows, %d features%s, %d classes"
        .formatted(size(), features(), form, classes());
  }
}
