package damo.inspect;

import damo.value.Value;
import java.util.Arrays;

/**
 * The elements of an array in a few numbers.
 *
 * @param count elements
 * @param norm the Euclidean norm of the finite ones
 * @param mean of the finite ones
 * @param std of the finite ones
 * @param min the least finite one; NaN if there is none
 * @param max the greatest finite one; NaN if there is none
 * @param zeros how many are 0
 * @param nans how many are NaN
 * @param infinities how many are infinite
 * @param bins how many finite ones fall into each of equal parts of [min, max]
 */
public record Distribution(
    int count,
    double norm,
    double mean,
    double std,
    double min,
    double max,
    int zeros,
    int nans,
    int infinities,
    int[] bins) {
  private static final int BINS = 24;

  /** Of the elements of {@code v}. */
  public static Distribution of(Value v) {
    return of(v.toDoubles());
  }

  /** Of all these numbers. */
  public static Distribution of(double[] all) {
    double[] x = Arrays.stream(all).filter(Double::isFinite).toArray();
    double sum = Arrays.stream(x).sum();
    double squares = Arrays.stream(x).map(a -> a * a).sum();
    double mean = x.length == 0 ? Double.NaN : sum / x.length;
    double variance =
        x.length == 0
            ? Double.NaN
            : Arrays.stream(x).map(a -> (a - mean) * (a - mean)).sum() / x.length;
    double min = Arrays.stream(x).min().orElse(Double.NaN);
    double max = Arrays.stream(x).max().orElse(Double.NaN);
    int zeros = (int) Arrays.stream(x).filter(a -> a == 0).count();
    int nans = (int) Arrays.stream(all).filter(Double::isNaN).count();
    return new Distribution(
        all.length,
        Math.sqrt(squares),
        mean,
        Math.sqrt(variance),
        min,
        max,
        zeros,
        nans,
        all.length - x.length - nans,
        bins(x, min, max));
  }

  private static int[] bins(double[] x, double min, double max) {
    int[] bins = new int[BINS];
    double width = max > min ? (max - min) / BINS : 1;
    for (double a : x) bins[(int) Math.clamp((long) ((a - min) / width), 0L, BINS - 1)]++;
    return bins;
  }

  /** What the other numbers leave out, {@code 1 NaN, 2 infinite}; empty if all are finite. */
  public String notFinite() {
    String nan = nans == 0 ? "" : nans + " NaN";
    String infinite = infinities == 0 ? "" : infinities + " infinite";
    return nan + (nans > 0 && infinities > 0 ? ", " : "") + infinite;
  }

  /** Whether all elements are finite. */
  public boolean isFinite() {
    return nans == 0 && infinities == 0;
  }
}
