package damo.data;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What must hold of the arrays of a data set; each check gives back the array in its own type. */
final class Checked {
  private static final int MOST_CLASSES = 1 << 24;

  private Checked() {}

  static INDArray features(INDArray x, List<Integer> imageShape) {
    if (x.rank() != 2 || x.isEmpty()) {
      throw new DataException(
          "features are a matrix with a row for each example, not an array of shape " + shape(x));
    }
    int pixels = imageShape.stream().reduce(1, Math::multiplyExact);
    if (!imageShape.isEmpty() && pixels != x.columns()) {
      throw new DataException(
          "pictures of shape %s have %d values, and the rows have %d"
              .formatted(imageShape, pixels, x.columns()));
    }
    INDArray floats = x.castTo(DataType.FLOAT);
    finite(floats);
    return floats.ordering() == 'c' ? floats : floats.dup('c');
  }

  static INDArray labels(INDArray y, int rows, int classes) {
    INDArray flat = flat(y);
    if (flat.length() != rows) {
      throw new DataException(
          "each of the %d rows needs one label, and there are %d".formatted(rows, flat.length()));
    }
    int[] labels = whole(flat);
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] < 0 || labels[row] >= classes) {
        throw new DataException(
            "label %d of row %d is not one of the %d classes, whose labels are 0 to %d"
                .formatted(labels[row], row, classes, classes - 1));
      }
    }
    return flat.castTo(DataType.INT);
  }

  /** One class more than the greatest label, each called by its number. */
  static List<String> classes(INDArray y) {
    int greatest = Arrays.stream(whole(flat(y))).max().orElse(-1);
    if (greatest >= MOST_CLASSES) {
      throw new DataException(
          "label %d would make %d classes: number the classes from 0 on"
              .formatted(greatest, greatest + 1L));
    }
    return Dataset.numbers(greatest + 1);
  }

  private static INDArray flat(INDArray y) {
    boolean isLine = Arrays.stream(y.shape()).filter(length -> length != 1).count() <= 1;
    if (!isLine || y.isEmpty()) {
      throw new DataException("labels are one vector, not an array of shape " + shape(y));
    }
    return y.rank() == 1 ? y : y.reshape('c', new long[] {y.length()});
  }

  private static int[] whole(INDArray flat) {
    double[] values = flat.toDoubleVector();
    for (int row = 0; row < values.length; row++) {
      if (values[row] != (int) values[row]) {
        throw new DataException(
            "labels are whole numbers from 0 on, and row %d has %s".formatted(row, values[row]));
      }
    }
    return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
  }

  /** A sum is finite only if all its terms are, and costs a fraction of looking at each. */
  private static void finite(INDArray x) {
    if (!Double.isFinite(x.sumNumber().doubleValue())) {
      findNotFinite(x);
    }
  }

  private static void findNotFinite(INDArray x) {
    for (int row = 0; row < x.rows(); row++) {
      for (int column = 0; column < x.columns(); column++) {
        float value = x.getFloat(row, column);
        if (!Float.isFinite(value)) {
          throw new DataException(
              "feature %d of row %d is %s: clean the data before it is trained on"
                  .formatted(column, row, value));
        }
      }
    }
  }

  private static String shape(INDArray array) {
    return Arrays.toString(array.shape()).replace('[', '(').replace(']', ')');
  }
}
