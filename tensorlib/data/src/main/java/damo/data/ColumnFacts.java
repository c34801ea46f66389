package damo.data;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Nd4jBorder;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What is measured on each column of a matrix. ND4J adds floats in float, which on tens of
 * thousands of rows loses the third digit; here sums are doubles.
 */
record ColumnFacts(double[] mean, double[] deviation, double[] least, double[] range) {
  static ColumnFacts of(INDArray x) {
    if (x.rank() != 2 || x.isEmpty()) {
      throw new DataException("a scaling is measured on a matrix that has rows");
    }
    float[] values = (float[]) Nd4jBorder.fromNd4j(x.castTo(DataType.FLOAT)).array();
    int columns = x.columns();
    double[] mean = mean(values, columns);
    double[] least = fold(values, columns, Double.POSITIVE_INFINITY, Math::min);
    double[] greatest = fold(values, columns, Double.NEGATIVE_INFINITY, Math::max);
    double[] range = new double[columns];
    Arrays.setAll(range, column -> greatest[column] - least[column]);
    return new ColumnFacts(mean, deviation(values, mean), least, range);
  }

  private static double[] mean(float[] values, int columns) {
    double[] sums = fold(values, columns, 0, Double::sum);
    int rows = values.length / columns;
    return Arrays.stream(sums).map(sum -> sum / rows).toArray();
  }

  private static double[] deviation(float[] values, double[] mean) {
    double[] squares = new double[mean.length];
    for (int i = 0; i < values.length; i++) {
      double difference = values[i] - mean[i % mean.length];
      squares[i % mean.length] += difference * difference;
    }
    int rows = values.length / mean.length;
    return Arrays.stream(squares).map(square -> Math.sqrt(square / rows)).toArray();
  }

  private interface Step {
    double apply(double soFar, double value);
  }

  private static double[] fold(float[] values, int columns, double start, Step step) {
    double[] folded = new double[columns];
    Arrays.fill(folded, start);
    for (int i = 0; i < values.length; i++) {
      folded[i % columns] = step.apply(folded[i % columns], values[i]);
    }
    return folded;
  }

  /** These numbers, with 1 for columns that never vary: nothing can be divided by their 0. */
  INDArray divisors(double[] numbers) {
    double[] divisors = new double[numbers.length];
    Arrays.setAll(divisors, column -> range[column] == 0 ? 1 : numbers[column]);
    return row(divisors);
  }

  INDArray row(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return Nd4jBorder.toNd4j(DType.FLOAT32, Ints.of(1, floats.length), floats, 0);
  }
}
