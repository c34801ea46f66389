package damo.data;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Sparse rows and the number that stands before each.
 *
 * @param x the rows
 * @param labels float64, shape (rows): as the file has them
 */
public record SparseTable(Csr x, INDArray labels) {
  /**
   * Dense features, and the different labels in ascending order as classes 0, 1, …; a class is
   * called by its number in the file, such as {@code -1} and {@code 1}.
   */
  public Dataset dataset() {
    double[] all = labels.toDoubleVector();
    double[] classes = Arrays.stream(all).distinct().sorted().toArray();
    int[] y = Arrays.stream(all).mapToInt(label -> Arrays.binarySearch(classes, label)).toArray();
    return new Dataset(
        x.dense(),
        Nd4j.createFromArray(y),
        Arrays.stream(classes).mapToObj(SparseTable::name).toList(),
        java.util.List.of());
  }

  private static String name(double label) {
    return label == (long) label ? Long.toString((long) label) : Double.toString(label);
  }
}
