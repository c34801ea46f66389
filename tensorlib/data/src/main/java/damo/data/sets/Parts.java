package damo.data.sets;

import damo.data.Dataset;
import damo.data.Split;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The three parts of a data set.
 *
 * @param train what is learned from
 * @param valid what choices are made by
 * @param test what is judged by, once
 */
public record Parts<T>(T train, T valid, T test) {
  /**
   * Cuts a set so that each class is cut in the same proportion.
   *
   * @param trainShare the share of all that is learned from, between 0 and 1
   * @param validShare the share of the rest that choices are made by, between 0 and 1
   * @param seed the same seed gives the same parts
   */
  public static Parts<Dataset> cut(Dataset all, double trainShare, double validShare, long seed) {
    Split first = all.splitStratified(trainShare, seed);
    Split second = first.test().splitStratified(validShare, seed);
    return new Parts<>(first.train(), second.train(), second.test());
  }

  /** Something else made of each part. */
  public <R> Parts<R> map(Function<? super T, ? extends R> change) {
    return new Parts<>(change.apply(train), change.apply(valid), change.apply(test));
  }

  /** The parts by their names {@code train}, {@code valid}, {@code test}. */
  public Map<String, T> byName() {
    Map<String, T> parts = new LinkedHashMap<>();
    parts.put("train", train);
    parts.put("valid", valid);
    parts.put("test", test);
    return parts;
  }
}
