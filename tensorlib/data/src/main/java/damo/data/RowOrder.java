package damo.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Row numbers, shuffled and cut in two. */
final class RowOrder {
  private RowOrder() {}

  record Cut(int[] first, int[] second) {}

  static int[] shuffled(int size, Random random) {
    return toArray(shuffled(IntStream.range(0, size).boxed().toList(), random));
  }

  static Cut cut(int size, double fraction, long seed) {
    check(fraction);
    List<Integer> first = new ArrayList<>();
    List<Integer> second = new ArrayList<>();
    deal(
        shuffled(IntStream.range(0, size).boxed().toList(), new Random(seed)),
        fraction,
        first,
        second);
    return parts(first, second, size);
  }

  static Cut cutStratified(int[] labels, int classes, double fraction, long seed) {
    check(fraction);
    Random random = new Random(seed);
    List<Integer> first = new ArrayList<>();
    List<Integer> second = new ArrayList<>();
    for (List<Integer> rows : byClass(labels, classes)) {
      deal(shuffled(rows, random), fraction, first, second);
    }
    return parts(shuffled(first, random), shuffled(second, random), labels.length);
  }

  private static List<List<Integer>> byClass(int[] labels, int classes) {
    List<List<Integer>> rows = new ArrayList<>();
    IntStream.range(0, classes).forEach(label -> rows.add(new ArrayList<>()));
    for (int row = 0; row < labels.length; row++) {
      rows.get(labels[row]).add(row);
    }
    return rows;
  }

  private static void deal(
      List<Integer> rows, double fraction, List<Integer> first, List<Integer> second) {
    int end = (int) Math.round(fraction * rows.size());
    first.addAll(rows.subList(0, end));
    second.addAll(rows.subList(end, rows.size()));
  }

  private static Cut parts(List<Integer> first, List<Integer> second, int size) {
    if (first.isEmpty() || second.isEmpty()) {
      throw new DataException(
          "%d rows cannot be cut so: one part would be empty; choose another fraction"
              .formatted(size));
    }
    return new Cut(toArray(first), toArray(second));
  }

  private static List<Integer> shuffled(List<Integer> rows, Random random) {
    List<Integer> order = new ArrayList<>(rows);
    Collections.shuffle(order, random);
    return order;
  }

  private static int[] toArray(List<Integer> rows) {
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }

  static void check(double fraction) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new DataException("a fraction lies between 0 and 1, and this is " + fraction);
    }
  }
}
