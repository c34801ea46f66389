package damo.display.number;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What several runs of the same reached.
 *
 * @param all a number for each run; empty when there is none
 */
public record Runs(double[] all) {
  /** The numbers of an object: itself, or those within; none when it is something else. */
  public static Runs of(@Nullable Object x) {
    return switch (x) {
      case null -> new Runs(new double[0]);
      case Number one -> new Runs(new double[] {one.doubleValue()});
      case INDArray many -> new Runs(Values.flat(many));
      case Collection<?> many when many.stream().allMatch(Number.class::isInstance) ->
          new Runs(Values.flat(many));
      case Object many when ofNumbers(many.getClass()) -> new Runs(Values.flat(many));
      default -> new Runs(new double[0]);
    };
  }

  private static boolean ofNumbers(Class<?> type) {
    Class<?> component = type.getComponentType();
    return component != null && component.isPrimitive() && component != char.class;
  }

  public boolean any() {
    return all.length > 0;
  }

  public boolean several() {
    return all.length > 1;
  }

  public double mean() {
    return Arrays.stream(all).average().orElse(Double.NaN);
  }

  /** The numbers that say how many digits matter: a mean has more than what it is the mean of. */
  public DoubleStream extremes() {
    return several() ? DoubleStream.of(least(), most()) : Arrays.stream(all);
  }

  private double least() {
    return Arrays.stream(all).min().orElse(Double.NaN);
  }

  private double most() {
    return Arrays.stream(all).max().orElse(Double.NaN);
  }

  /** The number, or {@code mean [least, most]} of several. */
  public String text(Decimals decimals) {
    return several()
        ? "%s [%s, %s]"
            .formatted(decimals.text(mean()), decimals.text(least()), decimals.text(most()))
        : decimals.text(mean());
  }
}
