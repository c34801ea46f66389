package damo.tensor;

import damo.error.DamoException;
import damo.scalar.Ints;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Options of batch normalization: over which axes, and what is added to the variance.
 *
 * @param isSpatial all axes but the second, whatever the rank; then {@code axes} is empty
 * @param runningMean what is known of the mean so far; null unless running statistics are kept
 */
public record BatchNorm(
    Ints axes,
    boolean isSpatial,
    double epsilon,
    double runningAverageFactor,
    @Nullable TensorVariable runningMean,
    @Nullable TensorVariable runningVariance) {
  private static final double EPSILON = 1e-4;
  private static final double LEAST_EPSILON = 1e-5;
  private static final double AVERAGE_FACTOR = 0.1;

  /** {@code "per-activation"}: axis 0. {@code "spatial"}: all axes but 1. */
  public static BatchNorm axes(String mode) {
    return switch (mode) {
      case "per-activation" -> axes(0);
      case "spatial" -> of(Ints.of(), true);
      default ->
          throw new DamoException(
              "batch normalization expects \"per-activation\" or \"spatial\" as axes, got \""
                  + mode
                  + "\"");
    };
  }

  /** Over these axes; negative ones count from the end. */
  public static BatchNorm axes(int... axes) {
    if (axes.length == 0)
      throw new DamoException("batch normalization expects at least one axis to normalize over");
    return of(Ints.of(axes), false);
  }

  private static BatchNorm of(Ints axes, boolean isSpatial) {
    return new BatchNorm(axes, isSpatial, EPSILON, AVERAGE_FACTOR, null, null);
  }

  /** What is added to the variance, at least 1e−5; 1e−4 unless said. */
  public BatchNorm epsilon(double added) {
    if (!(added >= LEAST_EPSILON))
      throw new DamoException("epsilon must be at least " + LEAST_EPSILON + ", got " + added);
    return new BatchNorm(
        axes, isSpatial, added, runningAverageFactor, runningMean, runningVariance);
  }

  /** The weight of the new statistics in the running ones; 0.1 unless said. */
  public BatchNorm runningAverageFactor(double factor) {
    return new BatchNorm(axes, isSpatial, epsilon, factor, runningMean, runningVariance);
  }

  /** The running statistics, of the shape of the scale: their new values are returned too. */
  public BatchNorm running(Object mean, Object variance) {
    return new BatchNorm(
        axes,
        isSpatial,
        epsilon,
        runningAverageFactor,
        Operands.asTensor(mean),
        Operands.asTensor(variance));
  }

  /** The axes of a tensor of this rank, not negative. */
  public Ints axesOf(int ndim) {
    return isSpatial ? Ints.of(IntStream.range(0, ndim).filter(i -> i != 1).toArray()) : axes;
  }
}
