package damo.nn;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.value.Nd4jBorder;
import damo.value.Value;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A matrix with labels in column 0 and features after it, taken apart and checked.
 *
 * @param x floatX, shape (rows, features)
 * @param y one label for each row
 */
record LabelledRows(Value x, int[] y) {
  static LabelledRows of(INDArray data) {
    Value all = Nd4jBorder.fromNd4j(data);
    if (all.rank() != 2 || all.shape().get(0) < 1 || all.shape().get(1) < 2)
      throw new ShapeException(
          "data must be a matrix with labels in column 0 and features after it, got an array of"
              + " shape "
              + all.shape());
    int rows = all.shape().get(0);
    int columns = all.shape().get(1);
    int[] y = new int[rows];
    for (int row = 0; row < rows; row++) y[row] = label(all.getDouble(row * columns), row);
    return new LabelledRows(Features.after(all, 1), y);
  }

  private static int label(double value, int row) {
    int label = (int) value;
    if (label == value && label >= 0) return label;
    throw new DamoException(
        "labels (column 0) are whole numbers from 0 on, got "
            + value
            + " in row "
            + row
            + (Double.isNaN(value) ? "; drop the rows whose label is unknown" : ""));
  }

  int size() {
    return y.length;
  }

  int features() {
    return x.shape().get(1);
  }

  /**
   * How many different labels there are.
   *
   * @throws DamoException unless they are 0, 1, … without gaps
   */
  int classes() {
    boolean[] seen = new boolean[y.length];
    int classes = 0;
    for (int label : y) {
      if (label >= seen.length || seen[label]) continue;
      seen[label] = true;
      classes++;
    }
    for (int row = 0; row < y.length; row++) if (y[row] >= classes) throw gap(row, classes, seen);
    return classes;
  }

  private DamoException gap(int row, int classes, boolean[] seen) {
    int missing = 0;
    while (seen[missing]) missing++;
    return new DamoException(
        "row "
            + row
            + " has label "
            + y[row]
            + ", yet no row has label "
            + missing
            + ": number the classes 0, 1, … without gaps");
  }

  /** These rows, if a network of so many features and classes can judge them. */
  LabelledRows checkedFor(int features, int classes) {
    Features.checkColumns(x, features, "1 label and ");
    for (int row = 0; row < y.length; row++)
      if (y[row] >= classes)
        throw new DamoException(
            "row "
                + row
                + " has label "
                + y[row]
                + ", and what was learnt from had "
                + classes
                + " classes, with labels 0 to "
                + (classes - 1));
    return this;
  }
}
