package damo.display.number;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Runs of one setting that differ by chance only.
 *
 * @param values a row for each run; runs may end at different steps
 */
public record Seeds(double[][] values) {
  /** 0, 1, 2, … */
  public static double[] counting(int n) {
    return IntStream.range(0, n).asDoubleStream().toArray();
  }

  public int runs() {
    return values.length;
  }

  /** Of the longest run. */
  public int steps() {
    return Arrays.stream(values).mapToInt(run -> run.length).max().orElse(0);
  }

  /** At each step the mean of the finite numbers of the runs that came so far; NaN if none. */
  public double[] mean() {
    return each(at -> at.average().orElse(Double.NaN));
  }

  public double[] low() {
    return each(at -> at.min().orElse(Double.NaN));
  }

  public double[] high() {
    return each(at -> at.max().orElse(Double.NaN));
  }

  private double[] each(ToDoubleFunction<DoubleStream> sum) {
    return IntStream.range(0, steps())
        .mapToDouble(step ->
            sum.applyAsDouble(
                Arrays.stream(values)
                    .filter(run -> step < run.length)
                    .mapToDouble(run -> run[step])
                    .filter(Double::isFinite)))
        .toArray();
  }

  /** The step of the lowest (or the highest) mean; −1 when there is none. */
  public int best(boolean lowest) {
    double[] mean = mean();
    int best = -1;
    for (int i = 0; i < mean.length; i++) {
      boolean better = best < 0 || (lowest ? mean[i] < mean[best] : mean[i] > mean[best]);
      best = !Double.isNaN(mean[i]) && better ? i : best;
    }
    return best;
  }

  /** How many finite numbers are not as {@code inside} wants. */
  public long outside(DoublePredicate inside) {
    return Arrays.stream(values)
        .flatMapToDouble(Arrays::stream)
        .filter(Double::isFinite)
        .filter(inside.negate())
        .count();
  }

  /** How many runs hold a number that is not finite. */
  public long broken() {
    return Arrays.stream(values).filter(run -> firstBroken(run) < run.length).count();
  }

  private static int firstBroken(double[] run) {
    return IntStream.range(0, run.length)
        .filter(i -> !Double.isFinite(run[i]))
        .findFirst()
        .orElse(run.length);
  }

  /** {@code 2 of 5 runs, from 17}, or nothing. */
  public String brokenText(double[] at) {
    int first =
        Arrays.stream(values)
            .filter(run -> firstBroken(run) < run.length)
            .mapToInt(Seeds::firstBroken)
            .min()
            .orElse(0);
    return broken() == 0
        ? ""
        : "%d of %d runs, from %s".formatted(broken(), runs(), Fmt.num(at[first]));
  }
}
