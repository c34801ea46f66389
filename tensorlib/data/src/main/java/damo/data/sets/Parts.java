package damo.data.sets;

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
